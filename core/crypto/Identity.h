// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Certificate.h"

#include <core/base/Secret.h>

namespace rds {

/// A private P-256 key with its certificate. An immutable value with cheap copies, usable in any thread.
class Identity {
public:
    /// Makes a key and a self-signed certificate for one purpose. Error KeyGenerationFailed (also
    /// where the name is empty or longer than 64 characters).
    [[nodiscard]] static Result<Identity> generate(KeyPurpose purpose, const QString& commonName, Timestamp notBefore,
                                                   Timestamp notAfter);
    /// Errors InvalidKey, InvalidCertificate, WrongKeyUsage, KeyDoesNotMatch.
    [[nodiscard]] static Result<Identity> fromPem(const QByteArray& privateKey, const QByteArray& certificate,
                                                  KeyPurpose purpose);
    /// The same for an encrypted key. Errors also WrongPassPhrase, and InvalidKey where the key is not encrypted.
    [[nodiscard]] static Result<Identity> fromEncryptedPem(const QByteArray& privateKey, const Secret& passPhrase,
                                                           const QByteArray& certificate, KeyPurpose purpose);

    /// PKCS#8 PEM, not encrypted: the caller guards it. Empty where the key cannot leave its token.
    [[nodiscard]] QByteArray privateKeyPem() const;
    /// PKCS#8 PEM, encrypted with a key that scrypt derives from the pass phrase (PBES2, AES-256-CBC, RFC 8018 and
    /// RFC 7914). Error KeyGenerationFailed, also where the pass phrase is empty or the key cannot leave its token.
    [[nodiscard]] Result<QByteArray> encryptedPrivateKeyPem(const Secret& passPhrase) const;
    [[nodiscard]] const Certificate& certificate() const { return m_certificate; }

    struct Data;
    Identity(std::shared_ptr<const Data> data, Certificate certificate);
    [[nodiscard]] const Data& data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
    Certificate m_certificate;
};

} // namespace rds
