// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Migration.h"

#include <core/base/Clock.h>
#include <core/domain/Transactions.h>

#include <QSqlDatabase>

#include <memory>
#include <optional>
#include <unordered_map>

class QSqlQuery;

namespace rds {

struct DatabaseOptions {
    Duration busyTimeout = std::chrono::seconds(5); ///< how long another program's write is waited for
    std::vector<Migration> migrations = builtInMigrations();
};

/// One connection to one SQLite file, which it creates (readable by its owner alone) or migrates.
///
/// Write-ahead log with synchronous=FULL: NORMAL does not sync the log at a commit, so that a power cut
/// would take back the last ones, and with them mails whose originals are already deleted on the server.
/// Foreign keys are enforced. Several programs may have the file open; one writes at a time.
///
/// Lives in the thread that opened it. Statements are prepared once and kept.
class Database final : public Transactions {
public:
    /// Errors CannotOpen, NotWritable, NotADatabase, ForeignDatabase, Corrupt, NewerSchema, Locked, DiskFull,
    /// BackupFailed, MigrationFailed. Damage outside of the pages read here is found later, or by verify().
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& path,
                                                                const DatabaseOptions& options = {});
    ~Database() override;
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] const QString& path() const { return m_path; }

    /// A joined call that fails undoes the outer one too, even where the outer work goes on: it gets the
    /// error of the first failure. The same holds for a statement that fails: SQLite may have rolled back
    /// by itself, so nothing more is executed.
    [[nodiscard]] Result<void> run(const std::function<Result<void>()>& work) override;
    /// All of `work` or nothing of it, for a single method of a store: inside of a transaction an error
    /// undoes `work` alone, and the caller decides about the rest.
    [[nodiscard]] Result<void> atomically(const std::function<Result<void>()>& work);
    /// Several reads that see one and the same state.
    [[nodiscard]] Result<void> consistently(const std::function<Result<void>()>& work);

    /// Reads the whole file. Error Corrupt.
    [[nodiscard]] Result<void> verify();
    /// A statement without parameters and without rows, not kept.
    [[nodiscard]] Result<void> execute(const QString& sql);

private:
    friend class Query;

    Database(QString path, Duration busyTimeout);

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<void> transact(const QString& begin, const std::function<Result<void>()>& work);
    [[nodiscard]] Result<void> withSavepoint(const std::function<Result<void>()>& work);
    void rollBack();

    /// @{ For Query: a prepared statement nobody else uses meanwhile, and its way back.
    [[nodiscard]] std::unique_ptr<QSqlQuery> takeStatement(const QString& sql, std::optional<Error>& error);
    void giveBack(const QString& sql, std::unique_ptr<QSqlQuery> statement);
    /// @}
    /// The error of a statement; ends the transaction that it stood in.
    [[nodiscard]] Error failed(const QSqlQuery& statement);

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_connection;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    int m_depth = 0;
    std::optional<Error> m_doom; ///< why the transaction under way cannot be committed any more
};

} // namespace rds
