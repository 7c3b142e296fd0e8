// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CryptoError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(CryptoError code)
{
    switch (code) {
    case CryptoError::KeyGenerationFailed:
        return "no key could be made";
    case CryptoError::InvalidKey:
        return "not a usable private key";
    case CryptoError::InvalidCertificate:
        return "not a usable certificate";
    case CryptoError::KeyDoesNotMatch:
        return "private key and certificate do not belong together";
    case CryptoError::WrongKeyUsage:
        return "key is not meant for this use";
    case CryptoError::SigningFailed:
        return "signing failed";
    case CryptoError::EncryptionFailed:
        return "encryption failed";
    case CryptoError::MalformedMessage:
        return "cryptographic message is malformed";
    case CryptoError::WrongAlgorithm:
        return "cryptographic message uses an algorithm that is not allowed";
    case CryptoError::TooManyRecipients:
        return "too many recipients";
    case CryptoError::WrongSigner:
        return "signed with another key";
    case CryptoError::BadSignature:
        return "signature is not good";
    case CryptoError::NotARecipient:
        return "not encrypted for this key";
    case CryptoError::DecryptionFailed:
        return "decryption failed";
    case CryptoError::WrongPassPhrase:
        return "wrong pass phrase";
    case CryptoError::CertificateExpired:
        return "certificate is not valid at this time";
    case CryptoError::TokenFailed:
        return "PKCS#11 token cannot be used";
    }
    return "unknown cryptographic error";
}

} // namespace

std::error_code make_error_code(CryptoError code)
{
    return errorCode(code, "crypto", &text);
}

} // namespace rds
