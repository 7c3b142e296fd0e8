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
#include <tests/app/agentd/AgentProcess.h>
#include <tests/support/PrivateMailServers.h>

#include <map>

namespace rds::test {

/// Boxes that make their own keys, enrol by mail, poll their own mailboxes on real servers and run their scripts with
/// /bin/sh.
class RealFleet {
public:
    enum class Kind {
        InProcess,
        Daemon, ///< a process of rds-agent
    };

    /// @param settingsFolder where the centre makes the agents' settings files
    RealFleet(PrivateMailServers& servers, QString settingsFolder, QString dataFolder);
    ~RealFleet();

    /// Switches the box on. The first time, a service engineer has installed the member's release and loaded the
    /// settings file, with the mail servers and passwords in it.
    void switchOn(const DemoAgent& member, Kind kind = Kind::InProcess);
    void switchOff(const AgentId& id);
    /// As the box's own folder has it.
    [[nodiscard]] QString installedVersion(const AgentId& id) const;
    /// What the daemons said about themselves, for a test that fails.
    [[nodiscard]] QString sentences() const;

private:
    struct Box {
        std::unique_ptr<AgentProcess> process;
        std::unique_ptr<SmtpPop3Transport> transport;
        std::unique_ptr<MonitoringAgent> agent;
    };

    void install(const DemoAgent& member);
    [[nodiscard]] QString settingsFile(const AgentId& id) const;

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
