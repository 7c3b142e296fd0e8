// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Talk.h"
#include "ScramServer.h"

#include <core/base/Random.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString byPassword = R"(
    S: +OK ready
    C: CAPA
    S: -ERR what
    C: USER agent
    S: +OK
    C: PASS secret
)";

QString withSasl(const QString& mechanisms)
{
    return "S: +OK ready\nC: CAPA\nS: +OK\nS: SASL " + mechanisms + "\nS: UIDL\nS: .\n";
}

QString base64(const QByteArray& text)
{
    return QString::fromLatin1(text.toBase64());
}

} // namespace

TEST_CASE("USER and PASS log in where the server knows no CAPA, and an empty mailbox ends at once")
{
    CHECK(Pop3Talk().play(byPassword + R"(
        S: +OK
        C: UIDL
        S: +OK
        S: .
        C: LIST
        S: +OK 0 messages
        S: .
        C: QUIT
        S: +OK bye
        -- close
    )") == QStringList{"complete"});
}

TEST_CASE("A POP3 server's no is told from its not now")
{
    CHECK(Pop3Talk().play("S: -ERR no\n-- close") == QStringList{"failed: server refused (-ERR no)"});
    CHECK(Pop3Talk().play("S: -ERR [SYS/TEMP] disk\n-- close")
          == QStringList{"failed: server cannot serve now (-ERR [SYS/TEMP] disk)"});
    CHECK(Pop3Talk().play(byPassword + "S: -ERR [AUTH] wrong\n-- close")
          == QStringList{"failed: server refused the user name or password (-ERR [AUTH] wrong)"});
    CHECK(Pop3Talk().play(byPassword + "S: -ERR [IN-USE] locked\n-- close")
          == QStringList{"failed: server cannot serve now (-ERR [IN-USE] locked)"});
}

TEST_CASE("A POP3 session breaks off where the server speaks something else")
{
    CHECK(Pop3Talk().play("S: 220 smtp\n-- close") == QStringList{"failed: server broke the protocol (220 smtp)"});
    CHECK(Pop3Talk().play("S: +OKAY\n-- close") == QStringList{"failed: server broke the protocol (+OKAY)"});
    CHECK(Pop3Talk().play("S: " + QString(3000, 'x') + "\n-- close").size() == 1);
    CHECK(Pop3Talk().play("-- timeout\n-- close")
          == QStringList{"failed: server did not answer in time (the greeting)"});
}

TEST_CASE("POP3 logs in by AUTH PLAIN and AUTH LOGIN")
{
    CHECK(Pop3Talk().play(withSasl("PLAIN LOGIN") + "C: AUTH PLAIN AGFnZW50AHNlY3JldA==\nS: +OK\nC: UIDL").isEmpty());
    CHECK(Pop3Talk()
              .play(withSasl("LOGIN") + R"(
        C: AUTH LOGIN
        S: + VXNlcm5hbWU6
        C: YWdlbnQ=
        S: + UGFzc3dvcmQ6
        C: c2VjcmV0
        S: +OK
        C: UIDL
    )")
              .isEmpty());
}

TEST_CASE("POP3 logs in by SCRAM-SHA-256 where the server proves itself")
{
    SeededRandom random(7);
    const ScramServer server{random.hex(18).toLatin1(), "secret"};
    const QString opening = withSasl("PLAIN SCRAM-SHA-256")
        + QString("C: AUTH SCRAM-SHA-256 %1\nS: + %2\nC: %3\n")
              .arg(base64(server.clientFirst()), base64(server.serverFirst()), base64(server.clientFinal()));
    CHECK(Pop3Talk().play(opening + "S: + " + base64(server.serverFinal()) + "\nC:\nS: +OK\nC: UIDL").isEmpty());
    CHECK(Pop3Talk().play(opening + "S: +OK\n-- close").value(0).startsWith("failed: server could not prove"));
    CHECK(Pop3Talk().play(opening + "S: -ERR [AUTH] no\n-- close").value(0).startsWith("failed: server refused the"));
}

TEST_CASE("POP3 without a mechanism in common takes USER where it is offered, else nothing")
{
    CHECK(Pop3Talk().play("S: +OK\nC: CAPA\nS: +OK\nS: SASL GSSAPI\nS: USER\nS: .\nC: USER agent").isEmpty());
    CHECK(Pop3Talk().play(withSasl("GSSAPI") + "-- close")
          == QStringList{"failed: server offers no known way to log in (SASL GSSAPI)"});
}

TEST_CASE("STLS is followed by a new CAPA, and never skipped")
{
    Pop3Talk talk;
    talk.settings.tls = TlsMode::StartTls;
    const QString offer = "S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: PIPELINING\nS: SASL PLAIN\nS: .\nC: STLS\n";
    CHECK(talk.play(offer + "S: +OK go\n-- tls\nC: CAPA\nS: +OK\nS: USER\nS: .\nC: USER agent").isEmpty());
    CHECK(talk.play(offer + "S: -ERR no\n-- close") == QStringList{"failed: no secure connection (-ERR no)"});
    CHECK(talk.play("S: +OK\nC: CAPA\nS: +OK\nS: USER\nS: .\n-- close")
          == QStringList{"failed: server offers no STARTTLS ()"});
    CHECK(talk.play(offer + "S: +OK go\nS: +OK injected\n-- close")
              .value(0)
              .startsWith("failed: bytes arrived ahead of the TLS handshake"));
}

TEST_CASE("POP3 sends no password in plain text to a host of the network")
{
    Pop3Talk talk;
    talk.settings.host = "mail.example";
    CHECK(talk.play(withSasl("PLAIN") + "-- close")
          == QStringList{"failed: password is not sent over an unencrypted connection ()"});
    talk.settings.host = "127.0.0.1";
    talk.settings.password = "a\r\nDELE 1";
    CHECK(talk.play("S: +OK\nC: CAPA\nS: -ERR\n-- close").value(0).startsWith("failed: control character"));
}
