// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Talk.h"
#include "SmtpTalk.h"

#include <core/base/Logging.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

/// Collects what is logged while it lives, with the network's debug lines on.
class LogCapture {
public:
    LogCapture()
    {
        text().clear();
        QLoggingCategory::setFilterRules("rds.net=true");
        m_previous = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& message) { text() += message + '\n'; });
    }
    ~LogCapture()
    {
        qInstallMessageHandler(m_previous);
        QLoggingCategory::setFilterRules("");
    }
    static QString& text()
    {
        static QString all;
        return all;
    }

private:
    QtMessageHandler m_previous;
};

bool showsSecret(const QString& log)
{
    const QStringList secrets{"secret", "c2VjcmV0", "AGFnZW50AHNlY3JldA==", "YWdlbnQ="};
    return std::any_of(secrets.begin(), secrets.end(), [&log](const QString& each) { return log.contains(each); });
}

} // namespace

TEST_CASE("The log shows an SMTP session without AUTH and without the mail")
{
    SmtpTalk talk;
    talk.settings.user = "agent";
    talk.settings.password = "secret";
    talk.mails = {smtpMail(1)};
    for (const char* mechanism : {"PLAIN", "LOGIN"}) {
        const LogCapture log;
        const QString login = mechanism == QString("PLAIN")
            ? "C: AUTH PLAIN AGFnZW50AHNlY3JldA==\n"
            : "C: AUTH LOGIN\nS: 334 c2VjcmV0\nC: YWdlbnQ=\nS: 334 c2VjcmV0\nC: c2VjcmV0\n";
        CHECK(talk.play("S: 220 ready\nC: EHLO centre.example\nS: 250-mail\nS: 250 AUTH " + QString(mechanism) + '\n'
                        + login + R"(
            S: 235 ok
            C: MAIL FROM:<centre@a.example>
            S: 250 ok
            C: RCPT TO:<one@b.example>
            S: 250 ok
            C: DATA
            S: 354 go
            C: Subject: hello
            C:
            C: .
            S: 250 queued
        )")
                  .size()
              == 1);
        CHECK(log.text().contains("127.0.0.1:25 C: EHLO centre.example"));
        CHECK(log.text().contains(QString("C: AUTH %1 <redacted>").arg(mechanism)));
        CHECK(log.text().contains("C: <18 bytes of mail>"));
        CHECK(log.text().contains("S: 250 queued"));
        CHECK_FALSE(log.text().contains("hello"));
        CHECK_FALSE(showsSecret(log.text()));
    }
}

TEST_CASE("The log shows a POP3 session without PASS and AUTH")
{
    for (const bool isSasl : {false, true}) {
        const LogCapture log;
        CHECK(Pop3Talk()
                  .play(isSasl ? "S: +OK\nC: CAPA\nS: +OK\nS: SASL LOGIN\nS: .\nC: AUTH LOGIN\n"
                                 "S: + c2VjcmV0\nC: YWdlbnQ=\nS: + c2VjcmV0\nC: c2VjcmV0\nS: +OK\nC: UIDL"
                               : "S: +OK\nC: CAPA\nS: -ERR\nC: USER agent\nS: +OK\nC: PASS secret\nS: +OK\nC: UIDL")
                  .isEmpty());
        CHECK(log.text().contains("C: UIDL"));
        CHECK(log.text().contains("<redacted>"));
        CHECK_FALSE(showsSecret(log.text()));
    }
}

TEST_CASE("Control characters of a server are made visible in log and evidence")
{
    CHECK(printable(QByteArray("a\x1b[2J\0\r\n\x7f", 9)) == "a\\x1b[2J\\x00\\x0d\\x0a\\x7f");
    CHECK(printable(QByteArray(1000, 'x')).size() == 500);
}

TEST_CASE("Random bytes end a session or wait, and never do worse")
{
    SeededRandom random(42);
    for (int round = 0; round < 300; ++round) {
        SmtpTalk smtp;
        smtp.settings.user = "agent";
        SmtpSession session(smtp.settings, random);
        Pop3Session pop3(Pop3Talk().settings, random, 100);
        session.enqueue(smtpMail(1));
        session.connected();
        pop3.connected();
        for (int i = 0; i < 60; ++i) {
            static const char* const words[] = {"220 ", "250-",       "250 ", "354 ",  "334 ", "235 ",
                                                "421 ", "AUTH PLAIN", "+OK ", "-ERR ", "+ ",   ".",
                                                "\r\n", "\r\n",       "\r\n", "\n",    "1 2",  "\0"};
            const char* const word = words[random.below(std::size(words))];
            session.receive(QByteArray(word));
            pop3.receive(QByteArray(word));
            (void)session.takeActions();
            for (const Pop3Event& event : pop3.takeEvents()) {
                if (const auto* listing = std::get_if<Pop3Listing>(&event)) {
                    pop3.choose(std::vector<Pop3Choice>(listing->mails.size(), Pop3Choice::Fetch));
                }
            }
        }
        session.fail(netError(NetError::ConnectionLost, "x"));
        REQUIRE(session.takeOutcomes().size() + session.load() >= 1);
        REQUIRE(session.load() == 0);
    }
}
