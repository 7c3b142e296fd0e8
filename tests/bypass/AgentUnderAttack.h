// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Forge.h"

#include <tests/core/package/ArchiveMaker.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

#include <core/agent/AgentKeys.h>
#include <core/agent/MonitoringAgent.h>
#include <core/agent/ShellInstallRunner.h>
#include <core/base/Random.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/protocol/Approval.h>
#include <core/protocol/Reply.h>

#include <QTemporaryDir>

#include <map>

namespace rds::test {

/// Everybody's keys, made once. An attacker has those of the stranger and of the other agent.
struct Keys {
    Identity root = makeSigner("root");
    Identity daily = makeSigner("daily"); ///< in the key set
    Identity second = makeSigner("second"); ///< in the key set too
    Identity encryption = makeRecipient("centre");
    std::vector<Identity> approvers{makeSigner("first approver"), makeSigner("second approver")};
    Identity stranger = makeSigner("stranger");
    Identity otherAgent = makeSigner("AGENT0000002");
    Identity otherAgentEncryption = makeRecipient("AGENT0000002");
};
[[nodiscard]] const Keys& keys();

inline const QString fleetName = "fleet-1";

/// A whole agent at work, with the real /bin/sh, on virtual time, with a post office in memory. It has two modules at
/// 1.0.00-1, release sequence 5, and the settings of a box of the class `box-a`.
class AgentUnderAttack {
public:
    using Shape = std::function<void(KeySet&)>;

    /// @param shape changes the key set with which the agent begins, before the root signs it
    explicit AgentUnderAttack(const Shape& shape = {});
    ~AgentUnderAttack();

    /// Version 1: signed by the root, as `shape` made it.
    [[nodiscard]] const KeySet& keySet() const { return m_keySet; }

    /// @{ A good update to 1.0.02-0 and how it becomes a mail, step by step: a test spoils one of them.
    [[nodiscard]] UpdateCommand update() const;
    /// With this payload, of which the manifest speaks as if it held what a good one holds.
    [[nodiscard]] UpdateCommand updateWith(const QByteArray& payload) const;
    [[nodiscard]] static QByteArray container(const UpdateCommand& command);
    [[nodiscard]] static QByteArray inner(const UpdateCommand& command, const Identity& signer = keys().daily);
    [[nodiscard]] QByteArray envelope(const QByteArray& inner) const;
    [[nodiscard]] static QByteArray outer(const QByteArray& envelope, const Identity& signer = keys().daily);
    [[nodiscard]] QByteArray mail(const QByteArray& cmsMessage) const;
    [[nodiscard]] QByteArray updateMail(const UpdateCommand& command) const;
    /// @}
    /// As an agent would be asked now.
    [[nodiscard]] VersionRequestCommand versionRequest() const;

    /// What the agent's reader says of a mail now.
    [[nodiscard]] Result<Command> read(const QByteArray& mail) const;
    /// The mail arrives, and the agent deals with it.
    void receive(const QByteArray& mail);
    /// Ends the agent and starts it again.
    void restart();
    void pass(Duration time) { clock.runUntil(clock.now() + time); }
    /// What the agent answers to a version request: it lives.
    [[nodiscard]] VersionReply ask();

    /// The notices that have reached the centre's mailbox so far.
    [[nodiscard]] std::vector<UpdateNotice> notices() const;
    /// No installed file, and nothing else that counts, is other than at the beginning; no script has run.
    [[nodiscard]] bool isUntouched() const;
    /// How often a script of a good update ran.
    [[nodiscard]] int scriptRuns() const;
    [[nodiscard]] const AgentState& state() const { return m_agent->state(); }
    [[nodiscard]] AgentKeys agentKeys() const;

    VirtualClock clock;
    SeededRandom random{1};
    Identity speaker = keys().daily; ///< signs the centre's version requests
    const AgentId id = require(AgentId::parse("AGENT0000001"));
    const MailAddress address = require(MailAddress::parse("agent1@site.example"));
    const MailAddress centre = require(MailAddress::parse("centre@maker.example"));

private:
    [[nodiscard]] AgentSettings settings() const;
    [[nodiscard]] QString folder() const { return m_directory.filePath("agent"); }
    [[nodiscard]] std::map<QString, QByteArray> installedFiles() const;
    [[nodiscard]] std::vector<AgentMessage> messages() const;
    [[nodiscard]] CommandHeader header(const QString& campaign) const;
    void settle();

    QTemporaryDir m_directory;
    KeySet m_keySet;
    InlineExecutor m_executor;
    mutable MailHub m_hub{clock, random}; ///< counts what is fetched
    HubTransport m_transport{m_hub, clock, address};
    ShellInstallRunner m_shell{clock};
    std::unique_ptr<MonitoringAgent> m_agent;
    int m_requests = 0;
};

inline const Member goodScript{"install.sh",
                               "#!/bin/sh\necho ran >>runs\ncp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n"};
inline const Member goodModule{"modules/abcd.exe", "new abcd\n"};

/// The mail is dropped, for this reason; the centre hears nothing, and the agent goes on as if nothing had been.
void checkJunk(AgentUnderAttack& agent, const QByteArray& mail, std::error_code why);
template <class Enum> void checkJunk(AgentUnderAttack& agent, const QByteArray& mail, Enum why)
{
    checkJunk(agent, mail, make_error_code(why));
}
/// The update is refused, nothing is touched, and one signed notice tells the centre this very reason.
void checkRefused(AgentUnderAttack& agent, const QByteArray& mail, const QString& code);

} // namespace rds::test
