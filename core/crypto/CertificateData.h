// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Certificate.h"
#include "Identity.h"
#include "OpenSsl.h"

#include <mutex>

namespace rds {

// What the public values hold, with OpenSSL's types; private to core/crypto.

/// Decoded once, since decoding costs more than a signature check. Nothing in it changes after construction
/// (OpenSSL has its view of the extensions cached by then), so all threads share it.
struct Certificate::Data {
    openssl::X509Certificate x509;
    QByteArray der;
    QByteArray keyId;
    KeyPurpose purpose = KeyPurpose::Signing;
    Timestamp notBefore;
    Timestamp notAfter;
};

struct Identity::Data {
    openssl::Key key;
    /// Of a key that stays on a token: taken while it is used. Null for a key in memory.
    std::mutex* token = nullptr;

    [[nodiscard]] std::unique_lock<std::mutex> takeTurn() const
    {
        return token != nullptr ? std::unique_lock(*token) : std::unique_lock<std::mutex>();
    }
};

/// Whether the key is of the one curve that we use, by name.
[[nodiscard]] bool isP256(const EVP_PKEY* key);

} // namespace rds
