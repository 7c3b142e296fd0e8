// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PackageManifest.h"

namespace rds {

/// The packages that were ever used. One thread.
class PackageStore {
public:
    virtual ~PackageStore() = default;

    /// The new id; a package of the same sha256 keeps its id and is not stored again.
    [[nodiscard]] virtual Result<qint64> add(const StoredPackage& package) = 0;
    /// Error DomainError::UnknownPackage.
    [[nodiscard]] virtual Result<StoredPackage> find(qint64 id) const = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<std::vector<StoredPackage>> all() const = 0;
};

} // namespace rds
