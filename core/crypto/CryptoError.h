// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why keys, signatures or envelopes were refused. The detail is OpenSSL's reason where there is one.
enum class CryptoError {
    KeyGenerationFailed = 1,
    InvalidKey,
    InvalidCertificate,
    KeyDoesNotMatch,
    WrongKeyUsage,
    SigningFailed,
    EncryptionFailed,
    MalformedMessage,
    WrongAlgorithm,
    TooManyRecipients,
    WrongSigner,
    BadSignature,
    NotARecipient,
    DecryptionFailed,
    WrongPassPhrase,
    CertificateExpired, ///< or not valid yet
    TokenFailed, ///< the PKCS#11 token is not there, or refuses its PIN
};

[[nodiscard]] std::error_code make_error_code(CryptoError code);

} // namespace rds
