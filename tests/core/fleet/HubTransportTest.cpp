// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"

#include <core/fleet/HubTransport.h>
#include <core/net/NetError.h>
#include <tests/support/MemorySink.h>

using namespace rds;
using namespace rds::test;
using Kind = MailFault::Kind;
using Status = RecipientResult::Status;

namespace {

struct TransportFixture : HubFixture {
    SendResult send(OutgoingMail mail)
    {
        std::optional<SendResult> result;
        transport.send(std::move(mail), [&](SendResult sent) { result = std::move(sent); });
        CHECK_FALSE(result);
        clock.runUntil([&] { return result.has_value(); }, std::chrono::hours(1));
        REQUIRE(result);
        return *result;
    }

    Result<FetchSummary> fetch(FetchLimits limits = {})
    {
        (void)contents(centre);
        std::optional<Result<FetchSummary>> result;
        transport.fetch(limits, sink, [&](Result<FetchSummary> fetched) { result = std::move(fetched); });
        CHECK_FALSE(result);
        clock.runUntil([&] { return result.has_value(); }, std::chrono::hours(1));
        REQUIRE(result);
        return *result;
    }

    void reply(const QByteArray& content) { (void)hub.accept({agent1, {centre}, content}); }

    HubTransport transport{hub, clock, centre};
    MemorySink sink;
};

} // namespace

TEST_CASE_METHOD(TransportFixture, "Each recipient gets a result of its own")
{
    hub.faults().add({.kind = Kind::RefuseRecipient, .to = agent2, .reply = "450 4.2.1 Later"});
    OutgoingMail mail = update();
    mail.recipients.push_back(address("nobody@aaa.example"));
    const SendResult result = send(mail);
    CHECK_FALSE(result.error);
    REQUIRE(result.recipients.size() == 3);
    CHECK(result.recipients[0].status == Status::Accepted);
    CHECK(result.recipients[1].status == Status::Deferred);
    CHECK(result.recipients[1].reply == "450 4.2.1 Later");
    CHECK(result.recipients[2].status == Status::Refused);
    CHECK(contents(agent1).size() == 1);
}

TEST_CASE_METHOD(TransportFixture, "A refused mail and a lost connection are told apart")
{
    hub.faults().add({.kind = Kind::RefuseMail, .from = centre, .remaining = 1, .reply = "554 5.6.0 No"});
    CHECK(send(update()).recipients[0].status == Status::MailRefused);
    hub.faults().add({.kind = Kind::RefuseMail, .from = centre, .remaining = 1, .reply = "451 4.3.0 Later"});
    CHECK(send(update()).recipients[0].status == Status::Deferred);
    hub.faults().add({.kind = Kind::DropAfterData, .from = centre, .remaining = 1});
    CHECK(send(update()).recipients[0].status == Status::InDoubt);
    CHECK(contents(agent1).size() == 1);
}

TEST_CASE_METHOD(TransportFixture, "While the address is offline nothing is sent or fetched")
{
    hub.faults().add({.kind = Kind::Offline, .from = centre, .remaining = 2});
    const SendResult result = send(update());
    REQUIRE(result.error);
    CHECK(result.error->is(NetError::Unreachable));
    CHECK(result.recipients[1].status == Status::Deferred);
    const auto fetched = fetch();
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().isRetryable());
    CHECK(require(fetch()).fetched == 0);
}

TEST_CASE_METHOD(TransportFixture, "A mail is deleted once it was stored, and only then")
{
    reply("one");
    sink.full = true;
    CHECK_FALSE(fetch());
    CHECK(hub.entries(centre).size() == 1);
    sink.full = false;
    CHECK(require(fetch()).fetched == 1);
    CHECK(sink.stored.front().content == "one");
    CHECK(hub.entries(centre).empty());
}

TEST_CASE_METHOD(TransportFixture, "A known mail is deleted and a large one left where it is")
{
    reply("known");
    reply("much too large");
    (void)contents(centre);
    sink.known.insert(hub.entries(centre).front().uid);
    CHECK(require(fetch({.maxMails = 10, .maxBytes = 8})).fetched == 0);
    CHECK(sink.large == std::vector<qint64>{14});
    CHECK(hub.entries(centre).size() == 1);
}

TEST_CASE_METHOD(TransportFixture, "A fetch stops at its limit and says that there is more")
{
    for (int i = 0; i < 3; ++i) {
        reply("mail");
    }
    const FetchSummary first = require(fetch({.maxMails = 2}));
    CHECK(first.fetched == 2);
    CHECK(first.more);
    const FetchSummary second = require(fetch({.maxMails = 2}));
    CHECK(second.fetched == 1);
    CHECK_FALSE(second.more);
}

TEST_CASE_METHOD(TransportFixture, "A second fetch at the same time fails and may be tried again")
{
    std::optional<Error> refused;
    bool first = false;
    transport.fetch({}, sink, [&](const Result<FetchSummary>& result) { first = result.has_value(); });
    transport.fetch({}, sink, [&](Result<FetchSummary> result) { refused = result.error(); });
    clock.runUntil([&] { return refused.has_value(); }, std::chrono::seconds(1));
    CHECK(first);
    REQUIRE(refused);
    CHECK(refused->is(NetError::Busy));
    CHECK(refused->isRetryable());
}

TEST_CASE_METHOD(HubFixture, "A transport that is destroyed calls nobody")
{
    bool called = false;
    auto transport = std::make_unique<HubTransport>(hub, clock, centre);
    transport->send(update(), [&](const SendResult&) { called = true; });
    transport.reset();
    clock.runUntil(clock.now() + std::chrono::seconds(1));
    CHECK_FALSE(called);
    CHECK(contents(agent1).isEmpty());
}

TEST_CASE_METHOD(HubFixture, "A callback may destroy its transport")
{
    auto transport = std::make_unique<HubTransport>(hub, clock, centre);
    transport->send(update(), [&](const SendResult&) { transport.reset(); });
    clock.runUntil(clock.now() + std::chrono::seconds(1));
    CHECK_FALSE(transport);
    CHECK(contents(agent1).size() == 1);
}
