// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Certificate.h"
#include "Identity.h"
#include "OpenSsl.h"

namespace rds {

// What the public values hold, with OpenSSL's types; private to core/crypto.

/// Decoded once, since decoding costs more than a signature check. Nothing in it changes after construction
/// (OpenSSL has its view of the extensions cached by then), so all threads share it.
struct Certificate::Data {
    openssl::X509Certificate x509;
    QByteArray der;
    QByteArray keyId;
    /// How an envelope may name the owner of the key: KeyAgreeRecipientIdentifier as DER elements.
    QByteArray recipientKeyId;
    QByteArray recipientIssuerAndSerial;
    KeyPurpose purpose = KeyPurpose::Signing;
    Timestamp notBefore;
    Timestamp notAfter;
};

struct Identity::Data {
    openssl::Key key;
    /// The key cannot be written down: OpenSSL only knows how to ask the token.
    bool onToken = false;
};

/// Whether the key is of the one curve that we use, by name.
[[nodiscard]] bool isP256(const EVP_PKEY* key);

} // namespace rds
