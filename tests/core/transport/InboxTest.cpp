// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HeldTransport.h"

#include <core/base/Random.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/transport/Inbox.h>
#include <tests/db/CentreFile.h>

using namespace rds;
using namespace rds::test;

namespace {

constexpr Duration interval = std::chrono::minutes(1);

/// An inbox on a real store and a post office in memory.
struct InboxBench {
    InboxBench()
    {
        hub.setMailbox(centre, "secret");
        QObject::connect(&inbox, &Inbox::received, [this] {
            ++received;
            if (atReceived) {
                atReceived();
            }
        });
        QObject::connect(&inbox, &Inbox::idle, [this] { ++sessions; });
        QObject::connect(&inbox, &Inbox::problem, [this](const Error&) { ++problems; });
        QObject::connect(&inbox, &Inbox::problemSolved, [this] { ++solved; });
    }

    void deliver(const QByteArray& content)
    {
        (void)hub.accept({centre, {centre}, content});
        REQUIRE(file.clock().runUntil([this] { return hub.underWay() == 0; }, interval));
    }
    void pass(Duration time) { file.clock().runUntil(file.clock().now() + time); }
    [[nodiscard]] std::size_t onServer() const { return hub.entries(centre).size(); }
    [[nodiscard]] qint64 stored() { return file.number("SELECT COUNT(*) FROM inbox"); }

    CentreFile file;
    SeededRandom random{1};
    MailAddress centre = require(MailAddress::parse("centre@manufacturer.example"));
    MailHub hub{file.clock(), random};
    HubTransport transport{hub, file.clock(), centre};
    Inbox inbox{{file.db().mails(), transport, file.clock()}, interval};
    std::function<void()> atReceived;
    int received = 0;
    int sessions = 0;
    int problems = 0;
    int solved = 0;
};

} // namespace

TEST_CASE("A mail is durable here before it is deleted on the server")
{
    InboxBench bench;
    bench.deliver("Subject: one\r\n\r\nbody\r\n");
    bench.atReceived = [&] {
        CHECK(bench.onServer() == 1);
        const auto other = bench.file.another();
        CHECK(CentreFile::numberIn(*other, "SELECT COUNT(*) FROM inbox") == 1);
    };
    bench.inbox.start();
    bench.pass(std::chrono::seconds(1));
    CHECK(bench.received == 1);
    CHECK(bench.onServer() == 0);
    const auto mails = require(bench.file.db().mails().unhandled(10));
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].content == "Subject: one\r\n\r\nbody\r\n");
    CHECK(mails[0].received <= bench.file.clock().now());
}

TEST_CASE("A mail that is here already is deleted on the server and not kept twice")
{
    InboxBench bench;
    bench.deliver("Subject: one\r\n\r\nbody\r\n");
    const QString uid = bench.hub.entries(bench.centre).front().uid;
    require(bench.file.db().mails().addReceived({{0, uid, "Subject: one\r\n\r\nbody\r\n", bench.file.clock().now()}}));
    bench.inbox.start();
    bench.pass(std::chrono::seconds(1));
    CHECK(bench.onServer() == 0);
    CHECK(bench.stored() == 1);
    CHECK(bench.received == 0);
}

TEST_CASE("A store that fails deletes nothing, the problem is said once, and once that it is over")
{
    InboxBench bench;
    bench.deliver("Subject: one\r\n\r\nbody\r\n");
    bench.file.execute("PRAGMA query_only = ON");
    bench.inbox.start();
    bench.pass(3 * interval + std::chrono::seconds(1));
    CHECK(bench.sessions == 4);
    CHECK(bench.problems == 1);
    CHECK(bench.received == 0);
    CHECK(bench.onServer() == 1);
    bench.file.execute("PRAGMA query_only = OFF");
    bench.pass(2 * interval);
    CHECK(bench.solved == 1);
    CHECK(bench.stored() == 1);
    CHECK(bench.onServer() == 0);
}

TEST_CASE("The mailbox is read at once and then at every interval, also while the server is away")
{
    InboxBench bench;
    const auto fault = bench.hub.faults().add({.kind = MailFault::Kind::Offline, .from = bench.centre});
    bench.inbox.start();
    bench.pass(std::chrono::seconds(1));
    CHECK(bench.sessions == 1);
    bench.pass(interval);
    CHECK(bench.sessions == 2);
    CHECK(bench.problems == 1);
    bench.hub.faults().remove(fault);
    bench.pass(10 * interval);
    CHECK(bench.sessions == 12);
    CHECK(bench.solved == 1);
}

TEST_CASE("A mailbox with more than one session's mails is emptied at once")
{
    InboxBench bench;
    const int mails = 2 * FetchLimits().maxMails + 1;
    for (int i = 0; i < mails; ++i) {
        (void)bench.hub.accept({bench.centre, {bench.centre}, "Subject: many\r\n\r\n" + QByteArray::number(i)});
    }
    bench.pass(std::chrono::seconds(1));
    bench.inbox.start();
    bench.pass(std::chrono::seconds(1));
    CHECK(bench.sessions == 3);
    CHECK(bench.stored() == mails);
    CHECK(bench.onServer() == 0);
}

TEST_CASE("Whoever asks during a session gets another one after it, and only one")
{
    CentreFile file;
    HeldTransport transport;
    Inbox inbox({file.db().mails(), transport, file.clock()}, interval);
    inbox.start();
    file.clock().runUntil(file.clock().now());
    REQUIRE(transport.fetches == 1);
    inbox.fetchNow();
    inbox.fetchNow();
    file.clock().runUntil(file.clock().now());
    CHECK(transport.fetches == 1);
    transport.endFetch(FetchSummary());
    file.clock().runUntil(file.clock().now());
    CHECK(transport.fetches == 2);
    transport.endFetch(FetchSummary());
    file.clock().runUntil(file.clock().now() + interval / 2);
    CHECK(transport.fetches == 2);
}
