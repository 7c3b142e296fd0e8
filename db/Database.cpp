// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Database.h"

#include "DbError.h"
#include "Migrator.h"
#include "Query.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

namespace rds {

namespace {

QString nextConnectionName()
{
    static std::atomic<int> counter = 0;
    return QStringLiteral("rds-db-%1").arg(++counter);
}

/// Says what is wrong with the path more clearly than SQLite's "unable to open database file".
Result<void> prepareFile(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir()) {
        return failure(DbError::CannotOpen, path, QStringLiteral("no folder %1").arg(folder.filePath()));
    }
    if (file.exists() && !file.isFile()) {
        return failure(DbError::CannotOpen, path, QStringLiteral("not a regular file"));
    }
    // The log and its index are made beside the file.
    if (!folder.isWritable()) {
        return failure(DbError::NotWritable, path, QStringLiteral("folder %1 is read-only").arg(folder.filePath()));
    }
    if (file.exists()) {
        return file.isWritable() ? Result<void>()
                                 : failure(DbError::NotWritable, path, QStringLiteral("file is read-only"));
    }
    // SQLite gives the log the permissions of the file, and takes an empty file for a new database.
    QFile created(path);
    if (!created.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && !QFileInfo::exists(path)) {
        const bool full = created.error() == QFileDevice::ResourceError;
        Error error(make_error_code(full ? DbError::DiskFull : DbError::CannotOpen), path, created.errorString());
        return failure(full ? error.asRetryable() : error);
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString& path, const DatabaseOptions& options)
{
    if (auto prepared = prepareFile(path); !prepared) {
        return failure(prepared.error());
    }
    std::unique_ptr<Database> database(new Database(path, options.busyTimeout));
    if (auto connected = database->connect(); !connected) {
        return failure(connected.error());
    }
    Migrator migrator(*database, options.migrations);
    if (auto ours = migrator.inspect(); !ours) {
        return failure(ours.error());
    }
    if (auto configured = database->configure(); !configured) {
        return failure(configured.error());
    }
    if (auto migrated = migrator.run(); !migrated) {
        return failure(migrated.error());
    }
    if (auto enforced = database->execute(QStringLiteral("PRAGMA foreign_keys = ON")); !enforced) {
        return failure(enforced.error());
    }
    return database;
}

Database::Database(QString path, Duration busyTimeout)
    : m_path(std::move(path))
    , m_connectionName(nextConnectionName())
    , m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connectionName))
{
    m_connection.setDatabaseName(m_path);
    m_connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count()));
}

Database::~Database()
{
    m_statements.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<void> Database::connect()
{
    if (m_connection.open()) {
        return {};
    }
    const Error error = dbError(m_connection.lastError(), m_path);
    return error.is(DbError::StatementFailed) ? failure(DbError::CannotOpen, m_path, m_connection.lastError().text())
                                              : failure(error);
}

Result<void> Database::configure()
{
    const auto mode = Query(*this, QStringLiteral("PRAGMA journal_mode = WAL"))
                          .first({QLatin1String("pragma"), 0}, [](RowReader& row) { return row.text(); });
    if (!mode) {
        return failure(mode.error());
    }
    if (*mode != QStringLiteral("wal")) {
        return failure(DbError::CannotOpen, m_path, QStringLiteral("journal mode %1").arg(mode->value_or(QString())));
    }
    return execute(QStringLiteral("PRAGMA synchronous = FULL"));
}

Result<void> Database::run(const std::function<Result<void>()>& work)
{
    if (m_depth == 0) {
        return transact(QStringLiteral("BEGIN IMMEDIATE"), work);
    }
    if (m_doom) {
        return failure(*m_doom);
    }
    auto done = work();
    if (!done && !m_doom) {
        m_doom = done.error();
    }
    return done;
}

Result<void> Database::atomically(const std::function<Result<void>()>& work)
{
    return m_depth == 0 ? run(work) : withSavepoint(work);
}

Result<void> Database::consistently(const std::function<Result<void>()>& work)
{
    return m_depth == 0 ? transact(QStringLiteral("BEGIN"), work) : work();
}

Result<void> Database::transact(const QString& begin, const std::function<Result<void>()>& work)
{
    if (auto begun = execute(begin); !begun) {
        return begun;
    }
    m_depth = 1;
    auto undo = qScopeGuard([this] { rollBack(); });
    if (auto done = work(); !done) {
        return done;
    }
    if (m_doom) {
        return failure(*m_doom);
    }
    if (auto committed = execute(QStringLiteral("COMMIT")); !committed) {
        return committed;
    }
    undo.dismiss();
    m_depth = 0;
    return {};
}

void Database::rollBack()
{
    // SQLite may have rolled back already (a full disk, an I/O error); then this fails and nothing is lost.
    QSqlQuery(m_connection).exec(QStringLiteral("ROLLBACK"));
    m_depth = 0;
    m_doom.reset();
}

Result<void> Database::withSavepoint(const std::function<Result<void>()>& work)
{
    if (auto begun = execute(QStringLiteral("SAVEPOINT step")); !begun) {
        return begun;
    }
    auto done = work();
    if (m_doom) {
        return done ? failure(*m_doom) : done;
    }
    if (!done) {
        if (auto undone = execute(QStringLiteral("ROLLBACK TO step")); !undone) {
            return undone;
        }
    }
    if (auto released = execute(QStringLiteral("RELEASE step")); !released) {
        return released;
    }
    return done;
}

Result<void> Database::verify()
{
    const auto found = Query(*this, QStringLiteral("PRAGMA integrity_check(1)"))
                           .first({QLatin1String("integrity_check"), 0}, [](RowReader& row) { return row.text(); });
    if (!found) {
        return failure(found.error());
    }
    if (*found != QStringLiteral("ok")) {
        return failure(DbError::Corrupt, m_path, found->value_or(QString()));
    }
    return {};
}

Result<void> Database::execute(const QString& sql)
{
    if (m_doom) {
        return failure(*m_doom);
    }
    QSqlQuery statement(m_connection);
    if (!statement.exec(sql)) {
        return failure(failed(statement));
    }
    return {};
}

std::unique_ptr<QSqlQuery> Database::takeStatement(const QString& sql, std::optional<Error>& error)
{
    if (auto kept = m_statements.extract(sql)) {
        return std::move(kept.mapped());
    }
    auto statement = std::make_unique<QSqlQuery>(m_connection);
    statement->setForwardOnly(true);
    if (!statement->prepare(sql)) {
        error = failed(*statement);
    }
    return statement;
}

void Database::giveBack(const QString& sql, std::unique_ptr<QSqlQuery> statement)
{
    m_statements.emplace(sql, std::move(statement));
}

Error Database::failed(const QSqlQuery& statement)
{
    Error error = dbError(statement.lastError(), m_path);
    if (m_depth > 0 && !m_doom) {
        m_doom = error;
    }
    return error;
}

} // namespace rds
