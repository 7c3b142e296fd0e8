// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Simulation.h"

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

QStringList expectedAfterFirstRun()
{
    QStringList lines;
    for (int number = 1; number <= 17; ++number) {
        const QString cause = number == 2 || number == 15 ? " failed no-reply"
            : number == 10                                ? " failed newer-release-installed"
                                                          : " updated";
        lines << QString("AGENT%1").arg(number, 7, 10, QLatin1Char('0')) + cause;
    }
    return lines;
}

} // namespace

TEST_CASE("the example batch ends as its file says, and a retry heals what can be healed")
{
    Simulation simulation({});
    simulation.loseMail();
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.outcome() == expectedAfterFirstRun());
    CHECK(simulation.brokenPromises(batch) == QStringList());
    CHECK(simulation.status("AGENT0000010").agent.version.toString() == "1.0.02-1");

    simulation.restoreMail();
    CHECK(require(simulation.centre().retryFailed(batch)) == 3);
    REQUIRE(simulation.runToEnd(batch));
    const BatchProgress progress = require(simulation.centre().progress(batch));
    CHECK(progress.updated == 16);
    CHECK(progress.failed == 1);
    CHECK(simulation.status("AGENT0000010").target->cause == FailureCause::NewerReleaseInstalled);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("the wait before the version request comes from the package and the agent's version")
{
    Simulation simulation({});
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    const auto waited = [&](const char* id) {
        Timestamp settling{};
        Timestamp asked{};
        for (const BatchEvent& event :
             require(simulation.database().batches().events(batch, require(AgentId::parse(id))))) {
            settling = event.to == TargetState::Settling ? event.at : settling;
            asked = event.to == TargetState::Asking ? event.at : asked;
        }
        return asked - settling;
    };
    CHECK(waited("AGENT0000001") == 10min); // 1.0.00-1: the default
    CHECK(waited("AGENT0000016") == 10min + 1s); // 1.0.01-1: its own
}

TEST_CASE("a late reply heals the failed mark")
{
    Simulation simulation({});
    MailFault slow;
    slow.kind = MailFault::Kind::Delay;
    slow.from = require(MailAddress::parse("agent@aaa.example"));
    slow.delay = 48h;
    simulation.hub().faults().add(slow);
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.status("AGENT0000001").target->cause == FailureCause::NoReply);
    simulation.clock().runUntil(simulation.clock().now() + 72h);
    CHECK(simulation.status("AGENT0000001").target->state == TargetState::Updated);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("a failed install script is told with its exit code and last lines, and nothing has changed")
{
    Simulation simulation({});
    simulation.runner().fate = [](const AgentId& agent) {
        return agent.toString() == "AGENT0000004" ? CopyingRunner::Fate::Fails
            : agent.toString() == "AGENT0000005"  ? CopyingRunner::Fate::InstallsHalf
                                                  : CopyingRunner::Fate::Installs;
    };
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    const AgentStatus failed = simulation.status("AGENT0000004");
    CHECK(failed.target->cause == FailureCause::InstallFailed);
    CHECK(failed.target->evidence.contains("exit code 3"));
    CHECK(failed.target->evidence.contains("no space left on device"));
    CHECK(failed.agent.version.toString() == "1.0.00-1");
    CHECK(simulation.status("AGENT0000005").target->state == TargetState::Failed);
    CHECK(simulation.status("AGENT0000005").agent.version.toString() == "1.0.00-1");
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("a mail server's refusal of one address fails that agent alone, with the server's words")
{
    Simulation simulation({});
    MailFault refusal;
    refusal.kind = MailFault::Kind::RefuseRecipient;
    refusal.to = require(MailAddress::parse("agent@ccc.example"));
    refusal.reply = "550 5.1.1 no such user";
    simulation.hub().faults().add(refusal);
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    const AgentStatus status = simulation.status("AGENT0000003");
    CHECK(status.target->cause == FailureCause::AddressRefused);
    CHECK(status.target->evidence.contains("no such user"));
    CHECK(require(simulation.centre().progress(batch)).updated == 15);
}

TEST_CASE("a mail that the server defers is tried again until it is taken")
{
    Simulation simulation({});
    MailFault later;
    later.kind = MailFault::Kind::RefuseRecipient;
    later.to = require(MailAddress::parse("agent@ccc.example"));
    later.reply = "451 4.7.1 greylisted";
    later.remaining = 3;
    simulation.hub().faults().add(later);
    const BatchId batch = simulation.startBatch();
    simulation.clock().runUntil(simulation.clock().now() + 10s);
    CHECK(simulation.status("AGENT0000003").target->state == TargetState::Deferred);
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.status("AGENT0000003").target->state == TargetState::Updated);
}

TEST_CASE("an answer lost after the final dot leaves the target in doubt, and the update runs once")
{
    Simulation simulation({});
    MailFault drop;
    drop.kind = MailFault::Kind::DropAfterData;
    drop.remaining = 17;
    drop.delivered = true;
    simulation.hub().faults().add(drop);
    const BatchId batch = simulation.startBatch();
    simulation.clock().runUntil(simulation.clock().now() + 5s);
    CHECK(simulation.status("AGENT0000001").target->state == TargetState::InDoubt);
    REQUIRE(simulation.runToEnd(batch));
    CHECK(simulation.status("AGENT0000001").target->state == TargetState::Updated);
    CHECK(simulation.brokenPromises(batch) == QStringList());
}

TEST_CASE("an agent removed in mid-batch ends in an explained state")
{
    Simulation simulation({});
    const BatchId batch = simulation.startBatch();
    simulation.clock().runUntil(simulation.clock().now() + 1min);
    const AgentId agent = require(AgentId::parse("AGENT0000007"));
    require(simulation.centre().removeAgents({agent}));
    REQUIRE(simulation.runToEnd(batch));
    const auto targets = require(simulation.database().batches().targetsOf(batch, {agent}));
    REQUIRE(targets.size() == 1);
    CHECK(targets[0].cause == FailureCause::AgentRemoved);
    CHECK(simulation.statuses().size() == 16);
}

TEST_CASE("a centre killed at any moment carries on by itself to the same end", "[kill]")
{
    Simulation undisturbed({});
    undisturbed.loseMail();
    REQUIRE(undisturbed.runToEnd(undisturbed.startBatch()));

    for (const quint64 seed : {11, 12, 13, 14, 15, 16}) {
        Simulation simulation({.seed = seed});
        simulation.loseMail();
        const BatchId batch = simulation.startBatch();
        SeededRandom moments(seed);
        for (int kill = 0; kill < 12; ++kill) {
            const int steps = static_cast<int>(moments.below(60));
            for (int step = 0; step < steps; ++step) {
                simulation.clock().step();
            }
            simulation.killCentre();
        }
        INFO("seed " << seed);
        REQUIRE(simulation.runToEnd(batch));
        CHECK(simulation.outcome() == undisturbed.outcome());
        CHECK(simulation.brokenPromises(batch) == QStringList());
    }
}

TEST_CASE("seeds with faults of every kind break no promise", "[seeds]")
{
    for (quint64 seed = 1; seed <= 12; ++seed) {
        Simulation simulation({.agents = 25, .seed = seed});
        simulation.loseMail();
        for (const MailFault::Kind kind : {MailFault::Kind::Lose, MailFault::Kind::Duplicate, MailFault::Kind::Truncate,
                                           MailFault::Kind::DropAfterData, MailFault::Kind::RefuseMail}) {
            MailFault fault;
            fault.kind = kind;
            fault.permille = 40;
            fault.keepBytes = 700;
            fault.reply = "451 try again";
            simulation.hub().faults().add(fault);
        }
        const BatchId batch = simulation.startBatch();
        INFO("seed " << seed);
        REQUIRE(simulation.runToEnd(batch));
        CHECK(simulation.brokenPromises(batch) == QStringList());
        simulation.restoreMail();
        const auto retried = simulation.centre().retryFailed(batch);
        if (retried) {
            REQUIRE(simulation.runToEnd(batch));
            CHECK(simulation.brokenPromises(batch) == QStringList());
        }
    }
}

TEST_CASE("the same seed gives the same history")
{
    const auto history = [] {
        Simulation simulation({.agents = 12, .seed = 5});
        simulation.loseMail();
        const BatchId batch = simulation.startBatch();
        REQUIRE(simulation.runToEnd(batch));
        QStringList lines;
        for (const AgentStatus& status : simulation.statuses()) {
            for (const BatchEvent& event : require(simulation.database().batches().events(batch, status.agent.id))) {
                lines << toIso(event.at) + ' ' + event.agent.toString() + ' ' + event.event;
            }
        }
        return lines;
    };
    CHECK(history() == history());
}
