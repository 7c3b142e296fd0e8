// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "RealFleet.h"

#include <core/agent/ModuleStore.h>
#include <core/centre/AgentEnrolment.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFileInfo>

#include <csignal>

namespace rds::test {

RealFleet::RealFleet(PrivateMailServers& servers, QString settingsFolder, QString dataFolder)
    : m_servers(servers)
    , m_settingsFolder(std::move(settingsFolder))
    , m_dataFolder(std::move(dataFolder))
    , m_runner(m_clock)
{
}

RealFleet::~RealFleet() = default;

QString RealFleet::settingsFile(const AgentId& id) const
{
    return agentSettingsPath(m_dataFolder, id);
}

void RealFleet::install(const DemoAgent& member)
{
    const AgentId& id = member.agent.id;
    AgentSettings settings = require(readAgentSettings(agentSettingsPath(m_settingsFolder, id)));
    settings.smtp.server = m_servers.smtpSettings(settings.address);
    settings.pop3.server = m_servers.pop3Settings(settings.address);
    settings.dataFolder = id.toString();
    settings.pollInterval = std::chrono::seconds(1);
    REQUIRE(QDir().mkpath(m_dataFolder));
    require(writeAgentSettings(settingsFile(id), settings));
    const QString folder = require(readAgentSettings(settingsFile(id))).dataFolder;
    require(provision(AgentFolder(folder), require(demoRelease(member.agent.version))));
}

void RealFleet::switchOn(const DemoAgent& member, Kind kind)
{
    const AgentId& id = member.agent.id;
    if (!QFileInfo::exists(settingsFile(id))) {
        install(member);
    }
    Box& box = m_boxes[id];
    if (kind == Kind::Daemon) {
        box.process = std::make_unique<AgentProcess>(QStringList{"--config", settingsFile(id)});
        return;
    }
    const AgentSettings settings = require(readAgentSettings(settingsFile(id)));
    box.transport = std::make_unique<SmtpPop3Transport>(m_clock, m_random, settings.smtp.server, settings.pop3.server);
    box.agent = require(MonitoringAgent::create(settings, {m_clock, m_random, m_executor, *box.transport, m_runner}));
    box.agent->start();
}

void RealFleet::switchOff(const AgentId& id)
{
    Box& box = m_boxes.at(id);
    if (box.process) {
        box.process->signal(SIGTERM);
        CHECK(box.process->wait() == 0);
    }
    m_boxes.erase(id);
}

QString RealFleet::installedVersion(const AgentId& id) const
{
    const AgentSettings settings = require(readAgentSettings(settingsFile(id)));
    return require(ModuleStore(AgentFolder(settings.dataFolder)).installed()).softwareVersion.toString();
}

QString RealFleet::sentences() const
{
    QString all;
    for (const auto& [id, box] : m_boxes) {
        if (box.process) {
            all += id.toString() + ": " + box.process->errors() + '\n';
        }
    }
    return all;
}

} // namespace rds::test
