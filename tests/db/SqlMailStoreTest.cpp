// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <db/DbError.h>

using namespace rds;
using namespace rds::test;

namespace {

struct Mailroom : CentreFile {
    Mailroom() { require(db().agents().add(enrolledAgents(1, 3))); }
    MailStore& mails() { return db().mails(); }
};

MailRecipient recipient(int agent)
{
    return {agentId(agent), enrolled(agent).agent.address};
}

QueuedMail mail(qint64 nextTry = 1000)
{
    QueuedMail result;
    result.messageId = "1@centre";
    result.content = QByteArray("Subject: x\r\n\r\n\0binary\xff", 21);
    result.recipients = {recipient(3), recipient(1), recipient(2)};
    result.nextTry = fromMillis(nextTry);
    result.expires = fromMillis(9'000'000);
    return result;
}

std::vector<qint64> idsOf(const std::vector<QueuedMail>& mails)
{
    std::vector<qint64> ids;
    for (const QueuedMail& queued : mails) {
        ids.push_back(queued.id);
    }
    return ids;
}

const Timestamp late = fromMillis(1'000'000'000);

} // namespace

TEST_CASE("A queued mail is kept until every recipient is settled")
{
    Mailroom file;
    const qint64 id = require(file.mails().enqueue(mail()));
    file.reopen();
    auto due = require(file.mails().dueMails(fromMillis(1000), 10));
    REQUIRE(due.size() == 1);
    CHECK(due[0].id == id);
    CHECK(due[0].purpose == MailPurpose::Update);
    CHECK_FALSE(due[0].batch);
    CHECK(due[0].messageId == "1@centre");
    CHECK(due[0].content == mail().content);
    CHECK(due[0].tries == 0);
    CHECK_FALSE(due[0].inFlight);
    CHECK(due[0].expires == fromMillis(9'000'000));
    REQUIRE(due[0].recipients.size() == 3);
    CHECK(due[0].recipients[0].agent == agentId(3));
    CHECK(due[0].recipients[0].address.toString() == "agent3@Example.com");

    require(file.mails().beginTry(id));
    CHECK(require(file.mails().dueMails(late, 10)).empty());
    CHECK_FALSE(require(file.mails().nextTry()));
    CHECK(require(file.mails().queuedCount()) == 1);

    require(file.mails().endTry(id, {recipient(1), recipient(3)}, fromMillis(5000)));
    file.reopen();
    CHECK(require(file.mails().dueMails(fromMillis(4999), 10)).empty());
    CHECK(require(file.mails().nextTry()) == fromMillis(5000));
    due = require(file.mails().dueMails(fromMillis(5000), 10));
    REQUIRE(due.size() == 1);
    CHECK(due[0].tries == 1);
    REQUIRE(due[0].recipients.size() == 2);
    CHECK(due[0].recipients[0].agent == agentId(3));
    CHECK(due[0].recipients[1].agent == agentId(1));

    require(file.mails().beginTry(id));
    require(file.mails().endTry(id, {}, fromMillis(0)));
    file.reopen();
    CHECK(require(file.mails().queuedCount()) == 0);
    CHECK(file.number("SELECT (SELECT count(*) FROM outbox_contents) + (SELECT count(*) FROM outbox_recipients)") == 0);
}

TEST_CASE("Due mails come oldest first, and no more than asked for")
{
    Mailroom file;
    QueuedMail request = mail(500);
    request.purpose = MailPurpose::VersionRequest;
    request.batch = startBatch(file.db(), 1, 1);
    const qint64 one = require(file.mails().enqueue(mail(900)));
    const qint64 two = require(file.mails().enqueue(request));
    const qint64 three = require(file.mails().enqueue(mail(2000)));
    CHECK(idsOf(require(file.mails().dueMails(late, 10))) == std::vector{one, two, three});
    CHECK(idsOf(require(file.mails().dueMails(fromMillis(900), 10))) == std::vector{one, two});
    CHECK(idsOf(require(file.mails().dueMails(late, 1))) == std::vector{one});
    CHECK(require(file.mails().nextTry()) == fromMillis(500));
    const auto stored = require(file.mails().dueMails(fromMillis(500), 1)).front();
    CHECK(stored.purpose == MailPurpose::VersionRequest);
    CHECK(stored.batch == request.batch);
}

TEST_CASE("Mails that were in flight when the program ended are recovered once")
{
    Mailroom file;
    const qint64 one = require(file.mails().enqueue(mail()));
    const qint64 two = require(file.mails().enqueue(mail()));
    require(file.mails().beginTry(one));
    file.reopen();
    CHECK(idsOf(require(file.mails().dueMails(late, 10))) == std::vector{two});
    const auto recovered = require(file.mails().recoverInFlight());
    REQUIRE(idsOf(recovered) == std::vector{one});
    CHECK(recovered[0].tries == 1);
    CHECK(recovered[0].recipients.size() == 3);
    CHECK(recovered[0].content == mail().content);
    CHECK_FALSE(recovered[0].inFlight);
    CHECK(require(file.mails().recoverInFlight()).empty());
    CHECK(idsOf(require(file.mails().dueMails(late, 10))) == std::vector{one, two});
}

TEST_CASE("Withdrawn recipients leave the waiting mails of their batch, and empty mails with them")
{
    Mailroom file;
    const BatchId batch = startBatch(file.db(), 1, 3);
    QueuedMail ofBatch = mail();
    ofBatch.batch = batch;
    QueuedMail forOne = ofBatch;
    forOne.recipients = {recipient(1)};
    const qint64 shared = require(file.mails().enqueue(ofBatch));
    require(file.mails().enqueue(forOne));
    const qint64 flying = require(file.mails().enqueue(forOne));
    require(file.mails().beginTry(flying));
    const qint64 other = require(file.mails().enqueue(mail()));
    QueuedMail request = forOne;
    request.purpose = MailPurpose::VersionRequest;
    const qint64 asking = require(file.mails().enqueue(request));

    require(file.mails().withdraw(batch, MailPurpose::Update, {agentId(1)}));
    file.reopen();
    const auto due = require(file.mails().dueMails(late, 10));
    REQUIRE(idsOf(due) == std::vector{shared, other, asking});
    REQUIRE(due[0].recipients.size() == 2);
    CHECK(due[0].recipients[0].agent == agentId(3));
    CHECK(due[0].recipients[1].agent == agentId(2));
    CHECK(due[1].recipients.size() == 3);
    const auto recovered = require(file.mails().recoverInFlight());
    REQUIRE(idsOf(recovered) == std::vector{flying});
    CHECK(recovered[0].recipients.size() == 1);
    CHECK(file.number("SELECT count(*) FROM outbox_contents") == 4);
}

TEST_CASE("A mail that is not in the outbox or inbox is an error")
{
    Mailroom file;
    for (const auto& done :
         {file.mails().beginTry(4), file.mails().endTry(4, {}, late), file.mails().endTry(4, {recipient(1)}, late)}) {
        REQUIRE_FALSE(done);
        CHECK(done.error().is(DbError::NoSuchRow));
        CHECK(done.error().subject() == "outbox 4");
    }
    const auto handled = file.mails().markHandled(4, "junk");
    REQUIRE_FALSE(handled);
    CHECK(handled.error().subject() == "inbox 4");
}

TEST_CASE("A mail to an agent that was never enrolled is not queued")
{
    Mailroom file;
    QueuedMail stray = mail();
    stray.recipients.push_back(recipient(8));
    CHECK_FALSE(file.mails().enqueue(stray));
    CHECK(require(file.mails().queuedCount()) == 0);
    CHECK(file.number("SELECT count(*) FROM outbox_contents") == 0);
}

TEST_CASE("Fetched mails are kept once, handled in their order and never deleted")
{
    Mailroom file;
    const QByteArray raw("Subject: \xff\r\n\r\n\0", 14);
    require(file.mails().addReceived({{0, "uid-1", raw, fromMillis(10)}, {0, "uid-2", "two", fromMillis(10)}}));
    require(file.mails().addReceived(
        {{0, "uid-2", "again", fromMillis(20)}, {0, "uid-3", "three", fromMillis(20)}, {0, "uid-3", "x", late}}));
    file.reopen();

    CHECK(require(file.mails().isReceived("uid-1")));
    CHECK_FALSE(require(file.mails().isReceived("uid-4")));
    const auto mails = require(file.mails().unhandled(10));
    REQUIRE(mails.size() == 3);
    CHECK(mails[0].uid == "uid-1");
    CHECK(mails[0].content == raw);
    CHECK(mails[0].received == fromMillis(10));
    CHECK(mails[1].content == "two");
    CHECK(mails[2].content == "three");
    CHECK(require(file.mails().unhandled(2)).size() == 2);

    require(file.mails().markHandled(mails[0].id, "version-report"));
    file.reopen();
    CHECK(require(file.mails().unhandled(10)).front().uid == "uid-2");
    CHECK(require(file.mails().isReceived("uid-1")));
    require(file.mails().addReceived({{0, "uid-1", "late copy", late}}));
    CHECK(require(file.mails().unhandled(10)).size() == 2);
    CHECK(file.number("SELECT count(*) FROM inbox i JOIN inbox_contents c ON c.mail_id = i.id "
                      "WHERE i.outcome = 'version-report'")
          == 1);
}

TEST_CASE("An empty mail can be stored")
{
    Mailroom file;
    require(file.mails().addReceived({{0, "uid", {}, fromMillis(1)}}));
    CHECK(require(file.mails().unhandled(1)).front().content.isEmpty());
}
