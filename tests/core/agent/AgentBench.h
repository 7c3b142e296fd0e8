// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "FakeMailbox.h"

#include <core/agent/MonitoringAgent.h>
#include <core/agent/Provisioning.h>
#include <core/agent/ShellInstallRunner.h>
#include <core/protocol/Command.h>
#include <core/protocol/Reply.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

#include <map>

namespace rds::test {

/// The keys of a centre and of one agent; made once for the whole test program.
struct BenchKeys {
    Identity centreSigning;
    Identity agentSigning;
    Identity agentEncryption;
};
[[nodiscard]] const BenchKeys& benchKeys();

/// What the settings file of the agent says, with `folder` for its data.
[[nodiscard]] AgentSettings benchSettings(const QString& folder);

/// An update to 1.0.02-0 of both modules, as a script would install it; a test changes what it is about.
struct UpdateSpec {
    QByteArray script = "#!/bin/sh\nset -e\ncp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\necho all is well\n";
    std::map<QString, QByteArray> modules{{"abcd.exe", "new abcd\n"}, {"bbb.lib", "new bbb\n"}};
    QString version = "1.0.02-0";
    qint64 releaseSequence = 2;
    QString campaign = "campaign-1";
    qint64 sequence = 1;
    bool allowDowngrade = false;
    std::vector<SoftwareVersion> accepted;
};
[[nodiscard]] UpdateCommand makeUpdate(const UpdateSpec& spec, Timestamp now);
[[nodiscard]] QByteArray updateMail(const UpdateCommand& command, Timestamp now);
[[nodiscard]] QByteArray versionRequestMail(const QString& requestId, Timestamp now);
[[nodiscard]] VersionReply readReply(const OutgoingMail& mail);

/// One agent with two modules at 1.0.00-1 in a folder of its own, a mail server in memory, and the real /bin/sh.
class AgentBench {
public:
    AgentBench();
    ~AgentBench();

    /// Makes the agent, as a start of the box does; ends the one before.
    MonitoringAgent& restart();
    void end() { m_agent.reset(); }
    [[nodiscard]] MonitoringAgent& agent() { return *m_agent; }
    /// Polls, and waits until there is nothing more to do at this time.
    void poll();
    /// Asks for the versions, and gives what the agent says.
    [[nodiscard]] VersionReply ask();
    /// Has the update executed, and gives what the agent says of it.
    [[nodiscard]] VersionReply update(const UpdateSpec& spec);

    [[nodiscard]] QString folder() const { return m_directory.path() + "/agent"; }
    [[nodiscard]] QString stagingFolder() const;
    /// The installed files and their content.
    [[nodiscard]] std::map<QString, QByteArray> installedFiles() const;

    VirtualClock clock;
    SeededRandom random{1};
    InlineExecutor executor;
    FakeMailbox mail{clock};
    ShellInstallRunner shell{clock};
    std::vector<CommandReport> reports;

private:
    QTemporaryDir m_directory;
    std::unique_ptr<MonitoringAgent> m_agent;
    int m_requests = 0;
};

[[nodiscard]] QByteArray readAll(const QString& path);
void writeAll(const QString& path, const QByteArray& content);

/// What the agent has installed at first, and after the update of UpdateSpec.
[[nodiscard]] const std::map<QString, QByteArray>& oldFiles();
[[nodiscard]] const std::map<QString, QByteArray>& newFiles();

} // namespace rds::test
