// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Result.h>

#include <memory>

namespace rds {

/// What a key may be used for: signing and encryption keys are never the same.
enum class KeyPurpose {
    Signing, ///< X.509 key usage digitalSignature
    Encryption, ///< X.509 key usage keyAgreement
};

/// An X.509 certificate of a P-256 key: the container of a public key that is pinned, not chained.
/// An immutable value with cheap copies, usable in any thread.
class Certificate {
public:
    /// Errors InvalidCertificate (not DER, not P-256, no key identifier, trailing bytes) and WrongKeyUsage
    /// (another purpose, both, or none).
    [[nodiscard]] static Result<Certificate> fromDer(const QByteArray& der, KeyPurpose purpose);
    [[nodiscard]] static Result<Certificate> fromPem(const QByteArray& pem, KeyPurpose purpose);

    [[nodiscard]] QByteArray toDer() const;
    [[nodiscard]] QByteArray toPem() const;
    /// Subject key identifier: 20 bytes. Names the key in signatures and envelopes.
    [[nodiscard]] QByteArray keyId() const;
    [[nodiscard]] KeyPurpose purpose() const;
    [[nodiscard]] Timestamp notBefore() const;
    [[nodiscard]] Timestamp notAfter() const;

    struct Data;
    explicit Certificate(std::shared_ptr<const Data> data);
    [[nodiscard]] const Data& data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

/// Error CertificateExpired where `now` is outside the certificate's period of validity. Its first and last moment are
/// inside (RFC 5280, section 4.1.2.5).
[[nodiscard]] Result<void> checkValidAt(const Certificate& certificate, Timestamp now);

} // namespace rds
