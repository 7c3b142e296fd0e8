// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <tests/support/QtStringMaker.h>

#include <core/agent/ShellInstallRunner.h>
#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/centre/Centre.h>
#include <core/fleet/EmbeddedFleet.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/fleet/MailHub.h>
#include <core/package/UpdatePackage.h>
#include <core/protocol/Command.h>
#include <core/transport/SmtpPop3Transport.h>
#include <db/CentreDatabase.h>

#include <QProcess>
#include <QTemporaryDir>

namespace rds::test {

/// A real centre on a real clock, a mail server on loopback ports, two ordinary agents, and `SHELL1`: the agent in
/// shell, whose mail goes through the sockets. Its packages need the approval of a second person.
class Site {
public:
    Site();
    ~Site();

    [[nodiscard]] Centre& centre() { return *m_centre; }
    [[nodiscard]] CentreDatabase& database() { return *m_database; }
    /// Lets everybody work until `condition` holds; the agent in shell looks into its mailbox whenever mail is there.
    [[nodiscard]] bool runUntil(const std::function<bool()>& condition);
    /// All three have enrolled and told their version.
    [[nodiscard]] bool everybodyIsKnown();

    /// A package for boxes of `hardwareClass`, approved.
    [[nodiscard]] QString makePackage(const QString& version, qint64 releaseSequence, const QString& hardwareClass);
    /// @{ What a centre of its own would send to the agent in shell, and its way there.
    [[nodiscard]] UpdateCommand update(const QString& campaign);
    [[nodiscard]] QByteArray approve(const PackageManifest& package) const;
    void mailToShell(const UpdateCommand& command);
    void mailToShell(const QByteArray& mail);
    /// @}
    [[nodiscard]] std::vector<AgentStatus> statuses() { return require(m_centre->statuses()); }
    [[nodiscard]] AgentStatus shell();
    /// A file of the agent in shell; empty where there is none.
    [[nodiscard]] QByteArray shellFile(const QString& name) const;
    /// What the agent in shell has said on its standard error.
    [[nodiscard]] const QByteArray& said() const { return m_said; }
    [[nodiscard]] const CentreKeys& keys() const { return m_keys; }
    [[nodiscard]] const Identity& root() const { return m_root; }
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

    const AgentId shellId = require(AgentId::parse("SHELL1"));
    const QString fleet = "fleet-1";
    const MailAddress address = require(MailAddress::parse("centre@maker.example"));
    const MailAddress shellAddress = require(MailAddress::parse("shell1@site.example"));

private:
    void startCentre();
    void addAgents();
    void setUpShell();
    void lookIntoMailbox();
    void listen();
    [[nodiscard]] UpdatePackage buildPackageOf(const QString& version, qint64 releaseSequence,
                                               const QString& hardwareClass);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    PoolExecutor m_executor;
    ShellInstallRunner m_runner{m_clock};
    MailHub m_hub{m_clock, m_random};
    LoopbackMailServer m_server{m_hub, m_clock};
    Identity m_root;
    Identity m_approver;
    CentreKeys m_keys;
    std::unique_ptr<CentreDatabase> m_database;
    std::unique_ptr<SmtpPop3Transport> m_transport;
    std::unique_ptr<Centre> m_centre;
    EmbeddedFleet m_ordinary{{m_hub, m_clock, m_random, m_executor, m_runner}};
    QProcess m_shell;
    bool m_hasLooked = false;
    QByteArray m_said;
};

} // namespace rds::test
