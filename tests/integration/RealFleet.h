// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/DemoFleet.h>
#include <core/agent/MonitoringAgent.h>
#include <core/agent/ShellInstallRunner.h>
#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/transport/SmtpPop3Transport.h>
#include <tests/support/PrivateMailServers.h>

#include <map>

namespace rds::test {

/// Agents that poll their own mailboxes on real servers and run their scripts with /bin/sh.
class RealFleet {
public:
    /// @param settingsFolder where the centre made the agents' settings files
    RealFleet(PrivateMailServers& servers, QString settingsFolder, QString dataFolder);
    ~RealFleet();

    /// Installs the member's release and switches the box on.
    void switchOn(const DemoAgent& member);
    [[nodiscard]] const MonitoringAgent& agent(const AgentId& id) const { return *m_boxes.at(id).agent; }

private:
    struct Box {
        std::unique_ptr<SmtpPop3Transport> transport;
        std::unique_ptr<MonitoringAgent> agent;
    };

    PrivateMailServers& m_servers;
    QString m_settingsFolder;
    QString m_dataFolder;
    SystemClock m_clock;
    SystemRandom m_random;
    PoolExecutor m_executor;
    ShellInstallRunner m_runner;
    std::map<AgentId, Box> m_boxes;
};

} // namespace rds::test
