// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>

using namespace rds;
using namespace rds::test;

namespace {

Error addingFails(CentreFile& file, const std::vector<EnrolledAgent>& agents)
{
    const auto added = file.db().agents().add(agents);
    REQUIRE_FALSE(added);
    return added.error();
}

} // namespace

TEST_CASE("Agents are kept with everything that is known of them")
{
    CentreFile file;
    EnrolledAgent full = enrolled(2);
    full.agent.version = version("1.0.02-1");
    full.agent.hardwareClass = "box-2";
    full.agent.lastVersionCheck = fromMillis(1'234'567'890'123);
    full.agent.note = QStringLiteral("3階 — east wing\n\"quoted\"");
    require(file.db().agents().add({full, enrolled(1)}));
    file.reopen();

    CHECK(require(file.db().agents().all()) == std::vector{enrolled(1).agent, full.agent});
    const Agent found = require(file.db().agents().find(agentId(2)));
    CHECK(found == full.agent);
    CHECK(found.address.toString() == "agent2@Example.com");
    const auto certificates = require(file.db().agents().certificates({agentId(2), agentId(9), agentId(1)}));
    REQUIRE(certificates.size() == 2);
    CHECK(certificates[0] == std::pair(agentId(1), enrolled(1).certificates));
    CHECK(certificates[1] == std::pair(agentId(2), full.certificates));
    CHECK(require(file.db().agents().certificates({})).empty());
}

TEST_CASE("An agent that was never added is unknown")
{
    CentreFile file;
    AgentStore& agents = file.db().agents();
    for (const auto& failed :
         {agents.find(agentId(1)).error(), agents.remove({agentId(1)}).error(), agents.setNote(agentId(1), "x").error(),
          agents.addReports({report(1, "1.0.00", 1)}).error()}) {
        CHECK(failed.is(DomainError::UnknownAgent));
        CHECK(failed.subject() == "AGENT0000001");
    }
    CHECK(require(agents.reports(agentId(1))).empty());
}

TEST_CASE("A second agent of the same id is refused")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    EnrolledAgent twin = enrolled(2);
    twin.agent.id = agentId(1);
    const Error error = addingFails(file, {enrolled(3), twin});
    CHECK(error.is(DomainError::DuplicateAgent));
    CHECK(error.subject() == "AGENT0000001");
    CHECK(require(file.db().agents().all()).size() == 1);
}

TEST_CASE("A second agent of the same mail address is refused, however the domain is written")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    EnrolledAgent twin = enrolled(2);
    twin.agent.address = require(MailAddress::parse("agent1@EXAMPLE.COM"));
    const Error error = addingFails(file, {twin});
    CHECK(error.is(DomainError::DuplicateMailAddress));
    CHECK(error.subject() == "agent1@EXAMPLE.COM");
    CHECK(error.detail() == "AGENT0000001");
    twin.agent.address = require(MailAddress::parse("Agent1@example.com"));
    CHECK(file.db().agents().add({twin}));
}

TEST_CASE("A second agent of the same signing key is refused")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    EnrolledAgent twin = enrolled(2);
    twin.certificates.signingKeyId = enrolled(1).certificates.signingKeyId;
    const Error error = addingFails(file, {twin});
    CHECK(error.is(DbError::DuplicateSigningKey));
    CHECK(error.subject() == "AGENT0000002");
    CHECK(error.detail() == "AGENT0000001");
}

TEST_CASE("Agents without a signing key do not collide, and are not found by one")
{
    CentreFile file;
    EnrolledAgent one = enrolled(1);
    EnrolledAgent two = enrolled(2);
    one.certificates = {};
    two.certificates = {};
    require(file.db().agents().add({one, two}));
    CHECK_FALSE(require(file.db().agents().findBySigningKey({})));
    CHECK(require(file.db().agents().certificates({agentId(1)})).front().second == AgentCertificates{});
}

TEST_CASE("A duplicate in the middle of a thousand leaves none of them")
{
    CentreFile file;
    auto agents = enrolledAgents(1, 1000);
    SECTION("by id")
    {
        agents[500].agent.id = agentId(3);
        CHECK(addingFails(file, agents).is(DomainError::DuplicateAgent));
    }
    SECTION("by address")
    {
        agents[500].agent.address = agents[2].agent.address;
        CHECK(addingFails(file, agents).is(DomainError::DuplicateMailAddress));
    }
    CHECK(file.number("SELECT count(*) FROM agents") == 0);
    CHECK(file.number("SELECT count(*) FROM agent_ids") == 0);
    CHECK(file.db().agents().add(enrolledAgents(1, 1000)));
}

TEST_CASE("The note can be changed, up to a thousand characters")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    require(file.db().agents().setNote(agentId(1), QString(1000, QChar('n'))));
    const auto refused = file.db().agents().setNote(agentId(1), QString(1001, QChar('n')));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainError::NotesTooLong));
    file.reopen();
    CHECK(require(file.db().agents().find(agentId(1))).note.size() == 1000);
    require(file.db().agents().setNote(agentId(1), {}));
    CHECK(require(file.db().agents().find(agentId(1))).note.isEmpty());

    EnrolledAgent wordy = enrolled(2);
    wordy.agent.note = QString(1001, QChar('n'));
    CHECK(addingFails(file, {wordy}).is(DomainError::NotesTooLong));
}

TEST_CASE("The agent that signs with a key is found")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 3)));
    const auto found = require(file.db().agents().findBySigningKey("key 2"));
    REQUIRE(found);
    CHECK(found->agent == enrolled(2).agent);
    CHECK(found->certificates == enrolled(2).certificates);
    CHECK_FALSE(require(file.db().agents().findBySigningKey("key 4")));
    require(file.db().agents().remove({agentId(2)}));
    CHECK_FALSE(require(file.db().agents().findBySigningKey("key 2")));
}

TEST_CASE("Removing an agent that is not there removes none")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 2)));
    const auto removed = file.db().agents().remove({agentId(1), agentId(7), agentId(2)});
    REQUIRE_FALSE(removed);
    CHECK(removed.error().is(DomainError::UnknownAgent));
    CHECK(removed.error().subject() == "AGENT0000007");
    CHECK(require(file.db().agents().all()).size() == 2);
    CHECK_FALSE(file.db().agents().remove({agentId(1), agentId(1)}));
}

TEST_CASE("An agent that is removed and added again keeps its history")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 2)));
    require(file.db().agents().addReports({report(1, "1.0.00", 10)}));
    const BatchId batch = startBatch(file.db(), 1, 2);
    auto target = require(file.db().batches().targetsOf(batch, {agentId(1)})).front();
    target.state = TargetState::Failed;
    target.cause = FailureCause::NoReply;
    BatchEvent event;
    event.batch = batch;
    event.agent = agentId(1);
    event.event = "timeout";
    require(file.db().batches().save({target}, {event}));

    const Timestamp removal = file.clock().now();
    require(file.db().agents().remove({agentId(1)}));
    file.reopen();
    CHECK(file.number("SELECT removed_at FROM agents WHERE id = 'AGENT0000001'") == toMillis(removal));
    CHECK(require(file.db().agents().all()).size() == 1);
    CHECK(file.db().agents().find(agentId(1)).error().is(DomainError::UnknownAgent));
    CHECK(require(file.db().agents().certificates({agentId(1)})).empty());
    CHECK(require(file.db().agents().reports(agentId(1))).size() == 1);
    CHECK(require(file.db().agents().latestReports()).empty());
    CHECK(require(file.db().batches().targets(batch)).size() == 2);
    CHECK(require(file.db().batches().statuses()).size() == 1);

    // A report under way at the removal is kept, and changes nobody's version.
    require(file.db().agents().addReports({report(1, "1.0.01", 20)}));
    EnrolledAgent again = enrolled(1);
    again.agent.address = require(MailAddress::parse("moved@example.com"));
    require(file.db().agents().add({again}));
    file.reopen();
    CHECK(require(file.db().agents().find(agentId(1))) == again.agent);
    CHECK(require(file.db().agents().reports(agentId(1))).size() == 2);
    CHECK(require(file.db().batches().events(batch, agentId(1))).size() == 1);
    const auto status = require(file.db().batches().statusesOf({agentId(1)}));
    REQUIRE(status.size() == 1);
    REQUIRE(status[0].target);
    CHECK(status[0].target->cause == FailureCause::NoReply);
    CHECK(file.number("SELECT count(*) FROM agents WHERE id = 'AGENT0000001'") == 2);
    // The removed agent's address and key are free.
    EnrolledAgent heir = enrolled(3);
    heir.agent.address = enrolled(1).agent.address;
    CHECK(file.db().agents().add({heir}));
}
