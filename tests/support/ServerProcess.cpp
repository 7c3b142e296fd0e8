// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ServerProcess.h"

#include "WaitFor.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

namespace rds::test {

namespace {

// Taking away the mail of thousands of mailboxes takes its time.
constexpr int commandLimitMs = 300'000;

/// True while the group has a process that is not merely waiting to be reaped.
bool groupLives(qint64 group)
{
    const QStringList processes = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& process : processes) {
        QFile file("/proc/" + process + "/stat");
        if (!process.front().isDigit() || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        // pid (name) state ppid pgrp …; the name may hold anything, even a bracket.
        const QByteArray line = file.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 2 && fields.at(2).toLongLong() == group && fields.at(0) != "Z") {
            return true;
        }
    }
    return false;
}

} // namespace

QStringList withRoot(const QStringList& command)
{
    if (::geteuid() == 0) {
        return command;
    }
    return QStringList{"unshare", "--map-root-user", "--map-auto", "--"} + command;
}

QString findProgram(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/sbin", "/usr/local/sbin"}) : found;
}

Result<void> runCommand(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command.front(), command.mid(1));
    const bool finished = process.waitForFinished(commandLimitMs);
    if (!finished || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString said = process.readAll().trimmed();
        return failure(Error(std::make_error_code(std::errc::io_error), command.join(' ').left(500),
                             said.isEmpty() ? process.errorString() : said));
    }
    return {};
}

ServerProcess::ServerProcess(QString name)
    : m_name(std::move(name))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    // A session of its own: Postfix ends its whole group when it ends, which must not be ours.
    m_process.setChildProcessModifier([] { ::setsid(); });
    m_guard.setChildProcessModifier([] { ::setsid(); });
}

ServerProcess::~ServerProcess()
{
    stop();
}

Result<void> ServerProcess::start(const QStringList& command)
{
    const QStringList line = withRoot(command);
    m_process.start(line.front(), line.mid(1));
    if (!m_process.waitForStarted()) {
        return failure(Error(std::make_error_code(std::errc::io_error), m_name, m_process.errorString()));
    }
    m_group = m_process.processId();
    // A test that crashes takes its servers with it: the guard's input ends when the test does. The death signal
    // of prctl(2) would not do, since both servers change their ids, which clears it.
    m_guard.start("/bin/sh", {"-c", R"(read -r nothing; kill -TERM "-$1")", "guard", QString::number(m_group)});
    if (!m_guard.waitForStarted()) {
        return failure(Error(std::make_error_code(std::errc::io_error), m_name, m_guard.errorString()));
    }
    return {};
}

void ServerProcess::stop()
{
    if (m_group == 0) {
        return;
    }
    // First, so that it cannot signal a group that has taken over the number.
    m_guard.kill();
    m_guard.waitForFinished();
    if (isRunning()) {
        m_process.terminate();
    }
    const auto ended = [this] { return m_process.state() == QProcess::NotRunning && !groupLives(m_group); };
    if (!waitFor(ended, std::chrono::seconds(10))) {
        ::kill(static_cast<pid_t>(-m_group), SIGKILL);
        (void)waitFor(ended, std::chrono::seconds(10));
    }
    m_group = 0;
}

QString ServerProcess::output()
{
    m_output += m_process.readAll();
    return m_output;
}

} // namespace rds::test
