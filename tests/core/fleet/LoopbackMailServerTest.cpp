// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"

#include <core/base/SystemClock.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/net/NetError.h>
#include <core/transport/SmtpPop3Transport.h>
#include <tests/support/MemorySink.h>
#include <tests/support/WaitFor.h>

#include <QTcpSocket>

using namespace rds;
using namespace rds::test;

namespace {

class Client {
public:
    explicit Client(quint16 port) { m_socket.connectToHost(QHostAddress::LocalHost, port); }

    void say(const QByteArray& bytes) { m_socket.write(bytes); }
    /// Everything received so far, once it ends so.
    QByteArray hear(const QByteArray& end)
    {
        QByteArray heard;
        CHECK(waitFor([&] { return (heard += m_socket.readAll()).endsWith(end); }));
        return heard;
    }
    bool isClosed()
    {
        return waitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

private:
    QTcpSocket m_socket;
};

ServerSettings loopback(quint16 port, const MailAddress& user)
{
    ServerSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.tls = TlsMode::None;
    settings.user = user.toString();
    settings.password = "secret";
    return settings;
}

struct ServerFixture {
    ServerFixture()
    {
        hub.setMailbox(agent, "secret");
        require(server.start());
    }

    SendResult send(const OutgoingMail& mail)
    {
        std::optional<SendResult> result;
        transport().send(mail, [&](SendResult sent) { result = std::move(sent); });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    Result<FetchSummary> fetch(MailSink& sink)
    {
        std::optional<Result<FetchSummary>> result;
        transport().fetch({}, sink, [&](Result<FetchSummary> fetched) { result = std::move(fetched); });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    SmtpPop3Transport& transport()
    {
        if (!mailClient) {
            mailClient = std::make_unique<SmtpPop3Transport>(clock, random, loopback(server.smtpPort(), agent),
                                                             loopback(server.pop3Port(), agent));
        }
        return *mailClient;
    }

    MailAddress agent = address("rds1@aaa.example");
    SystemClock clock;
    SeededRandom random{1};
    MailHub hub{clock, random};
    LoopbackMailServer server{hub, clock};
    std::unique_ptr<SmtpPop3Transport> mailClient;
};

} // namespace

TEST_CASE_METHOD(ServerFixture, "A mail sent over SMTP is read over POP3, on free ports")
{
    REQUIRE(server.smtpPort() != 0);
    REQUIRE(server.pop3Port() != 0);
    bool arrived = false;
    hub.setArrivalObserver(agent, [&] { arrived = true; });

    Client sender(server.smtpPort());
    sender.hear("220 localhost ESMTP\r\n");
    sender.say("EHLO x\r\nAUTH PLAIN AHJkczFAYWFhLmV4YW1wbGUAc2VjcmV0\r\n");
    sender.hear("235 2.7.0 Authentication successful\r\n");
    sender.say("MAIL FROM:<rds1@aaa.example>\r\nRCPT TO:<rds1@aaa.example>\r\nDATA\r\n");
    sender.hear("354 End with <CR><LF>.<CR><LF>\r\n");
    const QByteArray content = QByteArray(5'000'000, 'x') + "\r\n";
    sender.say(content + ".\r\nQUIT\r\n");
    sender.hear("221 2.0.0 Bye\r\n");
    CHECK(sender.isClosed());
    CHECK(waitFor([&] { return arrived; }));

    Client reader(server.pop3Port());
    reader.hear("+OK POP3 ready\r\n");
    reader.say("USER rds1@aaa.example\r\nPASS secret\r\nRETR 1\r\nDELE 1\r\nQUIT\r\n");
    const QByteArray heard = reader.hear("+OK Bye\r\n");
    CHECK(heard.contains("+OK 5000002\r\n" + content + ".\r\n+OK Marked\r\n"));
    CHECK(reader.isClosed());
    CHECK(hub.entries(agent).empty());
    CHECK(waitFor([&] { return server.openConnections() == 0; }));
}

TEST_CASE_METHOD(ServerFixture, "A connection dropped after the content has no answer")
{
    hub.faults().add({.kind = MailFault::Kind::DropAfterData, .remaining = 1});
    Client sender(server.smtpPort());
    sender.say("HELO x\r\nAUTH PLAIN AHJkczFAYWFhLmV4YW1wbGUAc2VjcmV0\r\n"
               "MAIL FROM:<>\r\nRCPT TO:<rds1@aaa.example>\r\nDATA\r\ntext\r\n.\r\n");
    sender.hear("354 End with <CR><LF>.<CR><LF>\r\n");
    CHECK(sender.isClosed());
    CHECK(waitFor([&] { return hub.entries(agent).size() == 1; }));
}

TEST_CASE_METHOD(ServerFixture, "Many clients are served at the same moment")
{
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<Client>(server.pop3Port()));
        clients.back()->say("USER rds1@aaa.example\r\nPASS secret\r\nQUIT\r\n");
    }
    for (const auto& client : clients) {
        client->hear("+OK Bye\r\n");
    }
    CHECK(waitFor([&] { return server.openConnections() == 0; }));
}

TEST_CASE_METHOD(ServerFixture, "A server that stops drops its clients, and starts again on new ports")
{
    Client client(server.smtpPort());
    client.hear("220 localhost ESMTP\r\n");
    server.stop();
    CHECK(client.isClosed());
    CHECK(server.smtpPort() == 0);
    require(server.start());
    Client next(server.smtpPort());
    next.hear("220 localhost ESMTP\r\n");
}

TEST_CASE_METHOD(ServerFixture, "A client that asks for more than is sent at a time gets all of it")
{
    (void)hub.accept({agent, {agent}, QByteArray(1'000'000, 'x')});
    CHECK(waitFor([&] { return hub.entries(agent).size() == 1; }));
    Client greedy(server.pop3Port());
    greedy.say("USER rds1@aaa.example\r\nPASS secret\r\n" + QByteArray("RETR 1\r\n").repeated(30) + "QUIT\r\n");
    const QByteArray heard = greedy.hear("+OK Bye\r\n");
    CHECK(heard.count("+OK 1000000\r\n") == 30);
}

TEST_CASE_METHOD(ServerFixture, "The product's own mail client gets on with the server")
{
    OutgoingMail mail{agent, {}, "Subject: x\r\n\r\n.dot\r\n"};
    for (int i = 0; i < 17; ++i) {
        mail.recipients.push_back(address(QString("agent%1@bbb.example").arg(i)));
        hub.setMailbox(mail.recipients.back(), "secret");
    }
    mail.recipients.push_back(agent);
    hub.faults().add({.kind = MailFault::Kind::RefuseRecipient, .to = mail.recipients[3], .reply = "450 4.2.1 Later"});
    hub.faults().add({.kind = MailFault::Kind::RefuseRecipient, .to = mail.recipients[4], .reply = "550 5.1.1 No"});
    const SendResult sent = send(mail);
    REQUIRE_FALSE(sent.error);
    CHECK(sent.recipients[2].status == RecipientResult::Status::Accepted);
    CHECK(sent.recipients[3].status == RecipientResult::Status::Deferred);
    CHECK(sent.recipients[4].status == RecipientResult::Status::Refused);
    CHECK(waitFor([&] { return hub.underWay() == 0; }));
    CHECK(hub.total().in.mails == 16);
    MemorySink sink;
    CHECK(require(fetch(sink)).fetched == 1);
    CHECK(sink.stored.front().content == mail.content);
    CHECK(hub.entries(agent).empty());
}

TEST_CASE_METHOD(ServerFixture, "The product's own mail client sees the server's faults as what they are")
{
    const OutgoingMail mail{agent, {agent}, "Subject: x\r\n\r\n"};
    hub.faults().add({.kind = MailFault::Kind::DropAfterData, .remaining = 1});
    CHECK(send(mail).recipients.front().status == RecipientResult::Status::InDoubt);
    hub.faults().add({.kind = MailFault::Kind::RefuseMail, .remaining = 1, .reply = "554 5.6.0 No"});
    CHECK(send(mail).recipients.front().status == RecipientResult::Status::MailRefused);
    hub.faults().add({.kind = MailFault::Kind::Offline, .from = agent});
    MemorySink sink;
    const auto offline = fetch(sink);
    REQUIRE_FALSE(offline);
    CHECK(offline.error().isRetryable());
    hub.faults().clear();
    hub.setMailbox(agent, "another");
    const auto refused = fetch(sink);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(NetError::AuthenticationFailed));
}
