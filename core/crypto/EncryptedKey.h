// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "OpenSsl.h"

#include <core/base/Secret.h>

namespace rds {

// Encrypted private keys (EncryptedPrivateKeyInfo, RFC 5958, section 3); private to core/crypto.

/// Makes scrypt take 16 MiB and about 50 ms (RFC 7914, section 2).
inline constexpr quint64 scryptCost = 16384;
inline constexpr quint64 scryptBlockSize = 8;
inline constexpr quint64 scryptParallelism = 1;

/// PEM of the key, by PBES2 with scrypt and AES-256-CBC (RFC 8018, section 6.2). Error KeyGenerationFailed.
[[nodiscard]] Result<QByteArray> encryptKey(EVP_PKEY* key, const Secret& passPhrase);

/// The key in such a PEM. Any key derivation of PBES2 that OpenSSL knows is taken, so that keys made with
/// `openssl pkcs8` are; older schemes are not. Errors InvalidKey and WrongPassPhrase: which one it is cannot be told
/// where the encrypted bytes are damaged, and it is WrongPassPhrase then.
[[nodiscard]] Result<openssl::Key> decryptKey(const QByteArray& pem, const Secret& passPhrase);

} // namespace rds
