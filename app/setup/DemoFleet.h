// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/agent/Provisioning.h>
#include <core/domain/Agent.h>
#include <core/package/UpdatePackage.h>

namespace rds {

/// One simulated agent of the demo: as the centre's list begins, and what is really installed on it.
struct DemoAgent {
    Agent agent;
    bool mailIsLost = false; ///< mail to it disappears until the first batch has ended
};

/// The 17 agents of `resources/demo/fleet.csv`; its last column says whose mail is lost.
[[nodiscard]] Result<std::vector<DemoAgent>> demoFleet();
/// `count` agents, the same for the same seed: some with an older release, some with a newer one than the
/// target, and some whose mail is lost.
[[nodiscard]] std::vector<DemoAgent> generatedFleet(int count, quint64 seed);

/// The software version that the demo updates to.
[[nodiscard]] SoftwareVersion demoTarget();
/// The modules of a demo release. Error DomainError::UnknownPackage where there is none of that version.
[[nodiscard]] Result<InitialRelease> demoRelease(const SoftwareVersion& version);

/// How long the demo waits: seconds for a handful of agents, more for thousands on one computer.
struct DemoWaits {
    Duration settle;
    Duration reply;
};
[[nodiscard]] DemoWaits demoWaits(std::size_t agents);

/// The demo's update package, built from real files that are first put into `workFolder`.
[[nodiscard]] Result<UpdatePackage> buildDemoPackage(const QString& workFolder, Duration settle, Timestamp created);

} // namespace rds
