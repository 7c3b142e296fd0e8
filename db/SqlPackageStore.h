// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/PackageStore.h>

namespace rds {

class Database;

/// PackageStore in the tables `packages` and `package_…`: the manifest is stored value by value, so that
/// the modules behind a software version can be asked for in SQL. Used in the database's thread.
class SqlPackageStore final : public PackageStore {
public:
    explicit SqlPackageStore(Database& database);

    [[nodiscard]] Result<qint64> add(const StoredPackage& package) override;
    [[nodiscard]] Result<StoredPackage> find(qint64 id) const override;
    [[nodiscard]] Result<std::vector<StoredPackage>> all() const override;

private:
    [[nodiscard]] Result<qint64> insert(const StoredPackage& package);
    [[nodiscard]] Result<void> insertParts(qint64 id, const PackageManifest& manifest);
    /// The packages with these ids, newest first, in four statements however many there are.
    [[nodiscard]] Result<std::vector<StoredPackage>> load(const std::vector<qint64>& ids) const;
    [[nodiscard]] Result<void> loadParts(const QString& idList, std::vector<StoredPackage>& packages) const;

    Database& m_database;
};

} // namespace rds
