// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <db/CentreDatabase.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

namespace rds::test {

/// A database in a folder of its own. What a test stored is read after reopen(), as after a new start.
class CentreFile {
public:
    CentreFile();

    [[nodiscard]] QString path() const { return m_folder.filePath("centre.db"); }
    CentreDatabase& db() { return *m_database; }
    void reopen();
    void close() { m_database.reset(); }
    VirtualClock& clock() { return m_clock; }

    /// A connection of its own to the same file, as another program would have.
    [[nodiscard]] std::unique_ptr<Database> another(Duration busyTimeout = Duration(20));
    void execute(const QString& sql) { require(db().database().execute(sql)); }
    [[nodiscard]] qint64 number(const QString& sql) { return numberIn(db().database(), sql); }
    [[nodiscard]] static qint64 numberIn(Database& database, const QString& sql);

private:
    QTemporaryDir m_folder;
    VirtualClock m_clock;
    std::unique_ptr<CentreDatabase> m_database;
};

[[nodiscard]] AgentId agentId(int number); ///< AGENT0000001
[[nodiscard]] EnrolledAgent enrolled(int number);
[[nodiscard]] std::vector<EnrolledAgent> enrolledAgents(int first, int last);
[[nodiscard]] SoftwareVersion version(const QString& text);
[[nodiscard]] StoredReport report(int agent, const QString& softwareVersion, qint64 receivedMillis, int modules = 3);
[[nodiscard]] StoredPackage package(const QString& softwareVersion);

/// Agents 1 to `agents`, a package and a batch of all of them, every target queued.
[[nodiscard]] BatchId startBatch(CentreDatabase& db, int first, int last);
[[nodiscard]] std::vector<BatchTarget> queuedTargets(int first, int last);

} // namespace rds::test
