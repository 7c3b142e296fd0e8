// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"
#include "ServerTranscript.h"

#include <core/fleet/SmtpServerSession.h>

using namespace rds;
using namespace rds::test;
using Kind = MailFault::Kind;

namespace {

const QByteArray login = "C: EHLO [127.0.0.1]\n"
                         "S: 250-localhost\n"
                         "S: 250-PIPELINING\n"
                         "S: 250-SIZE 52428800\n"
                         "S: 250-8BITMIME\n"
                         "S: 250-ENHANCEDSTATUSCODES\n"
                         "S: 250 AUTH PLAIN LOGIN\n"
                         "C: AUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=\n"
                         "S: 235 2.7.0 Authentication successful\n";

struct SmtpFixture : HubFixture {
    SmtpServerSession session{hub};
};

} // namespace

TEST_CASE_METHOD(SmtpFixture, "A mail to two recipients in one pipelined group")
{
    CHECK(session.greeting() == "220 localhost ESMTP\r\n");
    play(session, login + R"(
        C: MAIL FROM:<centre@centre.example> SIZE=100 BODY=8BITMIME
        C: RCPT TO:<rds1@aaa.example>
        C: RCPT TO:<nobody@aaa.example>
        C: rcpt to:<rds2@bbb.example>
        C: DATA
        S: 250 2.1.0 Ok
        S: 250 2.1.5 Ok
        S: 550 5.1.1 No such mailbox
        S: 250 2.1.5 Ok
        S: 354 End with <CR><LF>.<CR><LF>
        C: Subject: x
        C: 
        C: ..dot
        C: .
        S: 250 2.0.0 Ok: queued as 1
        C: QUIT
        S: 221 2.0.0 Bye
    )");
    CHECK(session.isOver());
    CHECK(contents(agent1) == QList<QByteArray>{"Subject: x\r\n\r\n.dot\r\n"});
    CHECK(contents(agent2).size() == 1);
}

TEST_CASE_METHOD(SmtpFixture, "LOGIN and PLAIN without an initial response")
{
    play(session, R"(
        C: EHLO x
        S: 250-localhost
        S: 250-PIPELINING
        S: 250-SIZE 52428800
        S: 250-8BITMIME
        S: 250-ENHANCEDSTATUSCODES
        S: 250 AUTH PLAIN LOGIN
        C: AUTH PLAIN
        S: 334
        C: *
        S: 501 5.5.2 Not a PLAIN response
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: Y2VudHJlQGNlbnRyZS5leGFtcGxl
        S: 334 UGFzc3dvcmQ6
        C: d3Jvbmc=
        S: 535 5.7.8 Wrong user or password
        C: AUTH LOGIN Y2VudHJlQGNlbnRyZS5leGFtcGxl
        S: 334 UGFzc3dvcmQ6
        C: c2VjcmV0
        S: 235 2.7.0 Authentication successful
        C: AUTH PLAIN
        S: 503 5.5.1 AUTH not now
    )");
}

TEST_CASE_METHOD(SmtpFixture, "Nobody sends without logging in, and nothing goes out of turn")
{
    play(session, R"(
        C: AUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=
        S: 503 5.5.1 AUTH not now
        C: HELO x
        S: 250 localhost
        C: MAIL FROM:<centre@centre.example>
        S: 530 5.7.0 Authentication required
        C: RCPT TO:<rds1@aaa.example>
        S: 503 5.5.1 MAIL first
        C: DATA
        S: 503 5.5.1 MAIL first
        C: AUTH GSSAPI
        S: 504 5.5.4 Unknown mechanism
        C: BDAT 3 LAST
        S: 500 5.5.1 Unknown command
        C: VRFY root
        S: 252 2.5.0 Cannot verify
        C: NOOP
        S: 250 2.0.0 Ok
    )");
}

TEST_CASE_METHOD(SmtpFixture, "Bad envelopes are refused and RSET forgets a good one")
{
    play(session, login + R"(
        C: MAIL FROM:centre@centre.example
        S: 501 5.1.7 Bad sender
        C: MAIL FROM:<two words@centre.example>
        S: 501 5.1.7 Bad sender
        C: MAIL FROM:<centre@centre.example> SIZE=52428801
        S: 552 5.3.4 Message too big
        C: MAIL FROM:<centre@centre.example> SMTPUTF8
        S: 555 5.5.4 Unknown parameter
        C: MAIL FROM:<>
        S: 250 2.1.0 Ok
        C: MAIL FROM:<>
        S: 503 5.5.1 MAIL given already
        C: RCPT TO:<>
        S: 501 5.1.3 Bad recipient
        C: DATA
        S: 554 5.5.1 No valid recipients
        C: RSET
        S: 250 2.0.0 Ok
        C: RCPT TO:<rds1@aaa.example>
        S: 503 5.5.1 MAIL first
    )");
}

TEST_CASE_METHOD(SmtpFixture, "The hub's faults are the server's answers")
{
    hub.faults().add({.kind = Kind::RefuseRecipient, .to = agent1, .reply = "450 4.2.1 Later"});
    hub.faults().add({.kind = Kind::RefuseMail, .to = agent2, .remaining = 1, .reply = "451 4.3.0 Full"});
    hub.faults().add({.kind = Kind::DropAfterData, .to = agent2, .remaining = 1});
    const QByteArray toAgent2 = "C: MAIL FROM:<centre@centre.example>\n"
                                "C: RCPT TO:<rds2@bbb.example>\n"
                                "C: DATA\n"
                                "S: 250 2.1.0 Ok\n"
                                "S: 250 2.1.5 Ok\n"
                                "S: 354 End with <CR><LF>.<CR><LF>\n"
                                "C: text\n"
                                "C: .\n";
    play(session,
         login + R"(
        C: MAIL FROM:<centre@centre.example>
        S: 250 2.1.0 Ok
        C: RCPT TO:<rds1@aaa.example>
        S: 450 4.2.1 Later
        C: RSET
        S: 250 2.0.0 Ok
    )" + toAgent2
             + "S: 451 4.3.0 Full\n");
    CHECK_FALSE(session.isOver());
    play(session, toAgent2);
    CHECK(session.isOver());
}

TEST_CASE_METHOD(SmtpFixture, "An address that is offline cannot log in for now")
{
    hub.faults().add({.kind = Kind::Offline, .from = centre, .remaining = 1});
    play(session, R"(
        C: HELO x
        S: 250 localhost
        C: AUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=
        S: 454 4.7.0 Temporary authentication failure
        C: AUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=
        S: 235 2.7.0 Authentication successful
    )");
}

TEST_CASE_METHOD(SmtpFixture, "The answers do not depend on how the bytes are cut")
{
    const QByteArray whole = "EHLO x\r\nAUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=\r\n"
                             "MAIL FROM:<>\r\nRCPT TO:<rds1@aaa.example>\r\nDATA\r\n"
                             "a\r\n..b\r\n\r\r\n.c\n.\n.\rd\r\n.\r\nQUIT\r\n";
    const QByteArray expected = SmtpServerSession(hub).receive(whole);
    QByteArray answers;
    for (const char byte : whole) {
        answers += session.receive(QByteArrayView(&byte, 1));
    }
    CHECK(answers.replace("queued as 2", "queued as 1") == expected);
    const QByteArray content = "a\r\n.b\r\n\r\r\nc\n.\n.\rd\r\n";
    CHECK(contents(agent1) == QList<QByteArray>{content, content});
}

TEST_CASE_METHOD(SmtpFixture, "Lines without end, NUL and bare CR are refused and cost no memory")
{
    CHECK(session.receive(QByteArray(1'000'000, 'A')).isEmpty());
    CHECK(session.receive("A\r\nNOOP\r\n") == "500 5.5.2 Line too long or not text\r\n250 2.0.0 Ok\r\n");
    CHECK(session.receive(QByteArray("NOOP\0\r\n", 7)) == "500 5.5.2 Line too long or not text\r\n");
    CHECK(session.receive("EHLO x\rNOOP\r\n") == "500 5.5.2 Line too long or not text\r\n");
}

TEST_CASE_METHOD(SmtpFixture, "Too many errors end the session")
{
    QByteArray answers;
    for (int i = 0; i < SmtpServerSession::maxErrors + 10; ++i) {
        answers += session.receive("BOO\r\n");
    }
    CHECK(session.isOver());
    CHECK(answers.endsWith("421 4.7.0 Too many errors\r\n"));
    CHECK(answers.count("\r\n") == SmtpServerSession::maxErrors + 1);
}

TEST_CASE_METHOD(HubFixture, "Content over the limit is read to its end, refused and not kept")
{
    MailHub small(clock, random, {.minDelay = {}, .maxDelay = {}, .maxMailBytes = 10});
    small.setMailbox(centre, "secret");
    SmtpServerSession session(small);
    (void)session.receive("HELO x\r\nAUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=\r\n");
    (void)session.receive("MAIL FROM:<>\r\nRCPT TO:<centre@centre.example>\r\nDATA\r\n");
    CHECK(session.receive(QByteArray(100, 'x') + "\r\n.\r\n") == "552 5.3.4 Message too big\r\n");
    (void)session.receive("MAIL FROM:<>\r\nRCPT TO:<centre@centre.example>\r\nDATA\r\n");
    CHECK(session.receive("12345678\r\n.\r\n").startsWith("250 "));
}

TEST_CASE_METHOD(SmtpFixture, "Recipients past the limit are put off")
{
    (void)session.receive("HELO x\r\nAUTH PLAIN AGNlbnRyZUBjZW50cmUuZXhhbXBsZQBzZWNyZXQ=\r\nMAIL FROM:<>\r\n");
    for (int i = 0; i < SmtpServerSession::maxRecipients; ++i) {
        REQUIRE(session.receive("RCPT TO:<rds1@aaa.example>\r\n") == "250 2.1.5 Ok\r\n");
    }
    CHECK(session.receive("RCPT TO:<rds1@aaa.example>\r\n") == "452 4.5.3 Too many recipients\r\n");
}
