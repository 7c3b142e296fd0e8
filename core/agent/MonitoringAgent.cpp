// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MonitoringAgent.h"

namespace rds {

Result<std::unique_ptr<MonitoringAgent>> MonitoringAgent::create(AgentSettings settings, Parts parts)
{
    const AgentFolder folder(settings.dataFolder, parts.durability);
    if (auto created = folder.create(); !created) {
        return failure(created.error());
    }
    auto keys = openAgentKeys(folder, settings, parts.clock.now());
    if (!keys) {
        return failure(keys.error());
    }
    auto inbox = AgentInbox::open(folder);
    if (!inbox) {
        return failure(inbox.error());
    }
    std::unique_ptr<MonitoringAgent> agent(
        new MonitoringAgent(std::move(settings), *keys, folder, parts, *std::move(inbox)));
    if (auto loaded = agent->load(); !loaded) {
        return failure(loaded.error());
    }
    return agent;
}

MonitoringAgent::MonitoringAgent(AgentSettings settings, const AgentKeys& keys, const AgentFolder& folder, Parts parts,
                                 std::shared_ptr<AgentInbox> inbox)
    : m_settings(std::move(settings))
    , m_certificates(certificatesOf(keys))
    , m_memory(folder)
    , m_trust(folder, keys.trust)
    , m_outbox(folder, keys.self.address, keys.self.centre, parts.clock, parts.random, parts.transport)
    , m_installer(folder, m_settings.agent, m_settings.installTimeLimit, parts.executor, parts.runner)
    , m_notices(keys.self, m_memory, m_outbox, parts.clock, parts.executor)
    , m_enrolment({m_memory, m_outbox, m_trust, parts.clock, parts.random, parts.executor}, keys.self,
                  m_settings.enrolmentCode)
    , m_commands(folder, keys.self, m_settings.hardwareClass,
                 {m_memory, m_trust, m_outbox, m_installer, m_notices, m_enrolment, parts.clock, parts.executor})
    , m_loop({parts.clock, parts.random, parts.executor, parts.transport}, m_trust, m_settings.pollInterval,
             std::move(inbox), m_commands)
{
    connectSignals();
}

MonitoringAgent::~MonitoringAgent() = default;

Result<void> MonitoringAgent::load()
{
    m_memory.load();
    if (auto loaded = m_commands.load(); !loaded) {
        return loaded;
    }
    m_notices.resume();
    return m_enrolment.load();
}

void MonitoringAgent::start()
{
    // The loop first: while it is busy, nothing looks idle too early.
    if (!m_enrolment.isUsedByAnother()) {
        m_loop.start();
    }
    m_enrolment.start();
    m_outbox.flush();
}

void MonitoringAgent::stop()
{
    m_enrolment.stop();
    m_loop.stop();
    m_outbox.stop();
}

void MonitoringAgent::pollNow()
{
    if (!m_enrolment.isUsedByAnother()) {
        m_loop.pollNow();
    }
    m_outbox.flush();
}

Result<void> MonitoringAgent::assumeEnrolled()
{
    return m_enrolment.assumeEnrolled();
}

bool MonitoringAgent::isIdle() const
{
    return m_loop.isIdle() && !m_outbox.isSending() && !m_notices.isBusy() && !m_enrolment.isBusy();
}

qsizetype MonitoringAgent::unsentReplies() const
{
    return m_outbox.waiting();
}

const Release& MonitoringAgent::installed() const
{
    return m_commands.installed();
}

const AgentState& MonitoringAgent::state() const
{
    return m_memory.state();
}

void MonitoringAgent::connectSignals()
{
    connect(&m_commands, &CommandExecutor::executed, this, &MonitoringAgent::commandExecuted);
    connect(&m_outbox, &AgentOutbox::sent, this, &MonitoringAgent::replySent);
    connect(&m_outbox, &AgentOutbox::notSent, this,
            [this](const QString&, const SendResult& result) { Q_EMIT replyNotSent(result); });
    connect(&m_outbox, &AgentOutbox::roundEnded, this, &MonitoringAgent::announceIdle);
    connect(&m_notices, &NoticeSender::settled, this, &MonitoringAgent::announceIdle);
    connect(&m_enrolment, &EnrolmentClient::settled, this, &MonitoringAgent::announceIdle);
    connect(&m_enrolment, &EnrolmentClient::enrolled, this, &MonitoringAgent::enrolled);
    connect(&m_enrolment, &EnrolmentClient::refused, this, [this](const QString& code) {
        if (m_enrolment.isUsedByAnother()) {
            m_loop.stop();
        }
        Q_EMIT enrolmentRefused(code);
    });
    connect(&m_loop, &AgentMailLoop::polled, this, &MonitoringAgent::polled);
    connect(&m_loop, &AgentMailLoop::pollFailed, this, &MonitoringAgent::pollFailed);
    connect(&m_loop, &AgentMailLoop::polled, &m_notices, &NoticeSender::deliver);
    connect(&m_loop, &AgentMailLoop::polled, this, &MonitoringAgent::announceIdle);
    connect(&m_loop, &AgentMailLoop::pollFailed, this, &MonitoringAgent::announceIdle);
    connect(&m_loop, &AgentMailLoop::stopped, this, &MonitoringAgent::announceIdle);
}

void MonitoringAgent::announceIdle()
{
    if (isIdle()) {
        Q_EMIT becameIdle();
    }
}

} // namespace rds
