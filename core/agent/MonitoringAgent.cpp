// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MonitoringAgent.h"

namespace rds {

Result<std::unique_ptr<MonitoringAgent>> MonitoringAgent::create(AgentSettings settings, Parts parts)
{
    auto keys = readAgentKeys(settings);
    if (!keys) {
        return failure(keys.error());
    }
    const AgentFolder folder(settings.dataFolder, parts.durability);
    if (auto created = folder.create(); !created) {
        return failure(created.error());
    }
    auto inbox = AgentInbox::open(folder);
    if (!inbox) {
        return failure(inbox.error());
    }
    std::unique_ptr<MonitoringAgent> agent(
        new MonitoringAgent(std::move(settings), *std::move(keys), folder, parts, *std::move(inbox)));
    if (auto loaded = agent->m_commands.load(); !loaded) {
        return failure(loaded.error());
    }
    return agent;
}

MonitoringAgent::MonitoringAgent(AgentSettings settings, AgentKeys keys, const AgentFolder& folder, Parts parts,
                                 std::shared_ptr<AgentInbox> inbox)
    : m_settings(std::move(settings))
    , m_outbox(folder, keys.self.address, keys.self.centre, parts.clock, parts.random, parts.transport)
    , m_installer(folder, m_settings.agent, m_settings.installTimeLimit, parts.executor, parts.runner)
    , m_commands(folder, std::move(keys.self), m_outbox, m_installer, parts.clock, parts.executor)
    , m_loop({parts.clock, parts.random, parts.executor, parts.transport}, std::move(keys.trust),
             m_settings.pollInterval, std::move(inbox), m_commands)
{
    connectSignals();
}

MonitoringAgent::~MonitoringAgent() = default;

void MonitoringAgent::start()
{
    m_loop.start();
    m_outbox.flush();
}

void MonitoringAgent::stop()
{
    m_loop.stop();
    m_outbox.stop();
}

void MonitoringAgent::pollNow()
{
    m_loop.pollNow();
    m_outbox.flush();
}

bool MonitoringAgent::isIdle() const
{
    return m_loop.isIdle() && !m_outbox.isSending();
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
    return m_commands.state();
}

void MonitoringAgent::connectSignals()
{
    connect(&m_commands, &CommandExecutor::executed, this, &MonitoringAgent::commandExecuted);
    connect(&m_outbox, &AgentOutbox::sent, this, &MonitoringAgent::replySent);
    connect(&m_outbox, &AgentOutbox::notSent, this,
            [this](const QString&, const SendResult& result) { Q_EMIT replyNotSent(result); });
    connect(&m_outbox, &AgentOutbox::roundEnded, this, &MonitoringAgent::announceIdle);
    connect(&m_loop, &AgentMailLoop::polled, this, &MonitoringAgent::polled);
    connect(&m_loop, &AgentMailLoop::pollFailed, this, &MonitoringAgent::pollFailed);
    connect(&m_loop, &AgentMailLoop::polled, this, &MonitoringAgent::announceIdle);
    connect(&m_loop, &AgentMailLoop::pollFailed, this, &MonitoringAgent::announceIdle);
}

void MonitoringAgent::announceIdle()
{
    if (isIdle()) {
        Q_EMIT becameIdle();
    }
}

} // namespace rds
