// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"

#include <core/base/Clock.h>
#include <core/crypto/Identity.h>

#include <vector>

namespace rds {

/// The centre's keys of the day, as its offline root key has signed them: what agents believe beside the root
/// certificate. A set with a higher version replaces the one before; what is no longer in it is revoked.
struct KeySet {
    QString fleet;
    qint64 version = 0; ///< from 1, grows
    Timestamp created{};
    Timestamp notAfter{}; ///< later, agents obey nothing but a newer set
    std::vector<Certificate> signing; ///< any of them signs commands and packages; 1 to 8
    std::vector<Certificate> encryption; ///< the first one seals enrolment requests, the others still open them; 1 to 8
    int approvalsRequired = 0; ///< two-person rule: so many different approvers for each package
    std::vector<Certificate> approvers; ///< at least approvalsRequired, at most 16

    /// The certificate of this key identifier among `signing`, or null.
    [[nodiscard]] const Certificate* findSigner(const QByteArray& keyId) const;
};

inline constexpr qsizetype maxKeySetSigners = 8;
inline constexpr qsizetype maxKeySetApprovers = 16;

/// SignedData of the root around the set as canonical JSON (docs/protocol.md).
[[nodiscard]] Result<QByteArray> signKeySet(const KeySet& keySet, const Identity& root);
/// Errors CryptoError, WrongFleet, Malformed. Whether it has expired or is older than another is the caller's to say.
[[nodiscard]] Result<KeySet> readKeySet(const QByteArray& signedKeySet, const Certificate& root, const QString& fleet);

} // namespace rds
