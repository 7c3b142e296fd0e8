// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PasswordCommand.h"

#include <QProcess>

#include <utility>

namespace rds {

namespace {

constexpr Duration timeLimit = std::chrono::seconds(30);

} // namespace

PasswordCommand::PasswordCommand(Clock& clock, QString command, Done done, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_command(std::move(command))
    , m_done(std::move(done))
    , m_process(new QProcess(this))
{
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish(m_process->errorString());
        }
    });
    connect(m_process, &QProcess::finished, this,
            [this](int exitCode) { finish(exitCode == 0 ? QString() : QStringLiteral("exit code %1").arg(exitCode)); });
}

PasswordCommand::~PasswordCommand()
{
    m_clock.cancel(m_timer);
    m_process->disconnect(this);
    if (m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished(); // a killed process ends at once
    }
}

void PasswordCommand::start()
{
    m_timer = m_clock.callAfter(timeLimit, [this] { finish(QStringLiteral("took too long")); });
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), m_command});
}

void PasswordCommand::finish(const QString& problem)
{
    m_clock.cancel(m_timer);
    const Done done = std::exchange(m_done, {});
    if (!done) {
        return;
    }
    const QString password = QString::fromUtf8(m_process->readAllStandardOutput()).section(u'\n', 0, 0).trimmed();
    if (!problem.isEmpty()) {
        m_process->kill();
        done(failure(PasswordError::CommandFailed, m_command, problem));
    } else if (password.isEmpty()) {
        done(failure(PasswordError::Empty, m_command));
    } else {
        done(password);
    }
}

} // namespace rds
