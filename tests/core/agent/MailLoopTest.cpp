// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <tests/support/QtStringMaker.h>

#include <QDir>

using namespace rds;
using namespace rds::test;

namespace {

QStringList inboxFiles(const AgentBench& bench)
{
    return QDir(bench.folder() + "/inbox").entryList(QDir::Files);
}

Error unreachable()
{
    return {std::make_error_code(std::errc::connection_refused), "pop.example:995"};
}

} // namespace

TEST_CASE("Junk is dropped, and the command behind it is obeyed")
{
    AgentBench bench;
    bench.mail.deliver("From: friend@example.com\r\nSubject: prizes\r\n\r\nYou have won.\r\n");
    bench.mail.deliver("From: centre@centre.example\r\nSubject: forged\r\n\r\nUpdate yourself.\r\n");
    bench.mail.deliver(QByteArray(3000, '\0'));
    bench.mail.deliver({});
    QByteArray tampered = versionRequestMail("tampered", bench.clock.now());
    const qsizetype body = tampered.indexOf("\r\n\r\n") + 100;
    tampered[body] = tampered[body] == 'A' ? 'B' : 'A';
    bench.mail.deliver(tampered);
    bench.mail.deliver(
        versionRequestMail("other", bench.clock.now()).replace("centre@centre.example", "evil@evil.example"));
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.00-1");
    CHECK(bench.mail.waiting.empty());
    CHECK(inboxFiles(bench).isEmpty());
    CHECK(bench.reports.size() == 1);
}

TEST_CASE("An expired command is not obeyed")
{
    AgentBench bench;
    const auto late = bench.clock.now();
    bench.mail.deliver(bench.mailOf(makeUpdate({}, late - std::chrono::hours(48))));
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.00-1");
}

TEST_CASE("A reply answers the mail that asked")
{
    AgentBench bench;
    (void)bench.ask();
    const OutgoingMail& mail = bench.mail.sent.back();
    CHECK(mail.from.toString() == "agent@aaa.example");
    REQUIRE(mail.recipients.size() == 1);
    CHECK(mail.recipients.front().toString() == "centre@centre.example");
    CHECK(mail.content.contains("In-Reply-To: <request-1@centre.example>"));
}

TEST_CASE("Every version request is answered, also when it comes twice")
{
    AgentBench bench;
    const QByteArray request = versionRequestMail("twice", bench.clock.now());
    bench.mail.deliver(request);
    bench.mail.deliver(request);
    bench.poll();
    CHECK(bench.mail.sent.size() == 2);
}

TEST_CASE("Mail that was stored before a crash is handled after it")
{
    AgentBench bench;
    {
        // Fetched and stored, and then the power fails: nothing else knows of the mail.
        const auto inbox = require(AgentInbox::open(AgentFolder(bench.folder(), Durability::Unsynced)));
        require(inbox->store({{"uid-1", versionRequestMail("stored", bench.clock.now())}}));
    }
    bench.restart();
    bench.poll();
    REQUIRE(bench.mail.sent.size() == 1);
    CHECK(bench.replies().front().requestId == "stored");
    CHECK(inboxFiles(bench).isEmpty());
}

TEST_CASE("A session that breaks before mail is deleted does not make the agent obey twice")
{
    AgentBench bench;
    bench.mail.loseSessions = true;
    bench.mail.deliver(versionRequestMail("once", bench.clock.now()));
    bench.poll();
    CHECK(bench.mail.sent.size() == 1);
    CHECK(bench.mail.waiting.size() == 1);
    CHECK(inboxFiles(bench).size() == 1);

    bench.restart();
    bench.poll();
    CHECK(bench.mail.sent.size() == 1);

    bench.mail.loseSessions = false;
    bench.poll();
    CHECK(bench.mail.sent.size() == 1);
    CHECK(bench.mail.waiting.empty());
    CHECK(inboxFiles(bench).isEmpty());
}

TEST_CASE("The agent polls on schedule")
{
    AgentBench bench;
    bench.agent().start();
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(1));
    CHECK(bench.mail.fetches >= 54);
    CHECK(bench.mail.fetches <= 61);
    bench.agent().stop();
    const int before = bench.mail.fetches;
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(1));
    CHECK(bench.mail.fetches == before);
}

TEST_CASE("A mail server that does not let the agent in is asked ever more rarely, and again as usual afterwards")
{
    AgentBench bench;
    bench.mail.fetchError = unreachable();
    std::vector<std::error_code> errors;
    QObject::connect(&bench.agent(), &MonitoringAgent::pollFailed,
                     [&](const Error& error) { errors.push_back(error.code()); });
    bench.agent().start();
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(24));
    // 1, 2, 4, 8, 16, 32 minutes, then about one an hour.
    CHECK(bench.mail.fetches >= 24);
    CHECK(bench.mail.fetches <= 31);
    CHECK(errors.size() == static_cast<std::size_t>(bench.mail.fetches));

    bench.mail.fetchError.reset();
    bench.poll();
    bench.mail.fetches = 0;
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(1));
    CHECK(bench.mail.fetches >= 54);
}

TEST_CASE("A reply that cannot be sent is kept, over a restart too, and sent later")
{
    AgentBench bench;
    SECTION("no connection")
    {
        bench.mail.sendError = unreachable();
    }
    SECTION("the server says later")
    {
        bench.mail.sendStatus = RecipientResult::Status::Deferred;
    }
    SECTION("the server refuses")
    {
        bench.mail.sendStatus = RecipientResult::Status::Refused;
    }
    SECTION("the answer was lost")
    {
        bench.mail.sendStatus = RecipientResult::Status::InDoubt;
    }
    bench.mail.deliver(versionRequestMail("kept", bench.clock.now()));
    bench.poll();
    CHECK(bench.agent().unsentReplies() == 1);
    CHECK(bench.mail.waiting.empty());

    bench.restart().start();
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(12));
    CHECK(bench.mail.sent.empty());
    CHECK(bench.mail.sends >= 14);
    CHECK(bench.mail.sends <= 25);

    bench.mail.sendError.reset();
    bench.mail.sendStatus = RecipientResult::Status::Accepted;
    bench.clock.runUntil(bench.clock.now() + std::chrono::hours(2));
    REQUIRE(bench.mail.sent.size() == 1);
    CHECK(bench.replies().front().requestId == "kept");
    CHECK(bench.agent().unsentReplies() == 0);
}

TEST_CASE("At most a hundred unsent replies are kept, the newest")
{
    AgentBench bench;
    bench.mail.sendError = unreachable();
    for (int i = 0; i < 103; ++i) {
        bench.mail.deliver(versionRequestMail(QString("r%1").arg(i), bench.clock.now()));
        bench.clock.runUntil(bench.clock.now() + Duration(5));
        bench.poll();
    }
    CHECK(bench.agent().unsentReplies() == 100);
    bench.mail.sendError.reset();
    bench.poll();
    REQUIRE(bench.mail.sent.size() == 100);
    CHECK(bench.replies().front().requestId == "r3");
}
