// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DbError.h"

#include <core/base/ErrorCategory.h>

#include <QSqlError>

namespace rds {

namespace {

const char* text(DbError code)
{
    switch (code) {
    case DbError::CannotOpen:
        return "database cannot be opened";
    case DbError::NotWritable:
        return "database cannot be written";
    case DbError::NotADatabase:
        return "not a database";
    case DbError::ForeignDatabase:
        return "database of another program";
    case DbError::Corrupt:
        return "database is damaged";
    case DbError::NewerSchema:
        return "database is of a newer version of this program";
    case DbError::Locked:
        return "database is in use by another program";
    case DbError::DiskFull:
        return "no space left for the database";
    case DbError::IoFailed:
        return "database cannot be read or written";
    case DbError::BackupFailed:
        return "no backup of the database could be made";
    case DbError::MigrationFailed:
        return "database could not be brought to the present schema";
    case DbError::ConstraintViolated:
        return "database refused a value";
    case DbError::InvalidRow:
        return "stored value is not valid";
    case DbError::NoSuchRow:
        return "no such row in the database";
    case DbError::DuplicateSigningKey:
        return "signing key belongs to another agent";
    case DbError::StatementFailed:
        return "database statement failed";
    }
    return "unknown database error";
}

// https://www.sqlite.org/rescode.html
enum SqliteCode {
    sqliteBusy = 5,
    sqliteLocked = 6,
    sqliteReadOnly = 8,
    sqliteIoError = 10,
    sqliteCorrupt = 11,
    sqliteFull = 13,
    sqliteCannotOpen = 14,
    sqliteConstraint = 19,
    sqliteNotADatabase = 26,
    // The shared-memory file could not grow: what a full disk looks like when a WAL database is opened.
    sqliteShmSize = 10 + (19 << 8),
};

DbError fromSqlite(int extended)
{
    if (extended == sqliteShmSize) {
        return DbError::DiskFull;
    }
    switch (extended & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return DbError::Locked;
    case sqliteReadOnly:
        return DbError::NotWritable;
    case sqliteIoError:
        return DbError::IoFailed;
    case sqliteCorrupt:
        return DbError::Corrupt;
    case sqliteFull:
        return DbError::DiskFull;
    case sqliteCannotOpen:
        return DbError::CannotOpen;
    case sqliteConstraint:
        return DbError::ConstraintViolated;
    case sqliteNotADatabase:
        return DbError::NotADatabase;
    default:
        return DbError::StatementFailed;
    }
}

} // namespace

std::error_code make_error_code(DbError code)
{
    return errorCode(code, "db", &text);
}

Error dbError(const QSqlError& error, const QString& path)
{
    const DbError code = fromSqlite(error.nativeErrorCode().toInt());
    const QString native =
        error.nativeErrorCode().isEmpty() ? QString() : QStringLiteral(" [%1]").arg(error.nativeErrorCode());
    const Error result(make_error_code(code), path, error.databaseText() + native);
    return code == DbError::Locked || code == DbError::DiskFull ? result.asRetryable() : result;
}

} // namespace rds
