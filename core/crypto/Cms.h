// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CryptoError.h"
#include "Identity.h"

#include <vector>

namespace rds::cms {

// Cryptographic Message Syntax (RFC 5652), authenticated-enveloped data (RFC 5083), AES-GCM in it (RFC 5084),
// elliptic curves in it (RFC 5753). Everything is DER with definite lengths, held in memory, never streamed.
// Signers and recipients are named by subject key identifier. All functions are thread-safe.

/// More recipients than this are refused before anything is decrypted.
inline constexpr int maxRecipients = 2000;

/// SignedData around `content` (embedded), SHA-256, one signer, signed attributes, no certificates inside. Among the
/// attributes OpenSSL writes the computer's time of day; nothing here reads it. Errors WrongKeyUsage, SigningFailed.
[[nodiscard]] Result<QByteArray> sign(const QByteArray& content, const Identity& signer);

/// The content, after the signature of the one pinned signer was found good. Errors MalformedMessage (not DER,
/// trailing bytes, not exactly one signer, detached, content type other than data, certificates or unsigned attributes
/// inside, other signed attributes than content-type, message-digest and signing-time), WrongAlgorithm (digest other
/// than SHA-256, signature other than ECDSA), WrongSigner (another key identifier), BadSignature, WrongKeyUsage. The
/// certificate's period of validity is not looked at here: the pin decides, and checkValidAt where time counts.
[[nodiscard]] Result<QByteArray> verify(const QByteArray& signedData, const Certificate& pinnedSigner);

/// The key identifier that the one signature names: a claim, to choose the certificate for `verify`.
[[nodiscard]] Result<QByteArray> claimedSigner(const QByteArray& signedData);

/// AuthEnvelopedData: AES-256-GCM, one key-agreement RecipientInfo per recipient (P-256 ECDH, SHA-256 KDF).
/// Errors WrongKeyUsage, TooManyRecipients, EncryptionFailed (also where there are no recipients).
[[nodiscard]] Result<QByteArray> encrypt(const QByteArray& content, const std::vector<Certificate>& recipients);

/// Errors MalformedMessage (also where a recipient is not named by key identifier), WrongAlgorithm (other cipher, IV
/// not 12 or tag not 16 octets, other recipient type), TooManyRecipients, NotARecipient, DecryptionFailed,
/// WrongKeyUsage. The structure is checked before OpenSSL decrypts.
[[nodiscard]] Result<QByteArray> decrypt(const QByteArray& authEnvelopedData, const Identity& recipient);

/// sign, encrypt, sign again: the envelope of an update mail.
[[nodiscard]] Result<QByteArray> seal(const QByteArray& content, const Identity& signer,
                                      const std::vector<Certificate>& recipients);

/// Verifies the outer signature, then decrypts, then verifies the inner one; both by the same pinned signer.
[[nodiscard]] Result<QByteArray> open(const QByteArray& sealed, const Certificate& pinnedSigner,
                                      const Identity& recipient);

} // namespace rds::cms
