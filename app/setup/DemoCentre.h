// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreRuntime.h"
#include "DemoFleet.h"

#include <core/agent/ShellInstallRunner.h>
#include <core/fleet/EmbeddedFleet.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/fleet/MailHub.h>
#include <core/fleet/QueuedInstallRunner.h>

#include <optional>
#include <unordered_map>

namespace rds {

/// The embedded centre: a loopback mail server, a fleet of simulated agents and a centre that updates them by
/// real mail. Everything is real but the boxes, the length of the waits, the pass phrase of the centre's keys, which is
/// `demo` and protects nothing, and the agents' first enrolment, which is done without mails. Lives in one thread with
/// an event loop.
class DemoCentre final : public QObject {
    Q_OBJECT

public:
    struct Options {
        int agents = 0; ///< 0: those of resources/demo/fleet.csv; otherwise a generated fleet
        quint64 seed = 1;
    };

    explicit DemoCentre(QObject* parent = nullptr);
    ~DemoCentre() override;

    /// Sets the folder up where it is new; otherwise goes on with what is in it.
    [[nodiscard]] Result<Centre*> open(const QString& folder, const Options& options);
    /// The demo's package, ready to be sent.
    [[nodiscard]] const QString& packagePath() const { return m_packagePath; }

private:
    [[nodiscard]] Result<void> startMail();
    [[nodiscard]] CentreSettings settings(const DemoWaits& waits) const;
    [[nodiscard]] Result<void> prepare(Centre& centre, Duration settle);
    [[nodiscard]] Result<void> addToList(Centre& centre);
    [[nodiscard]] Result<void> makePackage(Duration settle);
    [[nodiscard]] Result<void> makeFleet(Centre& centre);
    /// Loads its settings file on the member's box, if there is a new one, and switches the box on.
    /// @return what the centre has to pin of it, if its enrolment is done without mails
    [[nodiscard]] Result<std::optional<EnrolledAgent>> addBox(const DemoAgent& member, const Agent& listed);
    [[nodiscard]] Result<const InitialRelease*> releaseOf(const DemoAgent& member);
    [[nodiscard]] Result<void> enrol(const std::vector<EnrolledAgent>& agents);
    void loseMail(Centre& centre);

    CentreRuntime m_runtime;
    PoolExecutor m_fleetExecutor;
    MailHub m_hub;
    LoopbackMailServer m_server;
    ShellInstallRunner m_shell;
    QueuedInstallRunner m_runner;
    std::unique_ptr<EmbeddedFleet> m_fleet;
    MailAddress m_address;
    QString m_password;
    QString m_packagePath;
    std::vector<DemoAgent> m_members;
    std::unordered_map<QString, InitialRelease> m_releases; ///< by version
};

} // namespace rds
