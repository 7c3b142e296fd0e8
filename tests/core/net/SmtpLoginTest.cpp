// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ScramServer.h"
#include "SmtpTalk.h"

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

SmtpTalk withLogin()
{
    SmtpTalk talk;
    talk.settings.user = "agent";
    talk.settings.password = "secret";
    return talk;
}

SmtpTalk withStartTls()
{
    SmtpTalk talk;
    talk.settings.tls = TlsMode::StartTls;
    return talk;
}

QString base64(const QByteArray& text)
{
    return QString::fromLatin1(text.toBase64());
}

const QString loginFailed = "server refused the user name or password";

} // namespace

TEST_CASE("A session greets, reads a multi-line EHLO and quits")
{
    CHECK(SmtpTalk().play(R"(
        S: 220-mail.example ESMTP
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example greets
        S: 250-SIZE 1000
        S: 250-PIPELINING
        S: 250 HELP
        -- ready
        -- quit
        C: QUIT
        S: 221 bye
        -- close
    )") == QStringList{"ended"});
}

TEST_CASE("A name for EHLO that could smuggle in a command is not used")
{
    SmtpTalk talk;
    talk.settings.heloName = "a\r\nMAIL FROM:<x@y>";
    CHECK(talk.play(R"(
        S: 220 ready
        C: EHLO [127.0.0.1]
    )")
              .isEmpty());
}

TEST_CASE("HELO follows where EHLO is not known and neither TLS nor log-in is wanted")
{
    CHECK(SmtpTalk()
              .play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 502 what
        C: HELO centre.example
        S: 250 hello
        -- ready
    )")
              .isEmpty());
    CHECK(withStartTls().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 502 what
        -- close
    )") == QStringList{"failed: server offers no STARTTLS (502 what)"});
    CHECK(withLogin().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 502 what
        -- close
    )") == QStringList{"failed: server offers no known way to log in (502 what)"});
    CHECK(SmtpTalk().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 451 later
        -- close
    )") == QStringList{"failed: server cannot serve now (451 later)"});
}

TEST_CASE("A greeting tells a busy server from one that refuses")
{
    CHECK(SmtpTalk().play("S: 421 too many connections\n-- close")
          == QStringList{"failed: server cannot serve now (421 too many connections)"});
    CHECK(SmtpTalk().play("S: 554 go away\n-- close") == QStringList{"failed: server refused (554 go away)"});
    CHECK(SmtpTalk().play("S: +OK pop3\n-- close") == QStringList{"failed: server broke the protocol (+OK pop3)"});
    CHECK(SmtpTalk().play("S: 220-a\nS: 250 b\n-- close") == QStringList{"failed: server broke the protocol (250 b)"});
    CHECK(SmtpTalk().play("-- timeout\n-- close")
          == QStringList{"failed: server did not answer in time (the greeting)"});
}

TEST_CASE("A line that is too long ends the session")
{
    const QString line(2049, 'x');
    CHECK(SmtpTalk().play("S: " + line + "\n-- close")
          == QStringList{"failed: server sent a line that is too long (" + line.left(60) + ")"});
    CHECK(SmtpTalk().play("S> 220 " + line).size() == 1);
}

TEST_CASE("A reply with endless lines ends the session")
{
    CHECK(SmtpTalk().play(QString("S: 220-x\n").repeated(200) + "-- close")
          == QStringList{"failed: server broke the protocol (220-x)"});
}

TEST_CASE("What arrives unasked ends the session")
{
    CHECK(SmtpTalk().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250 mail.example
        S: 250 more
        -- close
    )") == QStringList{"failed: server broke the protocol (250 more)"});
}

TEST_CASE("STARTTLS is followed by a new EHLO, and what was said before it is forgotten")
{
    SmtpTalk talk = withStartTls();
    talk.mails = {smtpMail(1)};
    CHECK(talk.play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250-PIPELINING
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go ahead
        -- tls
        C: EHLO centre.example
        S: 250 mail.example
        C: MAIL FROM:<centre@a.example>
    )")
              .isEmpty());
}

TEST_CASE("STARTTLS never falls back to plain text")
{
    CHECK(withStartTls().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250 mail.example
        -- close
    )") == QStringList{"failed: server offers no STARTTLS ()"});
    CHECK(withStartTls().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 STARTTLS
        C: STARTTLS
        S: 500 no
        -- close
    )") == QStringList{"failed: no secure connection (500 no)"});
    CHECK(withStartTls().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 STARTTLS
        C: STARTTLS
        S: 454 not now
        -- close
    )") == QStringList{"failed: server cannot serve now (454 not now)"});
}

TEST_CASE("Bytes ahead of the TLS handshake are an injection")
{
    const QStringList events = withStartTls().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go ahead
        S: 250 AUTH PLAIN
        -- close
    )");
    REQUIRE(events.size() == 1);
    CHECK(events.first().startsWith("failed: bytes arrived ahead of the TLS handshake"));
}

TEST_CASE("AUTH PLAIN logs in")
{
    CHECK(withLogin()
              .play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH LOGIN PLAIN
        C: AUTH PLAIN AGFnZW50AHNlY3JldA==
        S: 235 2.7.0 welcome
        -- ready
    )")
              .isEmpty());
}

TEST_CASE("AUTH LOGIN logs in, also by the old spelling of the offer")
{
    CHECK(withLogin()
              .play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH=LOGIN
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: YWdlbnQ=
        S: 334 UGFzc3dvcmQ6
        C: c2VjcmV0
        S: 235 welcome
        -- ready
    )")
              .isEmpty());
}

TEST_CASE("SCRAM-SHA-256 logs in where the server proves itself, and only there")
{
    SeededRandom random(SmtpTalk::seed);
    const ScramServer server{random.hex(18).toLatin1(), "secret"};
    const QString opening =
        QString(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH PLAIN SCRAM-SHA-256
        C: AUTH SCRAM-SHA-256 %1
        S: 334 %2
        C: %3
    )")
            .arg(base64(server.clientFirst()), base64(server.serverFirst()), base64(server.clientFinal()));

    CHECK(
        withLogin().play(opening + "S: 334 " + base64(server.serverFinal()) + "\nC: \nS: 235 ok\n-- ready").isEmpty());
    const QString notProven = "failed: server could not prove that it knows the password (SCRAM: ";
    CHECK(withLogin().play(opening + "S: 235 ok\n-- close")
          == QStringList{notProven + "success without the server's signature)"});
    CHECK(withLogin().play(opening + "S: 334 " + base64("v=" + QByteArray("wrong").toBase64()) + "\n-- close")
          == QStringList{notProven + "the server's signature is wrong)"});
    CHECK(withLogin().play(opening + "S: 535 no\n-- close") == QStringList{"failed: " + loginFailed + " (535 no)"});
}

TEST_CASE("A wrong password is told from a server that cannot check it now")
{
    const QString opening = R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH PLAIN
        C: AUTH PLAIN AGFnZW50AHNlY3JldA==
    )";
    CHECK(withLogin().play(opening + "S: 535 5.7.8 bad credentials\n-- close")
          == QStringList{"failed: " + loginFailed + " (535 5.7.8 bad credentials)"});
    CHECK(withLogin().play(opening + "S: 454 4.7.0 later\n-- close")
          == QStringList{"failed: server cannot serve now (454 4.7.0 later)"});
    CHECK(withLogin().play(opening + "-- drop\n-- close") == QStringList{"failed: connection was lost ()"});
}

TEST_CASE("Without a mechanism in common nothing secret is sent")
{
    CHECK(withLogin().play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH GSSAPI
        -- close
    )") == QStringList{"failed: server offers no known way to log in (AUTH GSSAPI)"});
}

TEST_CASE("A password crosses the network in plain text only where that was allowed")
{
    const QString hello = R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH PLAIN
    )";
    SmtpTalk talk = withLogin();
    talk.settings.host = "mail.example";
    CHECK(talk.play(hello + "-- close")
          == QStringList{"failed: password is not sent over an unencrypted connection ()"});
    talk.settings.allowInsecureAuth = true;
    CHECK(talk.play(hello + "C: AUTH PLAIN AGFnZW50AHNlY3JldA==").isEmpty());
    for (const char* loopback : {"localhost", "127.0.0.5", "::1"}) {
        talk.settings.host = loopback;
        talk.settings.allowInsecureAuth = false;
        CHECK(talk.play(hello + "C: AUTH PLAIN AGFnZW50AHNlY3JldA==").isEmpty());
    }
}

TEST_CASE("A line break in the password is refused before anything is sent")
{
    SmtpTalk talk = withLogin();
    talk.settings.password = "a\r\nb";
    CHECK(talk.play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 AUTH PLAIN
        -- close
    )") == QStringList{"failed: control character where none is allowed (user name or password)"});
}
