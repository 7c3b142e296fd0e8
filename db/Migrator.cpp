// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Migrator.h"

#include "Database.h"
#include "DbError.h"
#include "Query.h"

#include <core/base/Logging.h>

#include <QFile>

#include <cstdio>
#include <unistd.h>

namespace rds {

namespace {

Result<qint64> number(Database& database, const QString& sql)
{
    auto value = Query(database, sql).first({QLatin1String("pragma"), 0}, [](RowReader& row) { return row.integer(); });
    if (!value) {
        return failure(value.error());
    }
    return value->value_or(0);
}

/// A refusal by SQL itself is the migration's fault; a full disk, a lock and the like keep their own code.
Error migrationError(const Error& error, const Migration& migration)
{
    const bool ours = error.is(DbError::StatementFailed) || error.is(DbError::ConstraintViolated);
    const Error result =
        ours ? Error(make_error_code(DbError::MigrationFailed), error.subject(), error.detail()) : error;
    return result.withContext(QStringLiteral("migration %1").arg(migration.name));
}

/// The copy must outlast a power cut in the migration that follows.
bool syncToDisk(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && ::fsync(file.handle()) == 0;
}

} // namespace

Migrator::Migrator(Database& database, std::vector<Migration> migrations)
    : m_database(database)
    , m_migrations(std::move(migrations))
{
}

QString Migrator::backupPath(const QString& databasePath, int schema)
{
    return QStringLiteral("%1.schema-%2.backup").arg(databasePath).arg(schema);
}

Result<int> Migrator::schema() const
{
    const auto version = number(m_database, QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return failure(version.error());
    }
    return static_cast<int>(*version);
}

Result<void> Migrator::inspect() const
{
    const auto tables = number(m_database, QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!tables) {
        return failure(tables.error());
    }
    const auto owner = number(m_database, QStringLiteral("PRAGMA application_id"));
    if (!owner) {
        return failure(owner.error());
    }
    const auto present = schema();
    if (!present) {
        return failure(present.error());
    }
    const bool isNew = *tables == 0 && *owner == 0 && *present == 0;
    if (!isNew && *owner != applicationId) {
        return failure(DbError::ForeignDatabase, m_database.path(), QStringLiteral("application_id %1").arg(*owner));
    }
    if (*present > latest()) {
        return failure(DbError::NewerSchema, m_database.path(),
                       QStringLiteral("schema %1, known up to %2").arg(*present).arg(latest()));
    }
    return {};
}

Result<void> Migrator::run()
{
    if (auto checked = checkNumbers(); !checked) {
        return checked;
    }
    const auto present = schema();
    if (!present) {
        return failure(present.error());
    }
    if (*present > 0 && *present < latest()) {
        if (auto backedUp = backUp(*present); !backedUp) {
            return backedUp;
        }
    }
    for (const Migration& migration : m_migrations) {
        if (migration.number <= *present) {
            continue;
        }
        if (auto applied = apply(migration); !applied) {
            return failure(migrationError(applied.error(), migration));
        }
    }
    return {};
}

Result<void> Migrator::checkNumbers() const
{
    int expected = 0;
    for (const Migration& migration : m_migrations) {
        if (migration.number != ++expected) {
            return failure(DbError::MigrationFailed, m_database.path(),
                           QStringLiteral("%1 is not number %2").arg(migration.name).arg(expected));
        }
    }
    return {};
}

Result<void> Migrator::backUp(int schema) const
{
    if (auto sound = m_database.verify(); !sound) {
        return sound;
    }
    const QString path = backupPath(m_database.path(), schema);
    const QString unfinished = path + QStringLiteral(".part");
    QFile::remove(unfinished);
    if (auto copied = Query(m_database, QStringLiteral("VACUUM INTO ?")).bind(unfinished).run(); !copied) {
        QFile::remove(unfinished);
        const Error& cause = copied.error();
        return cause.isRetryable() ? copied : failure(DbError::BackupFailed, path, cause.detail());
    }
    QFile::setPermissions(unfinished, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    // rename() replaces the copy that an earlier, failed migration of the same schema left.
    if (!syncToDisk(unfinished)
        || std::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(path).constData()) != 0) {
        QFile::remove(unfinished);
        return failure(DbError::BackupFailed, path, qt_error_string());
    }
    qCInfo(logDb) << "database backed up before migration:" << path;
    return {};
}

Result<void> Migrator::apply(const Migration& migration)
{
    return m_database.run([&]() -> Result<void> {
        // Another program may have migrated the file while this one waited for the lock.
        const auto present = schema();
        if (!present) {
            return failure(present.error());
        }
        return *present >= migration.number ? Result<void>() : applyStatements(migration);
    });
}

Result<void> Migrator::applyStatements(const Migration& migration)
{
    QStringList statements = migration.statements();
    statements.append(QStringLiteral("PRAGMA application_id = %1").arg(applicationId));
    statements.append(QStringLiteral("PRAGMA user_version = %1").arg(migration.number));
    for (const QString& statement : statements) {
        if (auto executed = m_database.execute(statement); !executed) {
            return executed;
        }
    }
    const auto orphan = Query(m_database, QStringLiteral("PRAGMA foreign_key_check"))
                            .first({QLatin1String("foreign_key_check"), 1}, [](RowReader& row) { return row.text(); });
    if (!orphan) {
        return failure(orphan.error());
    }
    if (orphan->has_value()) {
        return failure(DbError::MigrationFailed, m_database.path(),
                       QStringLiteral("foreign keys of table %1").arg(**orphan));
    }
    return {};
}

} // namespace rds
