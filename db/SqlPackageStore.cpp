// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SqlPackageStore.h"

#include "Database.h"
#include "Query.h"

#include <core/domain/DomainError.h>

#include <QHash>

namespace rds {

namespace {

constexpr RowSource packageRow{QLatin1String("packages")};

StoredPackage readPackage(RowReader& row)
{
    StoredPackage package;
    package.id = row.integer();
    package.sha256 = row.bytes();
    package.path = row.text();
    package.added = row.time();
    package.manifest.softwareVersion = row.version();
    package.manifest.romVersion = row.versionTextOrEmpty();
    package.manifest.releaseSequence = row.integer();
    package.manifest.scriptSize = row.integer();
    package.manifest.scriptSha256 = row.bytes();
    package.manifest.defaultSettleTime = row.duration();
    package.manifest.created = row.time();
    return package;
}

PackageModule readModule(RowReader& row)
{
    PackageModule module;
    module.name = row.moduleName();
    module.kind = row.named(&moduleKindFromString);
    module.version = row.versionText();
    module.date = row.date();
    module.size = row.integer();
    module.sha256 = row.bytes();
    return module;
}

qint64 readId(RowReader& row)
{
    return row.integer();
}

} // namespace

SqlPackageStore::SqlPackageStore(Database& database)
    : m_database(database)
{
}

Result<qint64> SqlPackageStore::add(const StoredPackage& package)
{
    qint64 id = 0;
    auto stored = m_database.atomically([&]() -> Result<void> {
        const auto known = Query(m_database, QStringLiteral("SELECT id FROM packages WHERE sha256 = ?"))
                               .bind(package.sha256)
                               .first(packageRow, readId);
        if (!known) {
            return failure(known.error());
        }
        const auto inserted = known->has_value() ? Result<qint64>(**known) : insert(package);
        if (!inserted) {
            return failure(inserted.error());
        }
        id = *inserted;
        return {};
    });
    return stored ? Result<qint64>(id) : failure(stored.error());
}

Result<qint64> SqlPackageStore::insert(const StoredPackage& package)
{
    const PackageManifest& manifest = package.manifest;
    auto id = Query(m_database,
                    QStringLiteral("INSERT INTO packages (sha256, path, added_at, software_version, "
                                   "rom_version, release_sequence, script_size, script_sha256, "
                                   "default_settle_ms, created_at) VALUES (?,?,?,?,?,?,?,?,?,?)"))
                  .bind(package.sha256, package.path, package.added, manifest.softwareVersion, manifest.romVersion,
                        manifest.releaseSequence, manifest.scriptSize, manifest.scriptSha256,
                        manifest.defaultSettleTime, manifest.created)
                  .insert();
    if (!id) {
        return id;
    }
    if (auto parts = insertParts(*id, manifest); !parts) {
        return failure(parts.error());
    }
    return id;
}

Result<void> SqlPackageStore::insertParts(qint64 id, const PackageManifest& manifest)
{
    int position = 0;
    Query module(m_database,
                 QStringLiteral("INSERT INTO package_modules (package_id, position, name, kind, version, "
                                "date, size, sha256) VALUES (?,?,?,?,?,?,?,?)"));
    for (const PackageModule& m : manifest.modules) {
        if (auto done = module.bind(id, position++, m.name, m.kind, m.version, m.date, m.size, m.sha256).run(); !done) {
            return done;
        }
    }
    Query accepted(m_database,
                   QStringLiteral("INSERT INTO package_accepted_versions (package_id, position, version) "
                                  "VALUES (?,?,?)"));
    for (const SoftwareVersion& version : manifest.acceptedVersions) {
        if (auto done = accepted.bind(id, position++, version).run(); !done) {
            return done;
        }
    }
    Query hardware(m_database,
                   QStringLiteral("INSERT INTO package_hardware_classes (package_id, position, hardware_class) "
                                  "VALUES (?,?,?)"));
    for (const QString& hardwareClass : manifest.hardwareClasses) {
        if (auto done = hardware.bind(id, position++, hardwareClass).run(); !done) {
            return done;
        }
    }
    Query settle(m_database,
                 QStringLiteral("INSERT INTO package_settle_times (package_id, position, from_version, "
                                "wait_ms) VALUES (?,?,?,?)"));
    for (const SettleTime& rule : manifest.settleTimes) {
        if (auto done = settle.bind(id, position++, rule.from, rule.wait).run(); !done) {
            return done;
        }
    }
    return {};
}

Result<StoredPackage> SqlPackageStore::find(qint64 id) const
{
    auto found = load({id});
    if (!found) {
        return failure(found.error());
    }
    if (found->empty()) {
        return failure(DomainError::UnknownPackage, QString::number(id));
    }
    return std::move(found->front());
}

Result<std::vector<StoredPackage>> SqlPackageStore::all() const
{
    const auto ids = Query(m_database, QStringLiteral("SELECT id FROM packages")).list(packageRow, readId);
    return ids ? load(*ids) : failure(ids.error());
}

Result<std::vector<StoredPackage>> SqlPackageStore::load(const std::vector<qint64>& ids) const
{
    const QString idList = sql::list(ids);
    std::vector<StoredPackage> packages;
    auto loaded = m_database.consistently([&]() -> Result<void> {
        auto rows = Query(m_database,
                          QStringLiteral("SELECT id, sha256, path, added_at, software_version, rom_version, "
                                         "release_sequence, script_size, script_sha256, default_settle_ms, "
                                         "created_at FROM packages "
                                         "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"))
                        .bind(idList)
                        .list(packageRow, readPackage);
        if (!rows) {
            return failure(rows.error());
        }
        packages = std::move(*rows);
        return loadParts(idList, packages);
    });
    return loaded ? Result<std::vector<StoredPackage>>(std::move(packages)) : failure(loaded.error());
}

Result<void> SqlPackageStore::loadParts(const QString& idList, std::vector<StoredPackage>& packages) const
{
    QHash<qint64, PackageManifest*> manifests;
    for (StoredPackage& package : packages) {
        manifests.insert(package.id, &package.manifest);
    }
    const auto each = [&](const QString& columns, QLatin1String table, const auto& read) {
        return Query(m_database,
                     QStringLiteral("SELECT package_id, position, %1 FROM %2 WHERE package_id IN "
                                    "(SELECT value FROM json_each(?)) ORDER BY package_id, position")
                         .arg(columns, table))
            .bind(idList)
            .each({table, 2}, [&](RowReader& row) {
                PackageManifest* manifest = manifests.value(row.integer());
                row.skip(1);
                if (manifest != nullptr) {
                    read(row, *manifest);
                }
            });
    };
    auto done = each(QStringLiteral("name, kind, version, date, size, sha256"), QLatin1String("package_modules"),
                     [](RowReader& row, PackageManifest& manifest) { manifest.modules.push_back(readModule(row)); });
    if (done) {
        done =
            each(QStringLiteral("version"), QLatin1String("package_accepted_versions"),
                 [](RowReader& row, PackageManifest& manifest) { manifest.acceptedVersions.push_back(row.version()); });
    }
    if (done) {
        done = each(
            QStringLiteral("hardware_class"), QLatin1String("package_hardware_classes"),
            [](RowReader& row, PackageManifest& manifest) { manifest.hardwareClasses.push_back(row.hardwareClass()); });
    }
    if (done) {
        done = each(QStringLiteral("from_version, wait_ms"), QLatin1String("package_settle_times"),
                    [](RowReader& row, PackageManifest& manifest) {
                        manifest.settleTimes.push_back({row.version(), row.duration()});
                    });
    }
    return done;
}

} // namespace rds
