// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentDaemon.h"

#include <core/agent/AgentError.h>
#include <core/agent/Provisioning.h>
#include <ui/text/ErrorText.h>

#include <cstdio>
#include <utility>

namespace rds {

namespace {

void report(const QString& text)
{
    std::fprintf(stderr, "rds-agent: %s\n", qUtf8Printable(text));
}

int refuse(const Error& error)
{
    report(sentence(error));
    return error.is(AgentError::FolderInUse) ? exitcode::alreadyRunning : exitcode::setUpFailed;
}

} // namespace

AgentDaemon::AgentDaemon(bool once)
    : m_once(once)
{
}

AgentDaemon::~AgentDaemon() = default;

std::optional<int> AgentDaemon::start(const QString& settingsFile)
{
    auto settings = readAgentSettings(settingsFile);
    if (!settings) {
        return refuse(settings.error());
    }
    m_settings = *std::move(settings);
    auto lock = InstanceLock::take(m_settings.dataFolder);
    if (!lock) {
        return refuse(lock.error());
    }
    m_lock.emplace(*std::move(lock));
    askPassword(m_settings.smtp, [this] { askPassword(m_settings.pop3, [this] { startAgent(); }); });
    return std::nullopt;
}

void AgentDaemon::stop()
{
    m_passwordCommand.reset();
    if (m_agent) {
        m_agent->stop();
    }
    Q_EMIT finished(m_exitCode);
}

int AgentDaemon::initialize(const QString& settingsFile, const QString& moduleFolder)
{
    const auto settings = readAgentSettings(settingsFile);
    if (!settings) {
        return refuse(settings.error());
    }
    const auto lock = InstanceLock::take(settings->dataFolder);
    if (!lock) {
        return refuse(lock.error());
    }
    const auto initial = readInitialRelease(moduleFolder);
    if (!initial) {
        return refuse(initial.error());
    }
    if (const auto done = provision(AgentFolder(settings->dataFolder), *initial); !done) {
        return refuse(done.error());
    }
    std::printf("%s is set up at %s with %zu modules in %s\n", qUtf8Printable(settings->agent.toString()),
                qUtf8Printable(initial->report.softwareVersion.toString()), initial->files.size(),
                qUtf8Printable(settings->dataFolder));
    return exitcode::success;
}

void AgentDaemon::askPassword(AgentMailServer& server, std::function<void()> next)
{
    // Through the event loop, so that each way to go on ends in `finished`, after start() has returned.
    if (server.passwordCommand.isEmpty()) {
        m_clock.callAfter(Duration::zero(), std::move(next));
        return;
    }
    m_passwordCommand = std::make_unique<PasswordCommand>(
        m_clock, server.passwordCommand, [this, &server, next = std::move(next)](Result<QString> password) {
            if (!password) {
                Q_EMIT finished(refuse(password.error()));
                return;
            }
            server.server.password = *std::move(password);
            m_clock.callAfter(Duration::zero(), next);
        });
    m_passwordCommand->start();
}

void AgentDaemon::startAgent()
{
    m_passwordCommand.reset();
    m_transport =
        std::make_unique<SmtpPop3Transport>(m_clock, m_random, m_settings.smtp.server, m_settings.pop3.server);
    auto agent = MonitoringAgent::create(m_settings, {m_clock, m_random, m_executor, *m_transport, m_runner});
    if (!agent) {
        Q_EMIT finished(refuse(agent.error()));
        return;
    }
    m_agent = *std::move(agent);
    if (m_once) {
        watchOnce();
    }
    m_agent->start();
}

void AgentDaemon::watchOnce()
{
    connect(m_agent.get(), &MonitoringAgent::pollFailed, this, [this](const Error& error) {
        report(sentence(error));
        m_exitCode = exitcode::mailFailed;
    });
    connect(m_agent.get(), &MonitoringAgent::replyNotSent, this, &AgentDaemon::reportNotSent);
    connect(m_agent.get(), &MonitoringAgent::becameIdle, this, &AgentDaemon::endOnce);
}

void AgentDaemon::reportNotSent(const SendResult& result)
{
    const bool refused = !result.error && !result.recipients.empty();
    const QString why = refused ? result.recipients.front().reply : QString();
    const QString text = result.error ? sentence(*result.error)
                                      : QStringLiteral("the mail server did not take a mail (%1); it is kept").arg(why);
    // Every mail that waits has the same to tell.
    if (std::exchange(m_notSent, text) != text) {
        report(text);
    }
}

void AgentDaemon::endOnce()
{
    const QString& refusal = m_agent->state().enrolmentRefusal;
    if (!refusal.isEmpty()) {
        report(
            QStringLiteral("the centre has refused to enrol this box (%1); it needs a new settings file").arg(refusal));
        m_exitCode = exitcode::setUpFailed;
    } else if (m_agent->unsentReplies() > 0) {
        m_exitCode = exitcode::mailFailed;
    }
    Q_EMIT finished(m_exitCode);
}

} // namespace rds
