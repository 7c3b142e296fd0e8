// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <ui/models/KeyOverview.h>
#include <ui/models/PackageApprovals.h>

namespace rds {

struct CentreTrust;
struct KeySet;
struct PackageManifest;

/// @{ What the window shows of keys and approvals; no secret is needed for it.

/// @param folder of the centre, for the commands
[[nodiscard]] KeyOverview overviewOf(const CentreTrust& trust, const QString& folder);
/// Approvals that count for a package: those beside its file, and those that the centre has kept of it.
/// Error FileError.
[[nodiscard]] Result<PackageApprovals> approvalsOf(const QString& packagePath, const PackageManifest& package,
                                                   const KeySet& keySet, const QString& folder);
/// @}

} // namespace rds
