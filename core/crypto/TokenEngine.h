// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "OpenSsl.h"

#include <core/base/Secret.h>

#include <mutex>

namespace rds {

/// Where a key lies: a PKCS#11 URI (RFC 7512) in its two parts.
struct TokenAddress {
    QString object; ///< `pkcs11:` and the path attributes, which tell token and key
    QString modulePath; ///< the library of the token's maker; empty: p11-kit's
};

/// Taken by whoever uses a token: its library serves one caller at a time.
[[nodiscard]] std::mutex& tokenMutex();

/// The private key at an address: signing with it goes to the token. @pre tokenMutex is taken, here and where the key
/// is freed
///
/// After the first key was found, the engine keeps the token's library, and is logged in, until the process ends: no
/// other library is loaded then, and no PIN looked at. Error TokenFailed.
[[nodiscard]] Result<openssl::Key> loadTokenKey(const TokenAddress& address, const Secret& pin);

} // namespace rds
