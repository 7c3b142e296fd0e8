// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QProcess>
#include <QStringList>

namespace rds::test {

/// The built `rds-agent` as a child of the test; killed with it.
class AgentProcess {
public:
    explicit AgentProcess(const QStringList& arguments);
    ~AgentProcess();

    /// Runs the test's event loop, and so its mail server, until the program has ended.
    /// @return its exit code; 128 + the signal that killed it
    int wait();
    void signal(int number);
    [[nodiscard]] qint64 id() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] QString output() const { return m_output; }
    [[nodiscard]] QString errors() const { return m_errors; }
    /// What it said about itself on stderr, without the log.
    [[nodiscard]] QStringList sentences() const;

private:
    QString m_output;
    QString m_errors;
    QProcess m_process; // tells of its last output while it is destroyed
};

} // namespace rds::test
