// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"

#include <QTemporaryDir>

using namespace rds;
using namespace rds::test;
using Kind = MailFault::Kind;

TEST_CASE_METHOD(HubFixture, "A mail reaches each of its recipients as it was sent")
{
    CHECK(hub.accept(update()).reply.startsWith("250 "));
    CHECK(contents(agent1) == QList{update().content});
    CHECK(contents(agent2) == QList{update().content});
    CHECK(contents(centre).isEmpty());
}

TEST_CASE_METHOD(HubFixture, "Delivery takes the time that was set")
{
    hub.setDelay(std::chrono::seconds(10), std::chrono::seconds(20));
    const Timestamp sent = clock.now();
    (void)hub.accept(update());
    clock.runUntil(sent + Duration(9'999));
    CHECK(hub.entries(agent1).empty());
    CHECK(hub.underWay() == 2);
    clock.runUntil(sent + std::chrono::seconds(20));
    CHECK(hub.entries(agent1).size() == 1);
    CHECK(hub.entries(agent2).size() == 1);
    CHECK(hub.underWay() == 0);
}

TEST_CASE_METHOD(HubFixture, "The observer of a mailbox is called when mail is there")
{
    int arrivals = 0;
    hub.setArrivalObserver(agent1, [&] { arrivals += static_cast<int>(hub.entries(agent1).size()); });
    (void)hub.accept(update());
    CHECK(arrivals == 0);
    (void)contents(agent1);
    CHECK(arrivals == 1);
}

TEST_CASE_METHOD(HubFixture, "An observer may remove its own mailbox")
{
    hub.setArrivalObserver(agent1, [&] { hub.removeMailbox(agent1); });
    (void)hub.accept(update());
    CHECK(contents(agent2).size() == 1);
    CHECK_FALSE(hub.hasMailbox(agent1));
}

TEST_CASE_METHOD(HubFixture, "A hub that is gone leaves nothing on the clock that hurts")
{
    {
        MailHub shortLived(clock, random);
        shortLived.setMailbox(agent1, "secret");
        (void)shortLived.accept({centre, {agent1}, "x"});
    }
    clock.runUntil(clock.now() + std::chrono::seconds(1));
    CHECK_FALSE(clock.step());
}

TEST_CASE_METHOD(HubFixture, "Every copy has a UID of its own that is not used again")
{
    (void)hub.accept(update());
    (void)contents(agent1);
    const QString first = hub.entries(agent1).front().uid;
    CHECK(first != hub.entries(agent2).front().uid);
    CHECK(hub.remove(agent1, first));
    CHECK_FALSE(hub.remove(agent1, first));
    CHECK_FALSE(hub.fetch(agent1, first));
    (void)hub.accept(update());
    (void)contents(agent1);
    CHECK(hub.entries(agent1).front().uid != first);
}

TEST_CASE_METHOD(HubFixture, "Bytes are counted once for the sender and once for each mailbox and each fetch")
{
    const qint64 size = update().content.size();
    (void)hub.accept(update());
    (void)contents(agent1);
    CHECK(hub.counters(centre).out.mails == 1);
    CHECK(hub.counters(centre).out.bytes == size);
    CHECK(hub.counters(agent1).in.bytes == size);
    CHECK(hub.counters(agent1).fetched.mails == 1);
    CHECK(hub.counters(agent2).fetched.mails == 0);
    CHECK(hub.total().in.mails == 2);
    CHECK(hub.total().in.bytes == 2 * size);
}

TEST_CASE_METHOD(HubFixture, "A user logs in with address and password, the domain in any case")
{
    CHECK(hub.login("rds1@AAA.example", "secret") == agent1);
    CHECK_FALSE(hub.login("rds1@aaa.example", "wrong"));
    CHECK_FALSE(hub.login("nobody@aaa.example", "secret"));
    CHECK_FALSE(hub.login("not an address", "secret"));
}

TEST_CASE_METHOD(HubFixture, "An unknown recipient is refused for good")
{
    CHECK_FALSE(hub.refusal(centre, agent1));
    const auto refusal = hub.refusal(centre, address("nobody@aaa.example"));
    REQUIRE(refusal);
    CHECK(refusal->startsWith("550 5.1.1 "));
}

TEST_CASE_METHOD(HubFixture, "A mail over the limit is refused as a whole")
{
    MailHub small(clock, random, {.minDelay = {}, .maxDelay = {}, .maxMailBytes = 4});
    small.setMailbox(agent1, "secret");
    CHECK(small.accept({centre, {agent1}, "12345"}).reply.startsWith("552 "));
    CHECK(small.accept({centre, {agent1}, "1234"}).reply.startsWith("250 "));
}

TEST_CASE_METHOD(HubFixture, "Lost mail is accepted, for the next n mails only")
{
    hub.faults().add({.kind = Kind::Lose, .to = agent1, .remaining = 2});
    for (int i = 0; i < 3; ++i) {
        CHECK(hub.accept(update()).reply.startsWith("250 "));
    }
    CHECK(contents(agent1).size() == 1);
    CHECK(contents(agent2).size() == 3);
    CHECK(hub.faults().isEmpty());
}

TEST_CASE_METHOD(HubFixture, "Mail from an address is lost until the fault is switched off")
{
    const auto rule = hub.faults().add({.kind = Kind::Lose, .from = agent1});
    (void)hub.accept({agent1, {centre}, "lost"});
    (void)hub.accept({agent2, {centre}, "kept"});
    hub.faults().remove(rule);
    (void)hub.accept({agent1, {centre}, "back"});
    CHECK(contents(centre) == QList<QByteArray>{"kept", "back"});
}

TEST_CASE_METHOD(HubFixture, "A delayed mail is overtaken")
{
    hub.faults().add({.kind = Kind::Delay, .to = agent1, .remaining = 1, .delay = std::chrono::minutes(5)});
    (void)hub.accept({centre, {agent1}, "first"});
    (void)hub.accept({centre, {agent1}, "second"});
    CHECK(contents(agent1) == QList<QByteArray>{"second", "first"});
}

TEST_CASE_METHOD(HubFixture, "A mail is duplicated or truncated for one recipient and whole for the other")
{
    hub.faults().add({.kind = Kind::Duplicate, .to = agent1});
    hub.faults().add({.kind = Kind::Truncate, .to = agent1, .keepBytes = 7});
    (void)hub.accept(update());
    CHECK(contents(agent1) == QList<QByteArray>{"Subject", "Subject"});
    CHECK(contents(agent2) == QList{update().content});
}

TEST_CASE_METHOD(HubFixture, "A bounced mail comes back as a delivery report")
{
    hub.faults().add({.kind = Kind::Bounce, .to = agent2, .reply = "552 5.2.2 Mailbox full"});
    (void)hub.accept(update());
    CHECK(contents(agent2).isEmpty());
    CHECK(contents(agent1).size() == 1);
    REQUIRE(contents(centre).size() == 1);
    const QByteArray report = contents(centre).front();
    CHECK(report.contains("multipart/report; report-type=delivery-status"));
    CHECK(report.contains("\r\nFinal-Recipient: rfc822; rds2@bbb.example\r\nAction: failed\r\nStatus: 5.2.2\r\n"));
    CHECK(report.contains("\r\n\r\nSubject: update\r\n"));
    CHECK_FALSE(report.contains("body"));
}

TEST_CASE_METHOD(HubFixture, "A mail with the empty reverse-path does not bounce")
{
    hub.faults().add({.kind = Kind::Bounce, .to = agent2});
    (void)hub.accept({{}, {agent2}, "report"});
    clock.runUntil(clock.now() + std::chrono::seconds(1));
    CHECK(hub.underWay() == 0);
    CHECK(hub.total().in.mails == 0);
}

TEST_CASE_METHOD(HubFixture, "A refused recipient gets the reply of the fault")
{
    hub.faults().add({.kind = Kind::RefuseRecipient, .to = agent1, .remaining = 1, .reply = "450 4.2.1 Later"});
    CHECK_FALSE(hub.refusal(centre, agent2));
    CHECK(hub.refusal(centre, agent1) == QByteArray("450 4.2.1 Later"));
    CHECK_FALSE(hub.refusal(centre, agent1));
}

TEST_CASE_METHOD(HubFixture, "A connection lost after the content leaves open whether the mail arrived")
{
    hub.faults().add({.kind = Kind::DropAfterData, .to = agent2, .remaining = 1, .delivered = true});
    CHECK(hub.accept(update()).connectionLost);
    CHECK(contents(agent1).size() == 1);
    hub.faults().add({.kind = Kind::DropAfterData, .from = centre, .remaining = 1, .delivered = false});
    CHECK(hub.accept(update()).connectionLost);
    CHECK(contents(agent1).size() == 1);
    CHECK_FALSE(hub.accept(update()).connectionLost);
}

TEST_CASE_METHOD(HubFixture, "A fault by chance strikes as often as it says, the same for the same seed")
{
    const auto lost = [](quint64 seed) {
        HubFixture other;
        other.random = SeededRandom(seed);
        other.hub.faults().add({.kind = Kind::Lose, .permille = 250});
        for (int i = 0; i < 1000; ++i) {
            (void)other.hub.accept({other.centre, {other.agent1}, "x"});
        }
        return 1000 - static_cast<int>(other.contents(other.agent1).size());
    };
    CHECK(lost(7) > 200);
    CHECK(lost(7) < 300);
    CHECK(lost(7) == lost(7));
}

TEST_CASE("Mail that is kept in a folder outlives its hub, and no uid is given twice")
{
    const QTemporaryDir folder;
    QString uid;
    {
        HubFixture first;
        first.hub.keepMailIn(folder.path());
        const MailAddress mailbox = address("odd/name@ccc.example");
        first.hub.setMailbox(mailbox, "secret");
        (void)first.hub.accept({first.centre, {mailbox}, "first\r\n"});
        (void)first.hub.accept({first.centre, {mailbox}, "second\r\n"});
        REQUIRE(first.contents(mailbox).size() == 2);
        uid = first.hub.entries(mailbox).back().uid;
        CHECK(first.hub.remove(mailbox, first.hub.entries(mailbox).front().uid));
    }
    HubFixture second;
    second.clock.runUntil(second.clock.now() + std::chrono::seconds(1));
    second.hub.keepMailIn(folder.path());
    const MailAddress mailbox = address("odd/name@ccc.example");
    second.hub.setMailbox(mailbox, "another secret");
    CHECK(second.contents(mailbox) == QList<QByteArray>{"second\r\n"});
    (void)second.hub.accept({second.centre, {mailbox}, "third\r\n"});
    CHECK(second.contents(mailbox).size() == 2);
    CHECK(second.hub.entries(mailbox).front().uid == uid);
    CHECK(second.hub.entries(mailbox).back().uid.toULongLong() > uid.toULongLong() + 1);
}
