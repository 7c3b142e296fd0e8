// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/batch/VersionAsker.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/protocol/CommandMail.h>
#include <core/transport/Outbox.h>
#include <tests/db/CentreFile.h>

using namespace rds;
using namespace rds::test;

namespace {

Identity identity(KeyPurpose purpose, Timestamp now)
{
    return require(Identity::generate(purpose, "test", now, now + std::chrono::hours(24)));
}

/// An asker with an outbox on a real store; nothing is sent.
struct AskerBench {
    CentreFile file;
    VirtualClock& clock = file.clock();
    SeededRandom random{1};
    MailAddress centre = require(MailAddress::parse("centre@manufacturer.example"));
    MailHub hub{clock, random};
    HubTransport transport{hub, clock, centre};
    InlineExecutor executor;
    Outbox outbox{{file.db().mails(), file.db().transactions(), transport, clock, random}, centre, {}};
    Identity signing = identity(KeyPurpose::Signing, clock.now());
    VersionAsker asker{{file.db().agents(), file.db().packages(), file.db().batches(), file.db().transactions(), outbox,
                        clock, random, executor},
                       {"fleet", centre, signing},
                       {}};

    [[nodiscard]] AgentTrust trust(int agent) const
    {
        KeySet keySet;
        keySet.fleet = "fleet";
        keySet.version = 1;
        keySet.created = clock.now();
        keySet.notAfter = clock.now() + std::chrono::hours(24);
        keySet.signing = {signing.certificate()};
        return {"fleet", agentId(agent),
                centre,  identity(KeyPurpose::Signing, clock.now()).certificate(),
                keySet,  identity(KeyPurpose::Encryption, clock.now())};
    }
};

} // namespace

TEST_CASE("One mail asks a group of agents, and its request is stored with it")
{
    AskerBench bench;
    require(bench.file.db().agents().add(enrolledAgents(1, 3)));
    const BatchId batch = startBatch(bench.file.db(), 1, 3);
    const QString id = require(bench.asker.ask({enrolled(1).agent, enrolled(3).agent}, batch));

    const auto request = require(bench.file.db().batches().findRequest(id));
    REQUIRE(request);
    CHECK(request->batch == batch);
    CHECK(request->nonce.size() == 32);
    const auto mails = require(bench.file.db().mails().dueMails(bench.clock.now(), 10));
    REQUIRE(mails.size() == 1);
    const QueuedMail& mail = mails.front();
    CHECK(mail.purpose == MailPurpose::VersionRequest);
    CHECK(mail.batch == batch);
    CHECK(mail.messageId == id + "@manufacturer.example");
    REQUIRE(mail.recipients.size() == 2);
    CHECK(mail.recipients[1].agent == agentId(3));
    CHECK(mail.recipients[1].address == enrolled(3).agent.address);
    CHECK(mail.expires == bench.clock.now() + std::chrono::hours(24 * 5));

    const auto command = require(readCommandMail(mail.content, bench.trust(3), bench.clock.now()));
    const auto& asked = std::get<VersionRequestCommand>(command);
    CHECK(asked.requestId == id);
    CHECK(asked.nonce == request->nonce);
    CHECK(asked.header.notAfter == mail.expires);
    CHECK_FALSE(readCommandMail(mail.content, bench.trust(2), bench.clock.now()));
}

TEST_CASE("Every question has its own id and nonce, without a batch it belongs to none")
{
    AskerBench bench;
    require(bench.file.db().agents().add(enrolledAgents(1, 1)));
    const QString first = require(bench.asker.ask({enrolled(1).agent}, std::nullopt));
    const QString second = require(bench.asker.ask({enrolled(1).agent}, std::nullopt));
    CHECK(first != second);
    const auto a = require(bench.file.db().batches().findRequest(first));
    const auto b = require(bench.file.db().batches().findRequest(second));
    REQUIRE(a);
    REQUIRE(b);
    CHECK(a->nonce != b->nonce);
    CHECK_FALSE(a->batch);
}

TEST_CASE("A question that cannot be stored is not half there")
{
    AskerBench bench;
    require(bench.file.db().agents().add(enrolledAgents(1, 1)));
    bench.file.execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END");
    const auto asked = bench.file.db().transactions().run([&]() -> Result<void> {
        const auto id = bench.asker.ask({enrolled(1).agent}, std::nullopt);
        return id ? Result<void>() : Result<void>(failure(id.error()));
    });
    CHECK_FALSE(asked);
    CHECK(bench.file.number("SELECT COUNT(*) FROM version_requests") == 0);
    CHECK(require(bench.file.db().mails().queuedCount()) == 0);
}
