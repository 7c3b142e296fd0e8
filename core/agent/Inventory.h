// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Release.h"

#include <core/domain/PackageManifest.h>

#include <optional>

namespace rds {

/// Hashes every entry of `folder`. Links are not followed. Errors FileError: NotFound, NotReadable.
[[nodiscard]] Result<Inventory> takeInventory(const QString& folder);

/// The entry of this name, or none.
[[nodiscard]] const InstalledFile* findFile(const Inventory& inventory, const QString& name);

/// What an install script made of the copy that it was given: why it must not be installed, or nothing.
/// Every module of the package is there, byte for byte; no other file was changed or added; files may be gone.
[[nodiscard]] std::optional<QString> findDeviation(const Inventory& before, const Inventory& after,
                                                   const PackageManifest& manifest);

/// The modules of the release that `manifest` makes of `installed`: the package's, and of the others
/// those that are still there.
[[nodiscard]] std::vector<ReleaseModule> mergeModules(const Release& installed, const Inventory& after,
                                                      const PackageManifest& manifest);

} // namespace rds
