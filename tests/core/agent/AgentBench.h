// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "FakeMailbox.h"

#include <core/agent/MonitoringAgent.h>
#include <core/agent/Provisioning.h>
#include <core/agent/ShellInstallRunner.h>
#include <core/protocol/EnrolmentMail.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

#include <map>

namespace rds::test {

/// The keys of a centre; made once for the whole test program.
struct BenchKeys {
    Identity root;
    Identity signing;
    Identity nextSigning; ///< not in the first key set
    Identity encryption;
    Identity approver;
};
[[nodiscard]] const BenchKeys& benchKeys();

/// With `signing` as the only key whose commands count.
[[nodiscard]] KeySet benchKeySet(qint64 version = 1, const Identity& signing = benchKeys().signing);
/// What the settings file of the agent says, with `folder` for its data.
[[nodiscard]] AgentSettings benchSettings(const QString& folder, const KeySet& keySet = benchKeySet());

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

/// @{ Mails of the centre. @param agent certificate for encryption
[[nodiscard]] QByteArray updateMail(const UpdateCommand& command, const Certificate& agent, Timestamp now,
                                    const Identity& signing = benchKeys().signing);
[[nodiscard]] QByteArray versionRequestMail(const QString& requestId, Timestamp now,
                                            const Identity& signing = benchKeys().signing);
[[nodiscard]] QByteArray keySetMail(const KeySet& keySet, Timestamp now, const Identity& root = benchKeys().root);
[[nodiscard]] QByteArray enrolmentAnswerMail(const QString& requestId, const QString& code, Timestamp now);
/// @}

/// @{ Mails of an agent, verified; nothing where the mail is of another kind.
[[nodiscard]] std::optional<VersionReply> readReply(const QByteArray& mail, const Certificate& agent);
[[nodiscard]] std::optional<UpdateNotice> readNotice(const QByteArray& mail, const Certificate& agent);
[[nodiscard]] std::optional<EnrolmentRequest> readEnrolmentRequest(const QByteArray& mail);
/// @}

/// One agent with two modules at 1.0.00-1 in a folder of its own, a mail server in memory, and the real /bin/sh.
class AgentBench {
public:
    enum class Contact {
        Enrolled, ///< the centre knows the agent
        New, ///< the agent has not been started yet
    };

    explicit AgentBench(Contact contact = Contact::Enrolled, const KeySet& keySet = benchKeySet());
    ~AgentBench();

    /// Makes the agent, as a start of the box does; ends the one before.
    MonitoringAgent& restart();
    void end() { m_agent.reset(); }
    [[nodiscard]] MonitoringAgent& agent() { return *m_agent; }
    /// Begins to work as a box does, until there is nothing more to do at this time.
    void start();
    /// Polls, and waits until there is nothing more to do at this time.
    void poll();
    /// Lets the time pass.
    void pass(Duration time) { clock.runUntil(clock.now() + time); }
    /// Asks for the versions, and gives what the agent says.
    [[nodiscard]] VersionReply ask();
    /// Has the update executed, and gives what the agent says of it.
    [[nodiscard]] VersionReply update(const UpdateSpec& spec);

    /// The mail of this update, for this agent.
    [[nodiscard]] QByteArray mailOf(const UpdateCommand& command, const Identity& signing = benchKeys().signing) const;
    [[nodiscard]] QByteArray mailOf(const UpdateSpec& spec) const;

    /// @{ What the mail server has taken from the agent, in its order.
    [[nodiscard]] std::vector<VersionReply> replies() const;
    [[nodiscard]] std::vector<UpdateNotice> notices() const;
    [[nodiscard]] std::vector<EnrolmentRequest> enrolmentRequests() const;
    /// @}
    [[nodiscard]] AgentKeys keys() const;

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
    AgentSettings settings; ///< for the next restart

private:
    void settle();

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
