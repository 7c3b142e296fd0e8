// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/agent/AgentSettings.h>
#include <core/protocol/CommandMail.h>
#include <core/protocol/ReplyMail.h>
#include <db/Query.h>

using namespace rds;
using namespace rds::test;

namespace {

/// A running centre that has asked its agents A1 and A2, and what they may answer.
struct AskedBench : CentreBench {
    AskedBench()
    {
        addEnrolled({"A1", "A2"});
        require(centre().start());
        request = ask();
    }

    /// What A1 reads of a new request.
    VersionRequestCommand ask()
    {
        require(centre().requestVersions({agentId("A1"), agentId("A2")}));
        pass(std::chrono::seconds(10));
        const auto entries = hub.entries(agent("A1").address);
        REQUIRE_FALSE(entries.empty());
        const QByteArray mail = *hub.fetch(agent("A1").address, entries.back().uid);
        return std::get<VersionRequestCommand>(require(readCommandMail(mail, trustOf(box("A1")), clock.now())));
    }

    [[nodiscard]] VersionReply reply(const QString& version = "1.0.00-1") const { return replyTo(request, version); }
    [[nodiscard]] VersionReply replyTo(const VersionRequestCommand& question, const QString& version) const
    {
        VersionReply reply{"fleet", agentId("A1"), question.requestId, question.nonce, clock.now(), 3, {}, {}};
        reply.report.softwareVersion = require(SoftwareVersion::parse(version));
        reply.report.modules.push_back({"mailer", "1.0.00", QDate(2026, 1, 2)});
        return reply;
    }

    [[nodiscard]] Identity signerOf(const QString& id) const { return box(id).signing; }

    [[nodiscard]] QByteArray mailOf(const VersionReply& reply, const Identity& signer) const
    {
        return require(
            writeReplyMail({agent("A1").address, address, "reply@customer.example", "x", clock.now()}, reply, signer));
    }

    /// Delivers a mail to the centre. @return what it turned out to be
    QString outcomeOf(const QByteArray& mail)
    {
        (void)hub.accept({agent("A1").address, {address}, mail});
        pass(std::chrono::minutes(2));
        CHECK(hub.entries(address).empty());
        const auto outcome = require(Query(database->database(), "SELECT outcome FROM inbox ORDER BY id DESC LIMIT 1")
                                         .first({QLatin1String("test"), 0}, [](RowReader& row) { return row.text(); }));
        REQUIRE(outcome);
        return *outcome;
    }

    [[nodiscard]] QString versionOf(const QString& id)
    {
        return require(database->agents().find(agentId(id))).version.toString();
    }

    VersionRequestCommand request;
};

} // namespace

TEST_CASE("A valid reply is kept as the agent's present version")
{
    AskedBench bench;
    int reported = 0;
    QObject::connect(&bench.centre(), &Centre::reported,
                     [&](const std::vector<AgentId>& agents) { reported += static_cast<int>(agents.size()); });
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply(), bench.signerOf("A1"))) == "reply");
    CHECK(bench.versionOf("A1") == "1.0.00-1");
    CHECK(bench.versionOf("A2").isEmpty());
    CHECK(reported == 1);
    CHECK(require(bench.database->agents().reports(agentId("A1"))).size() == 1);
}

TEST_CASE("A second copy of a reply changes nothing at all")
{
    AskedBench bench;
    const QByteArray mail = bench.mailOf(bench.reply(), bench.signerOf("A1"));
    CHECK(bench.outcomeOf(mail) == "reply");
    const Agent first = require(bench.database->agents().find(agentId("A1")));
    CHECK(first.keySetVersion == 3);
    CHECK(bench.outcomeOf(mail) == "superseded");
    CHECK(require(bench.database->agents().find(agentId("A1"))) == first);
    CHECK(require(bench.database->agents().reports(agentId("A1"))).size() == 1);
}

TEST_CASE("An older reply that comes late is not believed any more")
{
    AskedBench bench;
    const QByteArray delayed = bench.mailOf(bench.reply("1.0.00-1"), bench.signerOf("A1"));
    SECTION("the answer to an older request")
    {
        const VersionRequestCommand later = bench.ask();
        CHECK(bench.outcomeOf(bench.mailOf(bench.replyTo(later, "1.0.02-0"), bench.signerOf("A1"))) == "reply");
    }
    SECTION("an older answer to the same request")
    {
        bench.pass(std::chrono::seconds(1));
        CHECK(bench.outcomeOf(bench.mailOf(bench.reply("1.0.02-0"), bench.signerOf("A1"))) == "reply");
    }
    SECTION("both in one go, the newer one first")
    {
        const VersionRequestCommand later = bench.ask();
        (void)bench.hub.accept({agent("A1").address,
                                {bench.address},
                                bench.mailOf(bench.replyTo(later, "1.0.02-0"), bench.signerOf("A1"))});
    }
    CHECK(bench.outcomeOf(delayed) == "superseded");
    CHECK(bench.versionOf("A1") == "1.0.02-0");
    CHECK(require(bench.database->agents().reports(agentId("A1"))).size() == 1);
}

TEST_CASE("Replies in their order are all kept, also where the agent's clock goes back")
{
    AskedBench bench;
    VersionReply first = bench.reply("1.0.00-1");
    first.created += std::chrono::hours(24 * 365);
    CHECK(bench.outcomeOf(bench.mailOf(first, bench.signerOf("A1"))) == "reply");
    const VersionRequestCommand later = bench.ask();
    CHECK(bench.outcomeOf(bench.mailOf(bench.replyTo(later, "1.0.02-0"), bench.signerOf("A1"))) == "reply");
    CHECK(bench.versionOf("A1") == "1.0.02-0");
}

TEST_CASE("What is no valid reply of ours ends as what it is, and changes nothing")
{
    AskedBench bench;
    VersionReply reply = bench.reply("1.0.02-0");
    QByteArray mail;
    QString outcome;
    SECTION("signed with a key that no agent has")
    {
        const CentreBench other;
        mail = bench.mailOf(reply, other.keys.signing);
        outcome = "unknown-signer";
    }
    SECTION("signed by another agent")
    {
        mail = bench.mailOf(reply, bench.signerOf("A2"));
        outcome = "not-valid";
    }
    SECTION("of another fleet")
    {
        reply.fleet = "another";
        mail = bench.mailOf(reply, bench.signerOf("A1"));
        outcome = "not-valid";
    }
    SECTION("with a stale nonce")
    {
        reply.nonce = QString(32, '0');
        mail = bench.mailOf(reply, bench.signerOf("A1"));
        outcome = "wrong-request";
    }
    SECTION("to a request that nobody made")
    {
        reply.requestId = QString(32, '0');
        mail = bench.mailOf(reply, bench.signerOf("A1"));
        outcome = "wrong-request";
    }
    SECTION("with the nonce of another request")
    {
        const VersionRequestCommand later = bench.ask();
        reply.nonce = later.nonce;
        mail = bench.mailOf(reply, bench.signerOf("A1"));
        outcome = "wrong-request";
    }
    SECTION("a changed content")
    {
        mail = bench.mailOf(reply, bench.signerOf("A1"));
        mail[mail.size() / 2] = mail[mail.size() / 2] == 'A' ? 'B' : 'A';
        outcome = bench.outcomeOf(mail);
        CHECK(QStringList{"not-valid", "not-a-reply", "unknown-signer"}.contains(outcome));
    }
    SECTION("junk")
    {
        mail = "Subject: You have won\r\n\r\nClick here.\r\n";
        outcome = "not-a-reply";
    }
    SECTION("not even a mail")
    {
        mail = QByteArray(1000, '\xff');
        outcome = "not-a-reply";
    }
    CHECK(bench.outcomeOf(mail) == outcome);
    CHECK(bench.versionOf("A1").isEmpty());
    CHECK(bench.versionOf("A2").isEmpty());
    CHECK(require(bench.database->agents().reports(agentId("A1"))).empty());
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply(), bench.signerOf("A1"))) == "reply");
    CHECK(bench.versionOf("A1") == "1.0.00-1");
}

TEST_CASE("A request that was made while the centre's clock was ahead locks no later reply out")
{
    AskedBench bench;
    StoredReport ahead;
    ahead.agent = agentId("A1");
    ahead.report.softwareVersion = require(SoftwareVersion::parse("1.0.00"));
    ahead.stamp = {bench.clock.now() + std::chrono::hours(24 * 365), bench.clock.now()};
    require(bench.database->agents().addReports({ahead}));
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply("1.0.02-0"), bench.signerOf("A1"))) == "reply");
    CHECK(bench.versionOf("A1") == "1.0.02-0");
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply("1.0.02-0"), bench.signerOf("A1"))) == "reply");
}

TEST_CASE("The reply of an agent that was revoked or invited anew is nobody's")
{
    AskedBench bench;
    const bool isRevoked = GENERATE(true, false);
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply(), bench.signerOf("A1"))) == "reply");
    const QByteArray mail = bench.mailOf(bench.reply("1.0.02-0"), bench.signerOf("A1"));
    if (isRevoked) {
        require(bench.centre().revokeAgents({agentId("A1")}));
    } else {
        require(bench.centre().inviteAgents({agentId("A1")}));
    }
    CHECK(bench.outcomeOf(mail) == "unknown-signer");
    CHECK(bench.versionOf("A1") == "1.0.00-1");
}

TEST_CASE("The reply of an agent that was removed is nobody's")
{
    AskedBench bench;
    CHECK(bench.outcomeOf(bench.mailOf(bench.reply(), bench.signerOf("A1"))) == "reply");
    const QByteArray mail = bench.mailOf(bench.reply("1.0.02-0"), bench.signerOf("A1"));
    require(bench.centre().removeAgents({agentId("A1")}));
    CHECK(bench.outcomeOf(mail) == "unknown-signer");
    CHECK(bench.ids() == QStringList{"A2"});
}

TEST_CASE("A store that fails keeps the mail for later")
{
    AskedBench bench;
    require(bench.database->database().execute(
        "CREATE TRIGGER full BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'full'); END"));
    (void)bench.hub.accept({agent("A1").address, {bench.address}, bench.mailOf(bench.reply(), bench.signerOf("A1"))});
    int problems = 0;
    QObject::connect(&bench.centre(), &Centre::problem, [&](const Error&) { ++problems; });
    bench.pass(std::chrono::minutes(2));
    CHECK(problems > 0);
    CHECK(require(bench.database->mails().unhandled(10)).size() == 1);
    CHECK(bench.versionOf("A1").isEmpty());
    require(bench.database->database().execute("DROP TRIGGER full"));
    bench.pass(std::chrono::minutes(2));
    CHECK(require(bench.database->mails().unhandled(10)).empty());
    CHECK(bench.versionOf("A1") == "1.0.00-1");
}
