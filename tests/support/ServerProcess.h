// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QProcess>
#include <QStringList>

namespace rds::test {

/// How a command line gets the rights of root: as it is where we are root; otherwise in a user namespace
/// in which we are (`unshare`, with the subordinate ids of /etc/subuid).
[[nodiscard]] QStringList withRoot(const QStringList& command);

/// Runs a command to its end. The error's detail is what it wrote.
[[nodiscard]] Result<void> runCommand(const QStringList& command);

/// A program of the system, also where `/usr/sbin` is not in the path. Empty where there is none.
[[nodiscard]] QString findProgram(const QString& name);

/// A server for one test run: a process of its own session, with root's rights, and all that it starts.
///
/// It ends with this object, or with the process that made it, however that ends. Nothing but its own process
/// group is ever signalled. Needs the event loop of the thread that made it.
class ServerProcess {
public:
    explicit ServerProcess(QString name);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] Result<void> start(const QStringList& command);
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Asks it to end, waits for the whole group, and kills what is left after ten seconds.
    void stop();
    /// What it wrote to its output so far.
    [[nodiscard]] QString output();

private:
    QString m_name;
    QProcess m_process;
    QProcess m_guard;
    qint64 m_group = 0;
    QString m_output;
};

} // namespace rds::test
