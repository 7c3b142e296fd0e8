// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>

using namespace rds;
using namespace rds::test;

namespace {

struct Fleet : CentreFile {
    Fleet() { require(db().agents().add(enrolledAgents(1, 6))); }
    BatchStore& batches() { return db().batches(); }

    BatchTarget target(BatchId batch, int agent)
    {
        return require(batches().targetsOf(batch, {agentId(agent)})).front();
    }
    void move(BatchId batch, int agent, TargetState state, std::optional<Timestamp> next = {})
    {
        BatchTarget changed = target(batch, agent);
        changed.state = state;
        changed.nextActionAt = next;
        require(batches().save({changed}, {}));
    }
};

std::vector<QString> agentsOf(const std::vector<BatchTarget>& targets)
{
    std::vector<QString> ids;
    for (const BatchTarget& target : targets) {
        ids.push_back(target.agent.toString().right(1));
    }
    return ids;
}

std::vector<BatchId> idsOf(const std::vector<BatchUpdate>& batches)
{
    std::vector<BatchId> ids;
    for (const BatchUpdate& batch : batches) {
        ids.push_back(batch.id);
    }
    return ids;
}

} // namespace

TEST_CASE("A batch is kept with its targets")
{
    Fleet file;
    BatchUpdate batch;
    batch.campaign = "0123abcd";
    batch.packageId = require(file.db().packages().add(package("1.0.02-0")));
    batch.target = version("1.0.02-0");
    batch.started = fromMillis(123);
    batch.finished = fromMillis(456);
    batch.allowDowngrade = true;
    batch.replyTimeout = Duration(1'800'001);
    const BatchId id = require(file.batches().add(batch, queuedTargets(1, 3)));
    file.reopen();

    const BatchUpdate found = require(file.batches().find(id));
    CHECK(found.id == id);
    CHECK(found.campaign == batch.campaign);
    CHECK(found.packageId == batch.packageId);
    CHECK(found.target == batch.target);
    CHECK(found.started == batch.started);
    CHECK(found.finished == batch.finished);
    CHECK(found.allowDowngrade);
    CHECK(found.replyTimeout == batch.replyTimeout);
    CHECK(agentsOf(require(file.batches().targets(id))) == std::vector<QString>{"1", "2", "3"});
    CHECK(file.target(id, 2).batch == id);
}

TEST_CASE("A batch that cannot be is refused as a whole")
{
    Fleet file;
    BatchUpdate batch;
    batch.packageId = require(file.db().packages().add(package("1.0.02-0")));
    batch.target = version("1.0.02-0");
    auto targets = queuedTargets(1, 3);
    const auto refusedWith = [&](DomainError code, const QString& subject) {
        const auto added = file.batches().add(batch, targets);
        REQUIRE_FALSE(added);
        CHECK(added.error().is(code));
        CHECK(added.error().subject() == subject);
        CHECK(require(file.batches().all()).empty());
    };
    SECTION("an agent that is not there")
    {
        targets[1].agent = agentId(9);
        refusedWith(DomainError::UnknownAgent, "AGENT0000009");
    }
    SECTION("a removed agent")
    {
        require(file.db().agents().remove({agentId(2)}));
        refusedWith(DomainError::UnknownAgent, "AGENT0000002");
    }
    SECTION("an agent twice")
    {
        targets[2].agent = agentId(1);
        refusedWith(DomainError::DuplicateAgent, "AGENT0000001");
    }
    SECTION("a package that is not there")
    {
        batch.packageId = 99;
        refusedWith(DomainError::UnknownPackage, "99");
    }
}

TEST_CASE("A batch that was never added is unknown")
{
    Fleet file;
    for (const Error& error : {file.batches().find(5).error(), file.batches().progress(5).error(),
                               file.batches().setFinished(5, fromMillis(1)).error()}) {
        CHECK(error.is(DomainError::UnknownBatch));
        CHECK(error.subject() == "5");
    }
    CHECK(require(file.batches().targets(5)).empty());
    CHECK(require(file.batches().due(5, fromMillis(1), 9)).empty());
    CHECK(require(file.batches().events(5, agentId(1))).empty());
}

TEST_CASE("Every field of a target and of an event is kept")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 2);
    BatchTarget target = file.target(id, 1);
    target.state = TargetState::Failed;
    target.attempt = 3;
    target.versionBefore = version("1.0.01");
    target.versionAfter = version("1.0.01-9");
    target.cause = FailureCause::VersionDiffers;
    target.evidence = QStringLiteral("550 5.1.1 “no such user”");
    target.nextActionAt = fromMillis(98765);
    target.requestId = "feed";
    target.changed = fromMillis(54321);
    BatchEvent event{id,      agentId(1),   3,         fromMillis(54321), TargetState::Asked, TargetState::Failed,
                     "reply", target.cause, "evidence"};
    require(file.batches().save({target}, {event}));
    file.reopen();

    const BatchTarget stored = file.target(id, 1);
    CHECK(stored.state == TargetState::Failed);
    CHECK(stored.attempt == 3);
    CHECK(stored.versionBefore == target.versionBefore);
    CHECK(stored.versionAfter == target.versionAfter);
    CHECK(stored.cause == FailureCause::VersionDiffers);
    CHECK(stored.evidence == target.evidence);
    CHECK(stored.nextActionAt == target.nextActionAt);
    CHECK(stored.requestId == "feed");
    CHECK(stored.changed == target.changed);
    const auto events = require(file.batches().events(id, agentId(1)));
    REQUIRE(events.size() == 1);
    CHECK(events[0].batch == id);
    CHECK(events[0].agent == agentId(1));
    CHECK(events[0].attempt == 3);
    CHECK(events[0].at == fromMillis(54321));
    CHECK(events[0].from == TargetState::Asked);
    CHECK(events[0].to == TargetState::Failed);
    CHECK(events[0].event == "reply");
    CHECK(events[0].cause == FailureCause::VersionDiffers);
    CHECK(events[0].evidence == "evidence");
    CHECK(require(file.batches().events(id, agentId(2))).empty());
}

TEST_CASE("Every state and every cause survives a new start")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 1);
    for (const TargetState state : allTargetStates) {
        for (const FailureCause cause : allFailureCauses) {
            BatchTarget target = file.target(id, 1);
            target.state = state;
            target.cause = cause;
            require(file.batches().save({target}, {}));
            CHECK(file.target(id, 1).state == state);
            CHECK(file.target(id, 1).cause == cause);
        }
    }
}

TEST_CASE("Saving an agent that is not a target saves nothing")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 2);
    BatchTarget known = file.target(id, 1);
    known.state = TargetState::Sending;
    BatchTarget unknown = known;
    unknown.agent = agentId(3);
    const auto saved = file.batches().save({known, unknown}, {});
    REQUIRE_FALSE(saved);
    CHECK(saved.error().is(DomainError::UnknownAgent));
    CHECK(file.target(id, 1).state == TargetState::Queued);

    BatchEvent event;
    event.batch = id;
    event.agent = agentId(3);
    CHECK_FALSE(file.batches().save({known}, {event}));
    CHECK(file.target(id, 1).state == TargetState::Queued);
}

TEST_CASE("Events come oldest first and can neither be changed nor deleted")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 1);
    for (const char* const name : {"first", "second", "third"}) {
        BatchEvent event;
        event.batch = id;
        event.agent = agentId(1);
        event.event = name;
        require(file.batches().save({}, {event}));
    }
    for (const char* const sql :
         {"UPDATE batch_events SET evidence = 'forged'", "DELETE FROM batch_events", "DELETE FROM batch_targets"}) {
        const auto done = file.db().database().execute(sql);
        REQUIRE_FALSE(done);
        CHECK(done.error().is(DbError::ConstraintViolated));
    }
    const auto events = require(file.batches().events(id, agentId(1)));
    REQUIRE(events.size() == 3);
    CHECK(events[0].event == "first");
    CHECK(events[2].event == "third");
}

TEST_CASE("Targets are found by state, by agent and by what is due")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 6);
    const BatchId other = startBatch(file.db(), 1, 6);
    file.move(id, 2, TargetState::Settling, fromMillis(300));
    file.move(id, 3, TargetState::Settling, fromMillis(100));
    file.move(id, 5, TargetState::Asked, fromMillis(200));
    file.move(other, 4, TargetState::Settling, fromMillis(50));

    CHECK(agentsOf(require(file.batches().targetsIn(id, TargetState::Settling))) == std::vector<QString>{"2", "3"});
    CHECK(agentsOf(require(file.batches().targetsIn(id, TargetState::Queued))) == std::vector<QString>{"1", "4", "6"});
    CHECK(require(file.batches().targetsIn(id, TargetState::Failed)).empty());
    CHECK(agentsOf(require(file.batches().targetsOf(id, {agentId(6), agentId(1), agentId(9)})))
          == std::vector<QString>{"1", "6"});
    CHECK(require(file.batches().targetsOf(id, {})).empty());
    CHECK(require(file.batches().due(id, fromMillis(99), 9)).empty());
    CHECK(agentsOf(require(file.batches().due(id, fromMillis(200), 9))) == std::vector<QString>{"3", "5"});
    CHECK(agentsOf(require(file.batches().due(id, fromMillis(900), 2))) == std::vector<QString>{"3", "5"});
    CHECK(agentsOf(require(file.batches().due(id, fromMillis(900), 9))) == std::vector<QString>{"3", "5", "2"});
}

TEST_CASE("A batch is unfinished until every target is at its end")
{
    Fleet file;
    CHECK_FALSE(require(file.batches().nextActionAt()));
    const BatchId one = startBatch(file.db(), 1, 2);
    const BatchId two = startBatch(file.db(), 3, 4);
    CHECK(idsOf(require(file.batches().unfinished())) == std::vector<BatchId>{one, two});
    CHECK(idsOf(require(file.batches().all())) == std::vector<BatchId>{two, one});
    CHECK_FALSE(require(file.batches().nextActionAt()));

    file.move(one, 1, TargetState::Updated);
    file.move(two, 3, TargetState::Asked, fromMillis(500));
    file.move(one, 2, TargetState::Failed, fromMillis(100));
    CHECK(idsOf(require(file.batches().unfinished())) == std::vector<BatchId>{two});
    CHECK(require(file.batches().nextActionAt()) == fromMillis(500));
    for (const TargetState state : allTargetStates) {
        file.move(one, 2, state);
        CHECK(require(file.batches().unfinished()).size() == (isEnd(state) ? 1U : 2U));
    }

    require(file.batches().setFinished(one, fromMillis(77)));
    file.reopen();
    CHECK(require(file.batches().find(one)).finished == fromMillis(77));
    require(file.batches().setFinished(one, std::nullopt));
    CHECK_FALSE(require(file.batches().find(one)).finished);
}

TEST_CASE("Progress counts the targets")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 6);
    file.move(id, 1, TargetState::Updated);
    file.move(id, 2, TargetState::Updated);
    file.move(id, 3, TargetState::Failed);
    file.move(id, 4, TargetState::Asked, fromMillis(900));
    file.move(id, 5, TargetState::Settling, fromMillis(400));
    const BatchProgress progress = require(file.batches().progress(id));
    CHECK(progress.batch.id == id);
    CHECK(progress.total == 6);
    CHECK(progress.updated == 2);
    CHECK(progress.failed == 1);
    CHECK(progress.running() == 3);
    CHECK(progress.nextActionAt == fromMillis(400));
}

TEST_CASE("Every agent comes with its place in its newest batch")
{
    Fleet file;
    const BatchId one = startBatch(file.db(), 1, 3);
    const BatchId two = startBatch(file.db(), 3, 4);
    file.move(one, 1, TargetState::Updated);
    file.move(one, 3, TargetState::Failed);
    require(file.db().agents().remove({agentId(2)}));
    file.reopen();

    const auto statuses = require(file.batches().statuses());
    REQUIRE(statuses.size() == 5);
    CHECK(statuses[0].agent == enrolled(1).agent);
    REQUIRE(statuses[0].target);
    CHECK(statuses[0].target->batch == one);
    CHECK(statuses[0].target->state == TargetState::Updated);
    CHECK(statuses[0].targetVersion == version("1.0.02-0"));
    CHECK(statuses[1].agent.id == agentId(3));
    REQUIRE(statuses[1].target);
    CHECK(statuses[1].target->batch == two);
    CHECK(statuses[1].target->state == TargetState::Queued);
    CHECK(statuses[3].agent.id == agentId(5));
    CHECK_FALSE(statuses[3].target);
    CHECK(statuses[3].targetVersion.isNull());

    const auto some = require(file.batches().statusesOf({agentId(5), agentId(2), agentId(3), agentId(77)}));
    REQUIRE(some.size() == 2);
    CHECK(some[0].agent.id == agentId(3));
    CHECK(some[0].target->batch == two);
    CHECK(some[1].agent.id == agentId(5));
}

TEST_CASE("Version requests are kept with and without a batch")
{
    Fleet file;
    const BatchId id = startBatch(file.db(), 1, 1);
    require(file.batches().addRequest({"aa", "n1", id, fromMillis(1)}));
    require(file.batches().addRequest({"bb", "n2", std::nullopt, fromMillis(2)}));
    file.reopen();
    const auto one = require(file.batches().findRequest("aa"));
    REQUIRE(one);
    CHECK(one->id == "aa");
    CHECK(one->nonce == "n1");
    CHECK(one->batch == id);
    CHECK(one->created == fromMillis(1));
    CHECK_FALSE(require(file.batches().findRequest("bb"))->batch);
    CHECK_FALSE(require(file.batches().findRequest("cc")));
    const auto again = file.batches().addRequest({"aa", "n3", std::nullopt, fromMillis(3)});
    REQUIRE_FALSE(again);
    CHECK(again.error().is(DbError::ConstraintViolated));
}
