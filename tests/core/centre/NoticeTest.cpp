// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/protocol/ReplyMail.h>
#include <db/Query.h>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

/// A batch over A1 and A2 that is under way, and what its agents say of it.
struct NoticeBench : CentreBench {
    explicit NoticeBench(const std::optional<MailFault>& fault = {})
    {
        addEnrolled({"A1", "A2"});
        require(centre().start());
        if (fault) {
            hub.faults().add(*fault);
        }
        batch = require(centre().startBatch(packageFile(), {}, false));
        pass(10s);
    }

    [[nodiscard]] UpdateNotice notice(const QString& code, qint64 sequence = 1)
    {
        const BatchUpdate update = require(database->batches().find(batch));
        return {"fleet", agentId("A1"), clock.now(), {update.campaign, sequence, code, 3, "why"}};
    }
    /// Delivers the notice to the centre. @return what the mail turned out to be
    QString say(const UpdateNotice& notice, const QString& signer = "A1")
    {
        const QByteArray mail =
            require(writeNoticeMail({agent("A1").address, address, random.hex(8) + "@x.example", {}, clock.now()},
                                    notice, box(signer).signing));
        (void)hub.accept({agent("A1").address, {address}, mail});
        pass(2min);
        return lastOutcome();
    }
    QString answer(const QString& version)
    {
        const auto entries = hub.entries(agent("A1").address);
        const auto command = require(
            readCommandMail(*hub.fetch(agent("A1").address, entries.back().uid), trustOf(box("A1")), clock.now()));
        const auto& request = std::get<VersionRequestCommand>(command);
        VersionReply reply{"fleet", agentId("A1"), request.requestId, request.nonce, clock.now(), 1, {}, {}};
        reply.report.softwareVersion = require(SoftwareVersion::parse(version));
        const QByteArray mail = require(writeReplyMail(
            {agent("A1").address, address, random.hex(8) + "@x.example", {}, clock.now()}, reply, box("A1").signing));
        (void)hub.accept({agent("A1").address, {address}, mail});
        pass(2min);
        return lastOutcome();
    }
    [[nodiscard]] QString lastOutcome()
    {
        return *require(Query(database->database(), "SELECT outcome FROM inbox ORDER BY id DESC LIMIT 1")
                            .first({QLatin1String("test"), 0}, [](RowReader& row) { return row.text(); }));
    }
    [[nodiscard]] BatchTarget target(const QString& id = "A1") { return *status(id).target; }

    BatchId batch = 0;
};

MailFault fault(MailFault::Kind kind, int remaining)
{
    MailFault result;
    result.kind = kind;
    result.remaining = remaining;
    result.reply = "451 later";
    return result;
}

} // namespace

TEST_CASE("A refusal fails the target at once with the agent's reason, and changes no version")
{
    NoticeBench bench;
    CHECK(bench.target().state == TargetState::Settling);
    CHECK(bench.say(bench.notice("wrong-hardware")) == "notice");
    CHECK(bench.target().state == TargetState::Failed);
    CHECK(bench.target().cause == FailureCause::UpdateRefused);
    CHECK(bench.target().evidence == "wrong-hardware why");
    CHECK(bench.status("A1").agent.version.isNull());
    CHECK_FALSE(bench.status("A1").agent.lastVersionCheck);
    CHECK(bench.target("A2").state == TargetState::Settling);
}

TEST_CASE("An agent that refuses is asked for its version nevertheless, and its answer is the better reason")
{
    NoticeBench bench;
    CHECK(bench.say(bench.notice("downgrade")) == "notice");
    CHECK(bench.target().cause == FailureCause::UpdateRefused);
    CHECK(bench.answer("1.0.02-1") == "reply");
    CHECK(bench.status("A1").agent.version.toString() == "1.0.02-1");
    CHECK(bench.target().state == TargetState::Failed);
    CHECK(bench.target().cause == FailureCause::NewerReleaseInstalled);
    // Nobody is asked again when the wait of S1204 is over.
    const auto before = bench.hub.entries(agent("A1").address).size();
    bench.pass(30min);
    CHECK(bench.hub.entries(agent("A1").address).size() == before);
}

TEST_CASE("A notice is believed of its own agent, campaign and attempt alone")
{
    NoticeBench bench;
    UpdateNotice notice = bench.notice("script-failed");
    SECTION("another attempt")
    {
        notice.outcome.sequence = 2;
        CHECK(bench.say(notice) == "notice");
    }
    SECTION("another campaign")
    {
        notice.outcome.campaign = "decaf";
        CHECK(bench.say(notice) == "notice");
    }
    SECTION("another agent's key")
    {
        CHECK(bench.say(notice, "A2") == "not-valid");
    }
    SECTION("a replay, which is no failure")
    {
        notice.outcome.code = "replayed";
        CHECK(bench.say(notice) == "notice");
    }
    CHECK(bench.target().state == TargetState::Settling);
}

TEST_CASE("A late notice explains a silence, and a reply outdoes a notice")
{
    NoticeBench bench;
    bench.pass(2h);
    CHECK(bench.target().cause == FailureCause::NoReply);
    CHECK(bench.say(bench.notice("script-failed")) == "notice");
    CHECK(bench.target().cause == FailureCause::InstallFailed);
    CHECK(bench.target().evidence == "exit code 3\nwhy");
    CHECK(bench.answer("1.0.02-0") == "reply");
    CHECK(bench.target().state == TargetState::Updated);
    CHECK(bench.say(bench.notice("script-failed")) == "notice");
    CHECK(bench.target().state == TargetState::Updated);
}

TEST_CASE("An update mail in doubt is not sent again to an agent that has spoken meanwhile")
{
    // The mail arrives, the answer is lost: the outbox would send it again in half a minute.
    NoticeBench bench(fault(MailFault::Kind::DropAfterData, 1));
    REQUIRE(bench.target().state == TargetState::InDoubt);
    REQUIRE(bench.target("A2").state == TargetState::InDoubt);
    const QByteArray mail =
        require(writeNoticeMail({agent("A1").address, bench.address, "1@x.example", {}, bench.clock.now()},
                                bench.notice("wrong-hardware"), bench.box("A1").signing));
    (void)bench.hub.accept({agent("A1").address, {bench.address}, mail});
    // The mailbox is read once a minute, a mail in doubt is tried again after half a minute.
    bench.hub.faults().add(fault(MailFault::Kind::RefuseMail, 2));
    bench.pass(20min);
    CHECK(bench.target().cause == FailureCause::UpdateRefused);
    const auto isUpdate = [&](const MailHub::Entry& entry) {
        return std::holds_alternative<UpdateCommand>(require(readCommandMail(
            *bench.hub.fetch(agent("A1").address, entry.uid), bench.trustOf(bench.box("A1")), bench.clock.now())));
    };
    const auto entries = bench.hub.entries(agent("A1").address);
    CHECK(std::count_if(entries.begin(), entries.end(), isUpdate) == 1);
    CHECK(bench.target("A2").state != TargetState::InDoubt);
    CHECK(require(bench.centre().mailsWaiting()) == 0);
}

TEST_CASE("A reply with the target version takes the update mail in doubt out of the outbox")
{
    NoticeBench bench;
    bench.pass(15min);
    REQUIRE(bench.target().state == TargetState::Asked);
    // As after a crash: the same mail waits to be sent again.
    QueuedMail again;
    again.batch = bench.batch;
    again.messageId = "again@manufacturer.example";
    again.content = "Subject: update\r\n\r\n";
    again.recipients = {{agentId("A1"), agent("A1").address}, {agentId("A2"), agent("A2").address}};
    again.nextTry = bench.clock.now() + 24h;
    again.expires = bench.clock.now() + 48h;
    (void)require(bench.database->mails().enqueue(again));
    CHECK(bench.answer("1.0.02-0") == "reply");
    CHECK(bench.target().state == TargetState::Updated);
    const auto waiting = require(bench.database->mails().dueMails(again.nextTry, 10));
    REQUIRE(waiting.size() == 1);
    REQUIRE(waiting[0].recipients.size() == 1);
    CHECK(waiting[0].recipients[0].agent == agentId("A2"));
}
