// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentProcess.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <csignal>

namespace rds::test {

AgentProcess::AgentProcess(const QStringList& arguments)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput,
                     [this] { m_output += QString::fromUtf8(m_process.readAllStandardOutput()); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError,
                     [this] { m_errors += QString::fromUtf8(m_process.readAllStandardError()); });
    m_process.start(RDS_AGENT_PROGRAM, arguments);
}

AgentProcess::~AgentProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

int AgentProcess::wait()
{
    const bool ended = waitFor([this] { return !isRunning(); });
    INFO(m_errors.toStdString());
    REQUIRE(ended);
    return m_process.exitStatus() == QProcess::CrashExit ? 128 + m_process.exitCode() : m_process.exitCode();
}

void AgentProcess::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

QStringList AgentProcess::sentences() const
{
    return m_errors.split('\n').filter("rds-agent: ");
}

} // namespace rds::test
