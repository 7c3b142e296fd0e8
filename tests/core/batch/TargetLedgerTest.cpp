// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/batch/TargetLedger.h>
#include <tests/db/CentreFile.h>

using namespace rds;
using namespace rds::test;

namespace {

/// A stored batch of the agents 1 to 3 to `1.0.02-0`.
struct StoredBatch {
    StoredBatch()
    {
        require(file.db().agents().add(enrolledAgents(1, 3)));
        batch = require(file.db().batches().find(startBatch(file.db(), 1, 3)));
        targets = require(file.db().batches().targets(batch.id));
    }

    CentreFile file;
    BatchUpdate batch;
    PackageManifest manifest = package("1.0.02-0").manifest;
    Timestamp now = fromMillis(1'760'000'100'000);
    std::vector<BatchTarget> targets;
};

} // namespace

TEST_CASE("A move changes the target and is kept with its history")
{
    StoredBatch stored;
    TargetLedger ledger(stored.batch, stored.manifest, stored.now);
    CHECK(ledger.apply(stored.targets[0], TargetEvent::MailQueued));
    CHECK(ledger.apply(stored.targets[0], TargetEvent::MailDeferred, FailureCause::None, "451 later"));
    CHECK(stored.targets[0].state == TargetState::Deferred);
    CHECK(stored.targets[0].changed == stored.now);
    CHECK(ledger.moved().size() == 2);
    require(ledger.save(stored.file.db().batches()));

    stored.file.reopen();
    BatchStore& store = stored.file.db().batches();
    const auto targets = require(store.targets(stored.batch.id));
    CHECK(targets[0].state == TargetState::Deferred);
    CHECK(targets[0].evidence == "451 later");
    CHECK(targets[1].state == TargetState::Queued);
    const auto events = require(store.events(stored.batch.id, agentId(1)));
    REQUIRE(events.size() == 2);
    CHECK(events[0].from == TargetState::Queued);
    CHECK(events[0].to == TargetState::Sending);
    CHECK(events[0].event == "mail-queued");
    CHECK(events[1].event == "mail-deferred");
    CHECK(events[1].evidence == "451 later");
    CHECK(events[1].at == stored.now);
}

TEST_CASE("What has no row in the table changes nothing and leaves no history")
{
    StoredBatch stored;
    TargetLedger ledger(stored.batch, stored.manifest, stored.now);
    const Timestamp before = stored.targets[0].changed;
    CHECK_FALSE(ledger.apply(stored.targets[0], TargetEvent::MailAccepted, FailureCause::NoReply, "echo"));
    CHECK(stored.targets[0].state == TargetState::Queued);
    CHECK(stored.targets[0].cause == FailureCause::None);
    CHECK(stored.targets[0].evidence.isEmpty());
    CHECK(stored.targets[0].changed == before);
    CHECK(ledger.moved().empty());
    require(ledger.save(stored.file.db().batches()));
    CHECK(require(stored.file.db().batches().events(stored.batch.id, agentId(1))).empty());
}

TEST_CASE("The wait after the update is the package's for the version before, else its usual one")
{
    StoredBatch stored;
    TargetLedger ledger(stored.batch, stored.manifest, stored.now);
    const auto [before, wait] = GENERATE(table<const char*, qint64>({
        {"1.0.00", 600'001},
        {"1.0.01-2", 60'000},
        {"1.0.01-3", 30'000},
    }));
    BatchTarget& target = stored.targets[0];
    target.state = GENERATE(TargetState::Sending, TargetState::Deferred, TargetState::InDoubt);
    target.versionBefore = version(before);
    REQUIRE(ledger.apply(target, TargetEvent::MailAccepted));
    CHECK(target.state == TargetState::Settling);
    CHECK(target.nextActionAt == stored.now + Duration(wait));
}

TEST_CASE("An accepted question waits for the batch's reply timeout")
{
    StoredBatch stored;
    TargetLedger ledger(stored.batch, stored.manifest, stored.now);
    BatchTarget& target = stored.targets[0];
    target.state = TargetState::Asking;
    REQUIRE(ledger.apply(target, TargetEvent::MailAccepted));
    CHECK(target.nextActionAt == stored.now + std::chrono::minutes(30));
}

TEST_CASE("An end keeps the cause, has no timer, and a retry clears it again")
{
    StoredBatch stored;
    TargetLedger ledger(stored.batch, stored.manifest, stored.now);
    BatchTarget& target = stored.targets[0];
    target.state = TargetState::Asked;
    target.nextActionAt = stored.now;
    REQUIRE(ledger.apply(target, TargetEvent::DeadlinePassed, FailureCause::NoReply, "silence"));
    CHECK(target.state == TargetState::Failed);
    CHECK(target.cause == FailureCause::NoReply);
    CHECK_FALSE(target.nextActionAt);
    REQUIRE(ledger.apply(target, TargetEvent::Retried));
    CHECK(target.state == TargetState::Queued);
    CHECK(target.cause == FailureCause::None);
    CHECK(target.evidence.isEmpty());
}
