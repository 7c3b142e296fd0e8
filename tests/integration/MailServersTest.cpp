// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/SystemClock.h>
#include <core/net/NetError.h>
#include <core/transport/SmtpPop3Transport.h>
#include <tests/support/MemorySink.h>
#include <tests/support/PrivateMailServers.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <algorithm>

using namespace rds;
using namespace rds::test;
using Status = RecipientResult::Status;

namespace {

std::vector<MailAccount> centreAndAgents(int agents)
{
    std::vector<MailAccount> accounts{{require(MailAddress::parse("centre@centre.example")), "c:entre secret"}};
    for (int i = 1; i <= agents; ++i) {
        const QChar letter('a' + (i - 1) % 26);
        const QString domain = QString(3, letter) + ".example";
        accounts.push_back(
            {require(MailAddress::parse(QString("rds%1@%2").arg(i).arg(domain))), QString("secret %1").arg(i)});
    }
    return accounts;
}

/// What is left of a delivered mail without the headers that servers put before it (RFC 5321, section 4.4).
QByteArray withoutTrace(QByteArray mail)
{
    const QList<QByteArray> names{"Return-Path:", "X-Original-To:", "Delivered-To:", "Received:", " ", "\t"};
    const auto startsWithTrace = [&] {
        return std::any_of(names.begin(), names.end(), [&](const QByteArray& name) { return mail.startsWith(name); });
    };
    while (startsWithTrace()) {
        mail.remove(0, mail.indexOf("\r\n") + 2);
    }
    return mail;
}

class Servers {
public:
    explicit Servers(PrivateMailServers::Options options = {}, int agents = 17)
        : accounts(centreAndAgents(agents))
        , servers(accounts, std::move(options))
    {
        require(servers.start());
    }

    SendResult send(const ServerSettings& smtp, const OutgoingMail& mail)
    {
        SmtpPop3Transport transport(clock, random, smtp, servers.pop3Settings(centre()));
        std::optional<SendResult> result;
        transport.send(mail, [&](SendResult sent) { result = std::move(sent); });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    Result<FetchSummary> fetch(const ServerSettings& pop3, MailSink& sink)
    {
        SmtpPop3Transport transport(clock, random, servers.smtpSettings(centre()), pop3);
        std::optional<Result<FetchSummary>> result;
        transport.fetch({}, sink, [&](Result<FetchSummary> fetched) { result = std::move(fetched); });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    /// The end of both servers' logs, for a test that fails.
    std::string logs() const
    {
        return (servers.mailLog().right(3000) + '\n' + servers.dovecotLog().right(3000)).toStdString();
    }

    /// The results of a mail that the server was willing to look at.
    std::vector<RecipientResult> sent(const ServerSettings& smtp, const OutgoingMail& mail)
    {
        SendResult result = send(smtp, mail);
        if (result.error) {
            FAIL(result.error->toLogLine().toStdString() << '\n' << logs());
        }
        REQUIRE(result.recipients.size() == mail.recipients.size());
        return result.recipients;
    }

    /// Sends one mail to every agent, and has every agent fetch it.
    void carryToEveryAgent(TlsMode tls)
    {
        const OutgoingMail mail = update();
        for (const RecipientResult& recipient : sent(servers.smtpSettings(centre(), tls), mail)) {
            CHECK(recipient.status == Status::Accepted);
        }
        REQUIRE(waitFor([&] { return servers.queueEmpty(); }));
        for (const MailAddress& agent : mail.recipients) {
            INFO(agent.toString().toStdString());
            CHECK(servers.mailCount(agent) == 1);
            MemorySink sink;
            CHECK(require(fetch(servers.pop3Settings(agent, tls), sink)).fetched == 1);
            REQUIRE(sink.stored.size() == 1);
            CHECK(withoutTrace(sink.stored.front().content) == mail.content);
            CHECK(servers.mailCount(agent) == 0);
        }
    }

    /// To all agents; with what servers like to change: a dot at the start of a line, long lines, trailing blanks.
    OutgoingMail update() const
    {
        OutgoingMail mail;
        mail.from = centre();
        for (size_t i = 1; i < accounts.size(); ++i) {
            mail.recipients.push_back(accounts[i].address);
        }
        mail.content = "From: centre@centre.example\r\nTo: undisclosed-recipients:;\r\nSubject: update\r\n\r\n"
                       ".\r\n..two dots\r\nblank \t\r\n\r\n"
            + QByteArray(900, 'x') + "\r\n" + QByteArray("line\r\n").repeated(50'000) + ".end\r\n";
        return mail;
    }

    const MailAddress& centre() const { return accounts.front().address; }
    const MailAddress& agent() const { return accounts.back().address; }

    std::vector<MailAccount> accounts;
    PrivateMailServers servers;
    SystemClock clock;
    SystemRandom random;
};

} // namespace

TEST_CASE("A mail to 17 agents goes through STARTTLS and SCRAM, and each fetches it by STLS")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    Servers run;
    run.carryToEveryAgent(TlsMode::StartTls);
    CHECK(run.servers.mailLog().contains("sasl_method=SCRAM-SHA-256"));
    CHECK(run.servers.dovecotLog().contains("method=SCRAM-SHA-256"));
}

TEST_CASE("A mail to 17 agents goes through implicit TLS and PLAIN, and each fetches it by POP3S")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    Servers run({.dovecotLines = {"auth_mechanisms = plain"}});
    run.carryToEveryAgent(TlsMode::Implicit);
    CHECK(run.servers.mailLog().contains("sasl_method=PLAIN"));
    CHECK(run.servers.dovecotLog().contains("method=PLAIN"));
}

TEST_CASE("Real servers refuse a wrong password, and we refuse wrong certificates")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    Servers run({}, 1);
    const TlsMode tls = GENERATE(TlsMode::StartTls, TlsMode::Implicit);
    ServerSettings smtp = run.servers.smtpSettings(run.centre(), tls);
    ServerSettings pop3 = run.servers.pop3Settings(run.centre(), tls);
    const auto expect = [&](NetError expected) {
        const SendResult sent = run.send(smtp, run.update());
        REQUIRE(sent.error);
        CHECK(sent.error->code() == make_error_code(expected));
        CHECK(sent.recipients.front().status == Status::Deferred);
        MemorySink sink;
        const auto fetched = run.fetch(pop3, sink);
        REQUIRE_FALSE(fetched);
        INFO(fetched.error().toLogLine().toStdString() << '\n' << run.logs());
        CHECK(fetched.error().code() == make_error_code(expected));
    };
    SECTION("password")
    {
        smtp.password = pop3.password = "wrong";
        expect(NetError::AuthenticationFailed);
    }
    SECTION("CA")
    {
        smtp.caFile = pop3.caFile = run.servers.otherCaFile();
        expect(NetError::CertificateUntrusted);
    }
    SECTION("host name")
    {
        smtp.host = pop3.host = "127.0.0.1";
        expect(NetError::CertificateWrongHost);
    }
    CHECK(run.servers.queueEmpty());
    CHECK(run.servers.mailCount(run.agent()) == 0);
}

TEST_CASE("Recipients whom the server refuses are told apart, and the others get the mail")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    Servers run({}, 3);
    OutgoingMail mail = run.update();
    mail.recipients.push_back(require(MailAddress::parse("nobody@aaa.example")));
    require(run.servers.refuseRecipient(mail.recipients[0], "450 4.2.1 Come back later"));
    require(run.servers.refuseRecipient(mail.recipients[1], "550 5.7.1 Never"));
    const ServerSettings smtp = run.servers.smtpSettings(run.centre());

    const auto first = run.sent(smtp, mail);
    CHECK(first[0].status == Status::Deferred);
    CHECK(first[0].reply.contains("Come back later"));
    CHECK(first[1].status == Status::Refused);
    CHECK(first[2].status == Status::Accepted);
    CHECK(first[3].status == Status::Refused);

    require(run.servers.refuseRecipient(mail.recipients[0], {}));
    const auto second = run.sent(smtp, mail);
    CHECK(second[0].status == Status::Accepted);
    CHECK(second[1].status == Status::Refused);
    REQUIRE(waitFor([&] { return run.servers.queueEmpty(); }));
    CHECK(run.servers.mailCount(mail.recipients[0]) == 1);
    CHECK(run.servers.mailCount(mail.recipients[1]) == 0);
    CHECK(run.servers.mailCount(mail.recipients[2]) == 2);
}

TEST_CASE("Servers that go away are unreachable, and back with their mail when they return")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    Servers run({}, 1);
    const ServerSettings smtp = run.servers.smtpSettings(run.centre());
    const ServerSettings pop3 = run.servers.pop3Settings(run.agent());
    CHECK(run.sent(smtp, run.update()).front().status == Status::Accepted);
    REQUIRE(waitFor([&] { return run.servers.queueEmpty(); }));
    run.servers.stopSmtp();
    run.servers.stopPop3();

    const SendResult sent = run.send(smtp, run.update());
    REQUIRE(sent.error);
    CHECK(sent.error->is(NetError::Unreachable));
    MemorySink sink;
    const auto fetched = run.fetch(pop3, sink);
    REQUIRE_FALSE(fetched);
    CHECK(fetched.error().is(NetError::Unreachable));

    require(run.servers.startPop3());
    require(run.servers.startSmtp());
    CHECK(run.sent(smtp, run.update()).front().status == Status::Accepted);
    REQUIRE(waitFor([&] { return run.servers.queueEmpty(); }));
    CHECK(require(run.fetch(pop3, sink)).fetched == 2);
}
