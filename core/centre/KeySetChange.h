// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreKeys.h"

namespace rds {

// The way to another key set: a draft, made here; the root's signature, which may be given on another machine; and
// its installing. Nothing counts before it is installed, and the keys in force are kept until then.

struct KeyRotation {
    bool revokeOld = false; ///< else the keys of before are still believed
    Duration lifetime = defaultKeySetLifetime;
    QString signingToken; ///< PKCS#11 URI of the new signing key; empty: a key in a file is made
};

/// Makes new keys of the day in `keys/`, beside those in force, and the draft that names them first.
/// Errors PassphraseMissing, CryptoError, FileError.
[[nodiscard]] Result<KeySet> draftRotation(const QString& centreFolder, const CentreTrust& trust,
                                           const KeyRotation& rotation, const KeySecrets& secrets, Timestamp now);

/// The set in force with other approvers. Error ApproversMissing where fewer than `required` would be left,
/// TooManyApprovers.
[[nodiscard]] Result<KeySet> draftApprovers(const CentreTrust& trust, std::vector<Certificate> approvers, int required,
                                            Timestamp now);

/// @{ A draft as a file for the machine that has the root key: JSON, no secrets in it. Error DamagedDraft.
[[nodiscard]] QByteArray writeDraft(const KeySet& draft);
[[nodiscard]] Result<KeySet> readDraft(const QByteArray& file);
/// @}

/// Verifies the new set against the root, stores it and then drops private keys which it has revoked.
/// Errors RootKeyDoesNotMatch, KeySetNotNewer, KeySetExpired, KeysMissing (the private half of its first signing or
/// encryption key is not here), ProtocolError, FileError.
[[nodiscard]] Result<CentreTrust> installKeySet(const QString& centreFolder, const CentreTrust& trust,
                                                const QByteArray& signedKeySet, Timestamp now);

/// signKeySet, after a look at whether `root` is the trusted one. Error RootKeyDoesNotMatch.
[[nodiscard]] Result<QByteArray> signDraft(const CentreTrust& trust, const KeySet& draft, const Identity& root);

} // namespace rds
