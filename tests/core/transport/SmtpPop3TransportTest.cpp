// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TransportFixture.h"

#include <core/base/FileError.h>
#include <core/net/NetError.h>

using namespace rds;
using namespace rds::test;

using Status = RecipientResult::Status;

namespace {

const QString hello = R"(
    S: 220 ready
    C: EHLO centre.example
    S: 250 mail.example
)";
const QString oneMail = R"(
    C: MAIL FROM:<centre@a.example>
    S: 250 ok
    C: RCPT TO:<one@b.example>
    S: 250 ok
    C: DATA
    S: 354 go
    -- mail
    S: 250 queued
)";
const QString quit = R"(
    C: QUIT
    S: 221 bye
)";
const QString mailbox = R"(
    S: +OK
    C: CAPA
    S: +OK
    S: PIPELINING
    S: SASL PLAIN
    S: .
    C: AUTH PLAIN AGFnZW50AHNlY3JldA==
    S: +OK
    C: UIDL
    C: LIST
    S: +OK
    S: 1 aaa
    S: 2 bbb
    S: 3 ccc
    S: .
    S: +OK
    S: 1 10
    S: 2 20
    S: 3 30
    S: .
)";

} // namespace

TEST_CASE_METHOD(TransportFixture, "Mails share one lasting connection, which is closed by QUIT when it is idle")
{
    smtp.addScript(hello + oneMail + oneMail + oneMail + quit);
    for (int i = 0; i < 3; ++i) {
        const SendResult result = sendAndWait();
        CHECK_FALSE(result.error.has_value());
        REQUIRE(result.recipients.size() == 1);
        CHECK(result.recipients[0].status == Status::Accepted);
        CHECK(result.recipients[0].reply == "250 queued");
    }
    CHECK(smtp.connections() == 1);
    // The idle timer is the only one left.
    clock.runUntil(clock.now() + std::chrono::seconds(10));
    REQUIRE(waitFor([this] { return smtp.completed() == 1; }));
    CHECK(smtp.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "Several mails open several connections, up to the limit")
{
    for (int i = 0; i < 2; ++i) {
        smtp.addScript(hello
                       + "C* MAIL\nS: 250 ok\nC* RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n-- mail\nS: 250 ok\n-- silence");
    }
    transport().setMaxConnections(2);
    for (int i = 0; i < 3; ++i) {
        send("one@b.example", 10000);
    }
    REQUIRE(waitFor([this] { return smtp.silent() == 2 && results.size() == 2; }));
    CHECK(smtp.connections() == 2);
}

TEST_CASE_METHOD(TransportFixture, "A large mail arrives whole")
{
    smtp.addScript(hello + oneMail);
    send("one@b.example", 3'000'000);
    REQUIRE(waitFor([this] { return !results.empty(); }));
    CHECK(results[0].recipients.at(0).status == Status::Accepted);
    CHECK(smtp.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "An unreachable port defers every recipient of every mail")
{
    smtp.close();
    for (int i = 0; i < 3; ++i) {
        send();
    }
    REQUIRE(waitFor([this] { return results.size() == 3; }));
    for (const SendResult& result : results) {
        REQUIRE(result.error.has_value());
        CHECK(result.error->is(NetError::Unreachable));
        CHECK(result.error->isRetryable());
        CHECK(result.error->subject() == smtpSettings.endpoint());
        CHECK(result.recipients.at(0).status == Status::Deferred);
    }
}

TEST_CASE_METHOD(TransportFixture, "A wrong SMTP password defers the mail and says why")
{
    smtpSettings.user = "agent";
    smtpSettings.password = "wrong";
    smtp.addScript("S: 220 ready\nC* EHLO\nS: 250-x\nS: 250 AUTH PLAIN\nC* AUTH PLAIN\nS: 535 5.7.8 bad");
    const SendResult result = sendAndWait();
    REQUIRE(result.error.has_value());
    CHECK(result.error->is(NetError::AuthenticationFailed));
    CHECK(result.error->detail() == "535 5.7.8 bad");
    CHECK_FALSE(result.error->isRetryable());
    CHECK(result.recipients.at(0).status == Status::Deferred);
}

TEST_CASE_METHOD(TransportFixture, "A lasting connection that the server dropped is replaced, and the mail goes out")
{
    smtp.addScript(hello + oneMail + "C* MAIL\n-- drop");
    smtp.addScript(hello + oneMail);
    CHECK(sendAndWait().recipients.at(0).status == Status::Accepted);
    CHECK(sendAndWait().recipients.at(0).status == Status::Accepted);
    CHECK(smtp.connections() == 2);
    CHECK(smtp.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "A server that drops every connection at MAIL is not tried for ever")
{
    smtp.addScript(hello + "C* MAIL\n-- drop");
    smtp.addScript(hello + "C* MAIL\n-- drop");
    const SendResult result = sendAndWait();
    CHECK(result.recipients.at(0).status == Status::Deferred);
    REQUIRE(result.error.has_value());
    CHECK(result.error->is(NetError::ConnectionLost));
    CHECK(smtp.connections() == 2);
}

TEST_CASE_METHOD(TransportFixture, "A drop after the final dot leaves the mail in doubt and is not tried again")
{
    smtp.addScript(hello + "C* MAIL\nS: 250 ok\nC* RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n-- mail\n-- drop");
    const SendResult result = sendAndWait();
    CHECK(result.recipients.at(0).status == Status::InDoubt);
    CHECK_FALSE(result.error.has_value());
    CHECK(smtp.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "Where the server takes fewer connections, the others do the work")
{
    smtp.addScript(hello + oneMail + oneMail);
    smtp.addScript("S: 421 too many connections");
    send("one@b.example", 10000);
    send("one@b.example", 10000);
    REQUIRE(waitFor([this] { return results.size() == 2; }));
    CHECK(results[0].recipients.at(0).status == Status::Accepted);
    CHECK(results[1].recipients.at(0).status == Status::Accepted);
}

TEST_CASE_METHOD(TransportFixture, "A server that does not greet in time fails the mail by the clock")
{
    smtp.addScript("-- silence");
    send();
    REQUIRE(waitFor([this] { return smtp.silent() == 1; }));
    REQUIRE(waitFor([this] {
        clock.step();
        return !results.empty();
    }));
    REQUIRE(results[0].error.has_value());
    CHECK(results[0].error->is(NetError::Timeout));
    CHECK(results[0].error->detail().contains("the greeting"));
}

TEST_CASE_METHOD(TransportFixture, "A server that never accepts the mail leaves it in doubt by the clock")
{
    smtp.addScript(hello + "C* MAIL\nS: 250 ok\nC* RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n-- mail\n-- silence");
    send();
    REQUIRE(waitFor([this] { return smtp.silent() == 1; }));
    const Timestamp before = clock.now();
    REQUIRE(waitFor([this] {
        clock.step();
        return !results.empty();
    }));
    CHECK(results[0].recipients.at(0).status == Status::InDoubt);
    CHECK(clock.now() - before == std::chrono::minutes(10));
}

TEST_CASE_METHOD(TransportFixture, "A transport that is destroyed calls nobody back")
{
    smtp.addScript("-- silence");
    {
        SmtpPop3Transport local(clock, random, smtpSettings, pop3Settings);
        OutgoingMail mail;
        mail.from = mail.recipients.emplace_back(require(MailAddress::parse("a@b.example")));
        local.send(mail, [](const SendResult&) { FAIL("called back"); });
        REQUIRE(waitFor([this] { return smtp.silent() == 1; }));
    }
    CHECK_FALSE(clock.step());
}

TEST_CASE_METHOD(TransportFixture, "POP3 mails are stored, then deleted, and known ones are deleted, large ones left")
{
    pop3.addScript(mailbox
                   + "C: DELE 1\nC: RETR 2\nS: +OK\nS: +OK\nS: ..hello\nS: .\nC: DELE 2\nC: QUIT\nS: +OK\nS: +OK");
    RecordingSink sink;
    sink.known = QStringList{"aaa"};
    FetchLimits limits;
    limits.maxBytes = 25;
    const FetchSummary summary = require(fetchAndWait(sink, limits));
    CHECK(summary.fetched == 1);
    CHECK_FALSE(summary.more);
    CHECK(sink.stored == QStringList{"bbb=.hello\r\n"});
    CHECK(sink.large == QStringList{"ccc 30"});
    CHECK(pop3.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "A session fetches as many mails as the limit says, and tells that there are more")
{
    pop3.addScript(mailbox + "C: RETR 1\nS: +OK\nS: .\nC: DELE 1\nC: QUIT\nS: +OK\nS: +OK");
    RecordingSink sink;
    FetchLimits limits;
    limits.maxMails = 1;
    const FetchSummary summary = require(fetchAndWait(sink, limits));
    CHECK(summary.fetched == 1);
    CHECK(summary.more);
    CHECK(pop3.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "Where the sink fails nothing is deleted and the fetch has its error")
{
    pop3.addScript(mailbox + "C: RETR 1\nC: RETR 2\nC: RETR 3\nS: +OK\nS: .\nS: +OK\nS: .\nS: +OK\nS: .\nC: nothing");
    RecordingSink sink;
    sink.fails = true;
    CHECK(fetchAndWait(sink).error().is(FileError::DiskFull));
    CHECK(pop3.problems() == QStringList());
}

TEST_CASE_METHOD(TransportFixture, "A second fetch while one is under way is refused, a later one is not")
{
    pop3.addScript("S: -ERR go away");
    RecordingSink sink;
    std::vector<Error> errors;
    const auto note = [&errors](const Result<FetchSummary>& result) { errors.push_back(result.error()); };
    transport().fetch({}, sink, note);
    transport().fetch({}, sink, note);
    REQUIRE(errors.empty());
    REQUIRE(waitFor([&] { return errors.size() == 2; }));
    CHECK(errors[0].is(NetError::Busy));
    CHECK(errors[0].isRetryable());
    CHECK(errors[1].is(NetError::ServerRefused));
    pop3.addScript("S: -ERR still no");
    CHECK(fetchAndWait(sink).error().detail() == "-ERR still no");
}

TEST_CASE_METHOD(TransportFixture, "An unreachable POP3 server and a wrong POP3 password are told apart")
{
    RecordingSink sink;
    pop3.addScript("S: +OK\nC: CAPA\nS: -ERR\nC: USER agent\nS: +OK\nC: PASS secret\nS: -ERR [AUTH] no");
    CHECK(fetchAndWait(sink).error().is(NetError::AuthenticationFailed));
    pop3.close();
    CHECK(fetchAndWait(sink).error().is(NetError::Unreachable));
}
