// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"

#include <core/crypto/Identity.h>
#include <core/domain/PackageManifest.h>

#include <vector>

namespace rds {

/// The two-person rule: a second person's signature on a package. It names the manifest by its SHA-256, and the
/// manifest names every byte of script and modules.
///
/// SignedData of the approver around a canonical JSON document (docs/protocol.md).
[[nodiscard]] Result<QByteArray> approvePackage(const PackageManifest& package, const QString& fleet,
                                                const Identity& approver, Timestamp now);

/// The key identifier of the approver, after the approval was found good for exactly this package.
/// Errors CryptoError (WrongSigner: none of `approvers`), WrongFleet, WrongPackage, Malformed.
[[nodiscard]] Result<QByteArray> verifyApproval(const QByteArray& approval, const PackageManifest& package,
                                                const QString& fleet, const std::vector<Certificate>& approvers);

/// How many different approvers have validly approved the package; what is not valid does not count.
[[nodiscard]] int countApprovals(const std::vector<QByteArray>& approvals, const PackageManifest& package,
                                 const QString& fleet, const std::vector<Certificate>& approvers);

} // namespace rds
