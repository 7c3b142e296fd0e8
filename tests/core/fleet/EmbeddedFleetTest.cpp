// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"

#include <core/agent/ShellInstallRunner.h>
#include <core/crypto/Certificate.h>
#include <core/fleet/EmbeddedFleet.h>
#include <tests/core/agent/AgentBench.h>

#include <QTemporaryDir>

using namespace rds;
using namespace rds::test;

namespace {

/// A fleet of one on a hub.
struct FleetBench : HubFixture {
    AgentCertificates add(EmbeddedFleet::Enrolment enrolment)
    {
        settings.centreAddress = centre;
        settings.address = agent1;
        InitialRelease initial;
        initial.report.softwareVersion = require(SoftwareVersion::parse("1.0.00-1"));
        initial.report.modules = {{"abcd.exe", "1.0.00", {2002, 1, 1}}};
        initial.files = {{initial.report.modules.front(), "abcd\n"}};
        return require(fleet->add(settings, initial, enrolment));
    }

    void restart() { fleet = std::make_unique<EmbeddedFleet>(parts()); }
    EmbeddedFleet::Parts parts() { return {hub, clock, random, executor, runner}; }
    void pass(Duration time) { clock.runUntil(clock.now() + time); }

    QTemporaryDir directory;
    AgentSettings settings = benchSettings(directory.filePath("agent"));
    InlineExecutor executor;
    ShellInstallRunner runner{clock};
    std::unique_ptr<EmbeddedFleet> fleet = std::make_unique<EmbeddedFleet>(parts());
};

} // namespace

TEST_CASE("An agent of the fleet enrols by mail like one on a real box")
{
    FleetBench bench;
    const AgentCertificates certificates = bench.add(EmbeddedFleet::Enrolment::ByMail);
    bench.fleet->start();
    bench.pass(std::chrono::minutes(1));
    const auto mails = bench.contents(bench.centre);
    REQUIRE(mails.size() == 1);
    const auto request = readEnrolmentRequest(mails.front());
    REQUIRE(request);
    CHECK(request->signing.toDer() == certificates.signing);
    CHECK(request->encryption.toDer() == certificates.encryption);
    CHECK(request->signing.keyId() == certificates.signingKeyId);
    CHECK(request->code == bench.settings.enrolmentCode);
}

TEST_CASE("An agent whose certificates are registered directly asks for nothing, after a restart neither")
{
    FleetBench bench;
    const AgentCertificates certificates = bench.add(EmbeddedFleet::Enrolment::Registered);
    bench.fleet->start();
    bench.pass(std::chrono::hours(24));
    CHECK(bench.fleet->find(bench.settings.agent)->certificates() == certificates);
    bench.restart();
    CHECK(bench.add(EmbeddedFleet::Enrolment::ByMail) == certificates);
    bench.fleet->start();
    bench.pass(std::chrono::hours(24));
    CHECK(bench.contents(bench.centre).isEmpty());
}
