// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OutboxBench.h"

#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/net/NetError.h>

using namespace rds;
using namespace rds::test;
using Status = RecipientResult::Status;

TEST_CASE("An accepted mail is gone from the outbox, and said so")
{
    OutboxBench bench;
    bench.enqueue(1, 2);
    CHECK(bench.transport.sent.empty());
    bench.runUntilSent(1);
    const OutgoingMail& mail = bench.transport.sent.front();
    CHECK(mail.from.toString() == "centre@manufacturer.example");
    CHECK(mail.recipients.size() == 2);
    CHECK(mail.content.endsWith("\r\n\r\nbody\r\n"));
    CHECK(require(bench.outbox->size()) == 1);
    bench.transport.answer(Status::Accepted, "250 queued");
    CHECK(bench.outcomes == QStringList{"AGENT0000001 accepted 250 queued", "AGENT0000002 accepted 250 queued"});
    CHECK(require(bench.outbox->size()) == 0);
    CHECK(bench.file.number("SELECT COUNT(*) FROM outbox_contents") == 0);
    bench.file.clock().runUntil(bench.file.clock().now() + std::chrono::hours(24));
    CHECK(bench.transport.sent.size() == 1);
}

TEST_CASE("A deferred mail is tried again after waits that double up to the longest, with a tenth of jitter")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    Duration expected = std::chrono::seconds(30);
    bool jitters = false;
    bench.runUntilSent(1);
    for (std::size_t tries = 1; tries < 10; ++tries) {
        bench.transport.answer(Status::Deferred, "451 later");
        const Timestamp before = bench.file.clock().now();
        bench.runUntilSent(tries + 1);
        const Duration waited = bench.file.clock().now() - before;
        INFO("try " << tries);
        CHECK(waited >= expected);
        CHECK(waited <= expected + expected / 10);
        jitters = jitters || waited != expected;
        expected = std::min<Duration>(expected * 2, std::chrono::minutes(15));
    }
    CHECK(jitters);
    CHECK(expected == std::chrono::minutes(15));
    CHECK(bench.outcomes.size() == 9);
    CHECK(bench.outcomes.count(bench.outcomes.front()) == 9);
    CHECK(bench.outcomes.front() == "AGENT0000001 deferred 451 later");
}

TEST_CASE("A mail in doubt is sent again with the same content")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.runUntilSent(1);
    bench.transport.answer(Status::InDoubt, "lost after the content");
    CHECK(bench.outcomes == QStringList{"AGENT0000001 in-doubt lost after the content"});
    bench.runUntilSent(2);
    CHECK(bench.transport.sent[0].content == bench.transport.sent[1].content);
    bench.transport.answer(Status::Accepted, "250 ok");
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("A refusal is the end: it is not tried again")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.runUntilSent(1);
    const auto [status, said] = GENERATE(table<Status, const char*>({
        {Status::Refused, "AGENT0000001 address-refused 550 no"},
        {Status::MailRefused, "AGENT0000001 mail-refused 550 no"},
    }));
    bench.transport.answer(status, "550 no");
    CHECK(bench.outcomes == QStringList{said});
    CHECK(require(bench.outbox->size()) == 0);
    bench.file.clock().runUntil(bench.file.clock().now() + std::chrono::hours(24));
    CHECK(bench.transport.sent.size() == 1);
}

TEST_CASE("A mail whose next try would come after its end is given up")
{
    OutboxBench bench;
    bench.enqueue(1, 1, std::chrono::seconds(60));
    bench.runUntilSent(1);
    bench.transport.answer(Status::Deferred, "451 later");
    bench.runUntilSent(2);
    const auto [status, said] = GENERATE(table<Status, const char*>({
        {Status::Deferred, "AGENT0000001 expired no answer"},
        {Status::InDoubt, "AGENT0000001 expired-in-doubt no answer"},
    }));
    bench.transport.answer(status, "no answer");
    CHECK(bench.outcomes == QStringList{"AGENT0000001 deferred 451 later", said});
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("Each recipient of one mail has its own fate, and only those still open are tried again")
{
    OutboxBench bench;
    MailHub hub(bench.file.clock(), bench.random);
    const MailAddress centre = require(MailAddress::parse("centre@manufacturer.example"));
    hub.setMailbox(centre, "secret");
    for (int number = 1; number <= 3; ++number) {
        hub.setMailbox(enrolled(number).agent.address, "secret");
    }
    hub.faults().add({.kind = MailFault::Kind::RefuseRecipient,
                      .to = enrolled(2).agent.address,
                      .remaining = 1,
                      .reply = "451 greylisted"});
    hub.faults().add(
        {.kind = MailFault::Kind::RefuseRecipient, .to = enrolled(3).agent.address, .reply = "550 nobody here"});
    HubTransport transport(hub, bench.file.clock(), centre);
    CentreDatabase& db = bench.file.db();
    Outbox outbox({db.mails(), db.transactions(), transport, bench.file.clock(), bench.random}, centre, {});
    outbox.setObserver(&bench);
    bench.enqueue(1, 3);
    bench.outbox.reset();
    outbox.wake();
    REQUIRE(bench.file.clock().runUntil([&] { return require(outbox.size()) == 0; }, std::chrono::hours(1)));
    REQUIRE(bench.outcomes.size() == 4);
    CHECK(bench.outcomes[0].startsWith("AGENT0000001 accepted 250"));
    CHECK(bench.outcomes[1] == "AGENT0000002 deferred 451 greylisted");
    CHECK(bench.outcomes[2] == "AGENT0000003 address-refused 550 nobody here");
    CHECK(bench.outcomes[3].startsWith("AGENT0000002 accepted 250"));
    bench.settle();
    CHECK(hub.entries(enrolled(1).agent.address).size() == 1);
    CHECK(hub.entries(enrolled(2).agent.address).size() == 1);
}

TEST_CASE("No more transactions run at once than allowed, the next begins when one has ended")
{
    OutboxBench bench({std::chrono::seconds(30), std::chrono::minutes(15), 3});
    for (int number = 1; number <= 8; ++number) {
        bench.enqueue(number, number);
    }
    bench.file.clock().runUntil(bench.file.clock().now() + std::chrono::minutes(1));
    CHECK(bench.transport.sent.size() == 3);
    for (std::size_t done = 1; done <= 8; ++done) {
        bench.transport.answer(Status::Accepted, "250 ok");
        bench.settle();
        CHECK(bench.transport.sent.size() == std::min<std::size_t>(8, 3 + done));
    }
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("A server that cannot be used is said once, and once that it can be used again")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    for (std::size_t tries = 1; tries <= 3; ++tries) {
        bench.runUntilSent(tries);
        bench.transport.fail(netError(NetError::Unreachable, "mail.example:587", "refused"));
    }
    REQUIRE(bench.problems.size() == 1);
    CHECK(bench.problems[0].subject() == "mail.example:587");
    CHECK(bench.outcomes.size() == 3);
    CHECK(bench.outcomes[0].startsWith("AGENT0000001 deferred"));
    CHECK(bench.outcomes[0].contains("mail.example:587"));
    bench.runUntilSent(4);
    bench.transport.fail(netError(NetError::AuthenticationFailed, "mail.example:587"));
    CHECK(bench.problems.size() == 2);
    CHECK(bench.solved == 0);
    bench.runUntilSent(5);
    bench.transport.answer(Status::Deferred, "451 later");
    CHECK(bench.solved == 1);
    bench.runUntilSent(6);
    bench.transport.answer(Status::Accepted, "250 ok");
    CHECK(bench.solved == 1);
    CHECK(bench.problems.size() == 2);
}
