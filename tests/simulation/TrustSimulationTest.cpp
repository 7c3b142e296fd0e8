// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Simulation.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/centre/PackageShelf.h>
#include <core/protocol/Approval.h>
#include <core/protocol/CommandMail.h>
#include <db/Query.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>

#include <algorithm>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

MailFault fault(MailFault::Kind kind, const char* from = nullptr, int remaining = MailFault::always)
{
    MailFault result;
    result.kind = kind;
    result.remaining = remaining;
    if (from != nullptr) {
        result.from = require(MailAddress::parse(from));
    }
    return result;
}

/// The agents that do not follow this key set, as far as the centre knows.
QStringList notFollowing(Simulation& simulation, qint64 version)
{
    QStringList ids;
    for (const AgentStatus& status : simulation.statuses()) {
        if (status.agent.keySetVersion != version) {
            ids.append(status.agent.id.toString());
        }
    }
    return ids;
}

/// Asks every agent, and gives it a day.
void askAll(Simulation& simulation)
{
    require(simulation.centre().requestVersions({}));
    simulation.pass(24h);
}

/// How many mails turned out to be this.
qint64 mailsThatWere(Simulation& simulation, const QString& outcome)
{
    return *require(Query(simulation.database().database(), "SELECT count(*) FROM inbox WHERE outcome = ?")
                        .bind(outcome)
                        .first({QLatin1String("test"), 0}, [](RowReader& row) { return row.integer(); }));
}

QStringList settingsFiles(Simulation& simulation)
{
    return QDir(QFileInfo(simulation.packagePath()).path() + "/agents").entryList(QDir::Files);
}

struct Approver {
    explicit Approver(const QString& name, Timestamp now)
        : identity(require(Identity::generate(KeyPurpose::Signing, name, now, now + 24h * 365)))
    {
    }
    void approve(const QString& file, const PackageManifest& package, const QString& fleet, Timestamp now) const
    {
        require(writeFileAtomically(approvalPath(file, identity.certificate().keyId()),
                                    require(approvePackage(package, fleet, identity, now))));
    }
    Identity identity;
};

} // namespace

TEST_CASE("seventeen boxes enrol by mail within minutes, and the list is right from the first hour")
{
    Simulation simulation({.enrolByMail = true});
    CHECK(simulation.statuses().front().agent.enrolment == EnrolmentState::Invited);
    CHECK(settingsFiles(simulation).size() == 17);
    REQUIRE(simulation.runUntilEnrolled(10min));
    simulation.pass(10min);
    CHECK(settingsFiles(simulation).isEmpty());
    for (const AgentStatus& status : simulation.statuses()) {
        INFO(status.agent.id.toString().toStdString());
        const MonitoringAgent* agent = simulation.fleet().find(status.agent.id);
        CHECK(agent->state().isEnrolled);
        CHECK(status.agent.version == agent->installed().softwareVersion);
        CHECK(status.agent.keySetVersion == 1);
    }
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(require(simulation.centre().progress(batch)).updated == 16);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("boxes enrol through lost, duplicated and delayed mail, and a centre that is killed")
{
    for (const quint64 seed : {21, 22, 23}) {
        INFO("seed " << seed);
        Simulation simulation({.seed = seed, .enrolByMail = true});
        for (const auto kind : {MailFault::Kind::Lose, MailFault::Kind::Duplicate, MailFault::Kind::Delay,
                                MailFault::Kind::Truncate, MailFault::Kind::DropAfterData}) {
            MailFault trouble = fault(kind);
            trouble.permille = 200;
            trouble.delay = 20h;
            trouble.keepBytes = 900;
            simulation.hub().faults().add(trouble);
        }
        for (int kill = 0; kill < 10; ++kill) {
            for (quint64 step = simulation.random().below(300); step > 0; --step) {
                simulation.clock().step();
            }
            simulation.killCentre();
        }
        REQUIRE(simulation.runUntilEnrolled(24h * 10));
        simulation.restoreMail();
        simulation.pass(48h);
        askAll(simulation);
        for (const AgentStatus& status : simulation.statuses()) {
            const MonitoringAgent* agent = simulation.fleet().find(status.agent.id);
            CHECK(agent->state().isEnrolled);
            CHECK(status.agent.enrolmentProblem == EnrolmentProblem::None);
            CHECK(status.agent.version == agent->installed().softwareVersion);
        }
        const BatchId batch = simulation.startBatch();
        REQUIRE(simulation.runToEnd(batch));
        CHECK(simulation.brokenPromises(batch) == QStringList());
    }
}

TEST_CASE("a delayed reply and its duplicate take nothing back")
{
    Simulation simulation({});
    // The first agent's next mail comes days later, and twice.
    simulation.hub().faults().add(fault(MailFault::Kind::Duplicate, "agent@aaa.example", 1));
    MailFault slow = fault(MailFault::Kind::Delay, "agent@aaa.example", 1);
    slow.delay = 72h;
    simulation.hub().faults().add(slow);
    require(simulation.centre().requestVersions({}));
    simulation.pass(10min);
    CHECK(simulation.status("AGENT0000001").agent.keySetVersion == 0);
    CHECK(simulation.status("AGENT0000002").agent.keySetVersion == 1);

    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.status("AGENT0000001").agent.version.toString() == "1.0.02-0");
    CHECK(mailsThatWere(simulation, "superseded") == 0);
    simulation.pass(80h);
    CHECK(mailsThatWere(simulation, "superseded") == 2);
    CHECK(simulation.status("AGENT0000001").agent.version.toString() == "1.0.02-0");
    CHECK(simulation.status("AGENT0000001").target->state == TargetState::Updated);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("whatever is duplicated and delayed, the list ends as the boxes are")
{
    for (quint64 seed = 31; seed <= 34; ++seed) {
        INFO("seed " << seed);
        Simulation simulation({.agents = 20, .seed = seed});
        for (const auto kind : {MailFault::Kind::Duplicate, MailFault::Kind::Delay}) {
            MailFault trouble = fault(kind);
            trouble.permille = 400;
            trouble.delay = 50min;
            simulation.hub().faults().add(trouble);
        }
        const BatchId batch = simulation.startBatch();
        for (int question = 0; question < 6; ++question) {
            simulation.pass(15min);
            require(simulation.centre().requestVersions({}));
        }
        REQUIRE(simulation.runToEnd(batch));
        simulation.pass(24h);
        for (const AgentStatus& status : simulation.statuses()) {
            CHECK(status.agent.version == simulation.fleet().find(status.agent.id)->installed().softwareVersion);
        }
        CHECK(mailsThatWere(simulation, "superseded") > 0);
        CHECK(simulation.brokenPromises(batch) == QStringList());
    }
}

TEST_CASE("every agent follows a rotation of the keys in mid-life, also one that was away")
{
    Simulation simulation({});
    simulation.hub().faults().add(fault(MailFault::Kind::Offline, "agent@bbb.example"));
    const Identity first = simulation.keys().signing;
    simulation.rotateKeys(false);
    simulation.pass(24h);
    askAll(simulation);
    CHECK(notFollowing(simulation, 2) == QStringList{"AGENT0000002"});

    // The keys of before are no longer believed, by nobody.
    simulation.rotateKeys(true);
    simulation.pass(24h);
    simulation.restoreMail();
    simulation.pass(24h);
    askAll(simulation);
    CHECK(notFollowing(simulation, 3).isEmpty());
    CHECK(simulation.keys().trust.keySet.findSigner(first.certificate().keyId()) == nullptr);

    simulation.makePackage();
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(require(simulation.centre().progress(batch)).updated == 16);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("a rotation in the middle of a batch loses nobody")
{
    const auto revokeOld = GENERATE(false, true);
    Simulation simulation({});
    const BatchId batch = simulation.startBatch();
    simulation.pass(1min);
    simulation.rotateKeys(revokeOld);
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.brokenPromises(batch) == QStringList());
    askAll(simulation);
    CHECK(notFollowing(simulation, 2).isEmpty());
    for (const AgentStatus& status : simulation.statuses()) {
        const bool isNewer = status.agent.id.toString() == "AGENT0000010";
        CHECK((status.target->state == TargetState::Updated) == !isNewer);
    }
}

TEST_CASE("what a revoked key has signed is obeyed by nobody")
{
    Simulation simulation({});
    const Identity stolen = simulation.keys().signing;
    simulation.rotateKeys(true);
    simulation.pass(24h);
    const DemoAgent& victim = simulation.members().front();
    const Timestamp now = simulation.clock().now();
    VersionRequestCommand command;
    command.header = {simulation.keys().trust.keySet.fleet, "forged", 1, {victim.agent.id}, now, now + 24h};
    command.requestId = "forged";
    command.nonce = "forged";
    const qint64 before = mailsThatWere(simulation, "wrong-request");
    const auto forge = [&](const Identity& key) {
        const QByteArray mail =
            require(writeVersionRequestMail({simulation.address(), "1@maker.example", now}, command, key));
        (void)simulation.hub().accept({simulation.address(), {victim.agent.address}, mail});
        simulation.pass(2h);
        return mailsThatWere(simulation, "wrong-request") - before;
    };
    CHECK(forge(stolen) == 0);
    CHECK(forge(simulation.keys().signing) == 1);
}

TEST_CASE("a revoked agent is left out, and its box is replaced by another one")
{
    Simulation simulation({});
    const AgentId lost = simulation.members().at(3).agent.id;
    require(simulation.centre().revokeAgents({lost}));
    const BatchId first = simulation.startBatch();
    CHECK(require(simulation.centre().progress(first)).total == 16);
    REQUIRE(simulation.runToEnd(first));

    // The finder of the lost box still reads its mail; nobody believes what it says.
    require(simulation.centre().inviteAgents({lost}));
    simulation.pass(24h);
    CHECK(simulation.status(lost.toString()).agent.enrolment == EnrolmentState::Invited);
    simulation.replaceBox(lost.toString());
    REQUIRE(simulation.runUntilEnrolled(1h));
    simulation.pass(1h);
    const Agent agent = simulation.status(lost.toString()).agent;
    CHECK(agent.version == simulation.fleet().find(lost)->installed().softwareVersion);
    CHECK(agent.version.toString() == "1.0.00-1");

    const BatchId second = require(simulation.centre().startBatch(simulation.packagePath(), {lost}, false));
    REQUIRE(simulation.runToEnd(second));
    CHECK(simulation.status(lost.toString()).target->state == TargetState::Updated);
    CHECK(simulation.brokenPromises(second) == QStringList());
}

TEST_CASE("with the two-person rule a package goes out once two people have signed it")
{
    Simulation simulation({});
    const Timestamp now = simulation.clock().now();
    const Approver anna("Anna", now);
    const Approver bea("Bea", now);
    simulation.installKeySet(require(
        draftApprovers(simulation.keys().trust, {anna.identity.certificate(), bea.identity.certificate()}, 2, now)));
    simulation.pass(24h);
    const PackageManifest manifest = require(simulation.centre().inspectPackage(simulation.packagePath())).manifest;
    const QString fleet = simulation.keys().trust.keySet.fleet;
    anna.approve(simulation.packagePath(), manifest, fleet, now);
    const auto started = simulation.centre().startBatch(simulation.packagePath(), {}, false);
    REQUIRE_FALSE(started);
    CHECK(started.error().is(CentreError::ApprovalsMissing));
    CHECK(started.error().detail() == "1 of 2");

    bea.approve(simulation.packagePath(), manifest, fleet, now);
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(require(simulation.centre().progress(batch)).updated == 16);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("agents refuse at once what lacks approvals, and the centre hears why")
{
    Simulation simulation({});
    const Approver anna("Anna", simulation.clock().now());
    const KeySet before = simulation.keys().trust.keySet;
    simulation.installKeySet(
        require(draftApprovers(simulation.keys().trust, {anna.identity.certificate()}, 1, simulation.clock().now())));
    simulation.pass(24h);
    // A centre whose operator puts the rule aside: its agents do not.
    CentreKeys keys = simulation.keys();
    keys.trust.keySet.approvalsRequired = 0;
    simulation.killCentre(keys);
    const BatchId batch = simulation.startBatch();
    simulation.pass(9min);
    const BatchProgress progress = require(simulation.centre().progress(batch));
    CHECK(progress.failed == 17);
    CHECK(simulation.status("AGENT0000001").target->cause == FailureCause::UpdateRefused);
    CHECK(simulation.status("AGENT0000001").target->evidence.startsWith("not-approved"));
    CHECK(simulation.runner().runs.empty());
}

TEST_CASE("a key set that has expired stops every update, and a new one is the way back")
{
    Simulation simulation({});
    simulation.pass(defaultKeySetLifetime + 24h);
    REQUIRE(simulation.centre().keyWarning());
    CHECK(simulation.centre().keyWarning()->is(CentreError::KeySetExpired));
    CHECK(simulation.centre().startBatch(simulation.packagePath(), {}, false).error().is(CentreError::KeySetExpired));
    // Agents still say how they are.
    askAll(simulation);
    CHECK(notFollowing(simulation, 1).isEmpty());
    simulation.rotateKeys(false);
    simulation.pass(24h);
    CHECK_FALSE(simulation.centre().keyWarning());
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(require(simulation.centre().progress(batch)).updated == 16);
}
