// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

class QSqlError;

namespace rds {

/// What went wrong with the database. The subject is the file's path, for InvalidRow, NoSuchRow and
/// DuplicateSigningKey the row: `agents AGENT0000001`.
enum class DbError {
    CannotOpen = 1,
    NotWritable, ///< the file or its folder is read-only
    NotADatabase,
    ForeignDatabase, ///< a database of some other program
    Corrupt,
    NewerSchema, ///< made by a newer version of this program; detail: both numbers
    Locked, ///< another program is writing; retryable
    DiskFull, ///< nothing of the change was kept; retryable
    IoFailed,
    BackupFailed, ///< no copy could be made before the migration, so there was none
    MigrationFailed,
    ConstraintViolated,
    InvalidRow, ///< a stored value is not what the domain allows; detail: the column and value
    NoSuchRow,
    DuplicateSigningKey, ///< another agent signs with this key
    StatementFailed,
};

[[nodiscard]] std::error_code make_error_code(DbError code);

/// SQLite's extended result code as one of ours; Locked and DiskFull are retryable.
[[nodiscard]] Error dbError(const QSqlError& error, const QString& path);

} // namespace rds
