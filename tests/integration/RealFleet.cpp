// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "RealFleet.h"

#include <core/centre/AgentEnrolment.h>
#include <tests/support/QtStringMaker.h>

namespace rds::test {

RealFleet::RealFleet(PrivateMailServers& servers, QString settingsFolder, QString dataFolder)
    : m_servers(servers)
    , m_settingsFolder(std::move(settingsFolder))
    , m_dataFolder(std::move(dataFolder))
    , m_runner(m_clock)
{
}

RealFleet::~RealFleet() = default;

void RealFleet::switchOn(const DemoAgent& member)
{
    const AgentId& id = member.agent.id;
    AgentSettings settings = require(readAgentSettings(agentSettingsPath(m_settingsFolder, id)));
    settings.smtp.server = m_servers.smtpSettings(settings.address);
    settings.pop3.server = m_servers.pop3Settings(settings.address);
    settings.dataFolder = m_dataFolder + '/' + id.toString();
    settings.pollInterval = std::chrono::milliseconds(500);
    require(provision(AgentFolder(settings.dataFolder), require(demoRelease(member.agent.version))));
    Box& box = m_boxes[id];
    box.transport = std::make_unique<SmtpPop3Transport>(m_clock, m_random, settings.smtp.server, settings.pop3.server);
    box.agent = require(MonitoringAgent::create(settings, {m_clock, m_random, m_executor, *box.transport, m_runner}));
    box.agent->start();
}

} // namespace rds::test
