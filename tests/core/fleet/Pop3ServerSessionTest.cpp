// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubFixture.h"
#include "ServerTranscript.h"

#include <core/fleet/Pop3ServerSession.h>

using namespace rds;
using namespace rds::test;

namespace {

struct Pop3Fixture : HubFixture {
    Pop3Fixture()
    {
        (void)hub.accept({centre, {agent1}, "one\r\n"});
        (void)hub.accept({centre, {agent1}, ".two\r\n..\r\nno end"});
        clock.runUntil(clock.now() + std::chrono::seconds(1));
    }

    Pop3ServerSession session{hub};
};

const QByteArray login = "C: USER rds1@aaa.example\n"
                         "S: +OK\n"
                         "C: PASS secret\n"
                         "S: +OK Logged in\n";

} // namespace

TEST_CASE_METHOD(Pop3Fixture, "A mailbox is listed, read and emptied at QUIT")
{
    CHECK(session.greeting().startsWith("+OK"));
    play(session, login + R"(
        C: STAT
        C: LIST
        C: UIDL
        C: UIDL 2
        S: +OK 2 21
        S: +OK
        S: 1 5
        S: 2 16
        S: .
        S: +OK
        S: 1 1
        S: 2 2
        S: .
        S: +OK 2 2
        C: RETR 1
        C: DELE 1
        C: RETR 2
        C: DELE 2
        S: +OK 5
        S: one
        S: .
        S: +OK Marked
        S: +OK 16
        S: ..two
        S: ...
        S: no end
        S: .
        S: +OK Marked
    )");
    CHECK(hub.entries(agent1).size() == 2);
    play(session, "C: QUIT\nS: +OK Bye");
    CHECK(session.isOver());
    CHECK(hub.entries(agent1).empty());
}

TEST_CASE_METHOD(Pop3Fixture, "A session that breaks or is reset deletes nothing")
{
    {
        Pop3ServerSession broken(hub);
        play(broken, login + "C: DELE 1\nS: +OK Marked");
    }
    CHECK(hub.entries(agent1).size() == 2);
    play(session, login + R"(
        C: DELE 1
        S: +OK Marked
        C: RETR 1
        S: -ERR No such message
        C: STAT
        S: +OK 1 16
        C: RSET
        S: +OK
        C: STAT
        S: +OK 2 21
        C: QUIT
        S: +OK Bye
    )");
    CHECK(hub.entries(agent1).size() == 2);
}

TEST_CASE_METHOD(Pop3Fixture, "Capabilities and AUTH PLAIN with and without an initial response")
{
    play(session, R"(
        C: CAPA
        S: +OK
        S: USER
        S: SASL PLAIN
        S: UIDL
        S: PIPELINING
        S: RESP-CODES
        S: .
        C: AUTH PLAIN
        S: +
        C: *
        S: -ERR Not a PLAIN response
        C: AUTH CRAM-MD5
        S: -ERR Unknown mechanism
        C: AUTH PLAIN AHJkczFAYWFhLmV4YW1wbGUAc2VjcmV0
        S: +OK Logged in
        C: USER x
        S: -ERR Not in this state
    )");
}

TEST_CASE_METHOD(Pop3Fixture, "Wrong passwords, offline mailboxes and commands out of turn are refused")
{
    hub.faults().add({.kind = MailFault::Kind::Offline, .from = agent1, .remaining = 1});
    play(session, R"(
        C: STAT
        S: -ERR Not in this state
        C: PASS secret
        S: -ERR USER first
        C: USER rds1@aaa.example
        S: +OK
        C: PASS wrong
        S: -ERR [AUTH] Wrong user or password
        C: USER rds1@aaa.example
        S: +OK
        C: PASS secret
        S: -ERR [SYS/TEMP] Mailbox not available
        C: TOP 1 0
        S: -ERR Unknown command
    )");
    play(session, login);
}

TEST_CASE_METHOD(Pop3Fixture, "Numbers that name no mail are refused")
{
    (void)session.receive("USER rds1@aaa.example\r\nPASS secret\r\n");
    for (const char* number : {"0", "3", "-1", "x", "", "18446744073709551617"}) {
        CHECK(session.receive(QByteArray("RETR ") + number + "\r\n") == "-ERR No such message\r\n");
    }
}

TEST_CASE_METHOD(Pop3Fixture, "A mail that another session deleted is not there any more")
{
    (void)session.receive("USER rds1@aaa.example\r\nPASS secret\r\n");
    hub.remove(agent1, "1");
    CHECK(session.receive("RETR 1\r\n") == "-ERR Deleted by another session\r\n");
}

TEST_CASE_METHOD(Pop3Fixture, "Endless lines and endless errors do no harm")
{
    CHECK(session.receive(QByteArray(1'000'000, 'A')).isEmpty());
    CHECK(session.receive("\r\n") == "-ERR Line too long or not text\r\n");
    QByteArray answers;
    while (!session.isOver()) {
        answers = session.receive("BOO\r\n");
    }
    CHECK(answers == "-ERR Too many errors\r\n");
    CHECK(session.receive("QUIT\r\n").isEmpty());
}
