// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Migration.h"

#include <core/base/Result.h>

namespace rds {

class Database;

/// Brings a database to the schema of the last migration.
///
/// The schema's number is `PRAGMA user_version`; `PRAGMA application_id` tells our files from others.
/// Each migration is one transaction, in which the number advances. Before the first one of an existing
/// database a copy of it is written to backupPath().
class Migrator {
public:
    static constexpr int applicationId = 0x52445356; ///< "RDSV"

    Migrator(Database& database, std::vector<Migration> migrations);

    /// Whether the file may be written at all: ours or empty, and not of a newer schema. Changes nothing.
    /// Errors ForeignDatabase, NewerSchema, NotADatabase, Corrupt, Locked.
    [[nodiscard]] Result<void> inspect() const;

    /// Expects inspect() to have passed, and foreign keys off, so that a migration can rebuild a table;
    /// they are checked before each commit. After an error the database is as the last whole migration
    /// left it.
    [[nodiscard]] Result<void> run();

    /// `centre.db.schema-1.backup`: the copy of a database of that schema.
    [[nodiscard]] static QString backupPath(const QString& databasePath, int schema);

private:
    [[nodiscard]] Result<int> schema() const;
    [[nodiscard]] int latest() const { return static_cast<int>(m_migrations.size()); }
    [[nodiscard]] Result<void> checkNumbers() const;
    [[nodiscard]] Result<void> backUp(int schema) const;
    [[nodiscard]] Result<void> apply(const Migration& migration);
    [[nodiscard]] Result<void> applyStatements(const Migration& migration);

    Database& m_database;
    std::vector<Migration> m_migrations;
};

} // namespace rds
