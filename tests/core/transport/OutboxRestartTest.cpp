// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OutboxBench.h"

#include <db/DbError.h>

using namespace rds;
using namespace rds::test;
using Status = RecipientResult::Status;

TEST_CASE("A mail that was cut off in flight is in doubt after a restart, and is sent again")
{
    OutboxBench bench;
    bench.enqueue(1, 2);
    bench.runUntilSent(1);
    bench.restart();
    require(bench.outbox->resume());
    CHECK(bench.outcomes.size() == 2);
    CHECK(bench.outcomes.filter("in-doubt").size() == 2);
    CHECK(bench.transport.sent.size() == 1);
    bench.runUntilSent(2);
    CHECK(bench.transport.sent[0].content == bench.transport.sent[1].content);
    // The answer to the transaction of the program that is gone concerns nobody any more.
    bench.transport.answer(Status::Refused, "550 too late");
    CHECK(require(bench.outbox->size()) == 1);
    bench.transport.answer(Status::Accepted, "250 ok");
    CHECK(bench.outcomes.size() == 4);
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("A mail that only waited is simply sent after a restart")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.restart();
    require(bench.outbox->resume());
    CHECK(bench.outcomes.isEmpty());
    bench.runUntilSent(1);
}

TEST_CASE("Where the store fails, what the server said is kept and stored later, the mail is not sent twice")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.runUntilSent(1);
    SECTION("the store itself")
    {
        bench.file.execute("PRAGMA query_only = ON");
    }
    SECTION("the observer")
    {
        bench.observerFails = true;
    }
    bench.transport.answer(Status::Accepted, "250 queued");
    bench.file.clock().runUntil(bench.file.clock().now() + std::chrono::minutes(2));
    CHECK(bench.outcomes.isEmpty());
    CHECK(bench.failures.size() > 1);
    CHECK(bench.failures.size() < 60);
    CHECK(bench.transport.sent.size() == 1);
    CHECK(require(bench.outbox->size()) == 1);

    bench.file.execute("PRAGMA query_only = OFF");
    bench.observerFails = false;
    bench.file.clock().runUntil(bench.file.clock().now() + std::chrono::minutes(2));
    CHECK(bench.outcomes == QStringList{"AGENT0000001 accepted 250 queued"});
    CHECK(bench.transport.sent.size() == 1);
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("A try that cannot be stored does not begin, it is made a little later, not at once again")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.file.execute("PRAGMA query_only = ON");
    const Timestamp end = bench.file.clock().now() + std::chrono::minutes(1);
    for (int steps = 0; steps < 100 && bench.file.clock().now() < end; ++steps) {
        REQUIRE(bench.file.clock().step());
    }
    CHECK(bench.file.clock().now() >= end);
    CHECK(bench.transport.sent.empty());
    REQUIRE_FALSE(bench.failures.empty());
    CHECK(bench.failures.front().is(DbError::NotWritable));

    bench.file.execute("PRAGMA query_only = OFF");
    bench.runUntilSent(1);
    bench.transport.answer(Status::Accepted, "250 ok");
    CHECK(require(bench.outbox->size()) == 0);
}

TEST_CASE("A resume that cannot be stored is an error, and the mail stays in flight for the next one")
{
    OutboxBench bench;
    bench.enqueue(1, 1);
    bench.runUntilSent(1);
    bench.restart();
    bench.observerFails = true;
    CHECK_FALSE(bench.outbox->resume());
    CHECK(bench.file.number("SELECT COUNT(*) FROM outbox WHERE in_flight = 1") == 1);
    bench.observerFails = false;
    bench.restart();
    require(bench.outbox->resume());
    CHECK(bench.outcomes.size() == 1);
}
