// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Talk.h"

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString pipelined = R"(
    S: +OK ready
    C: CAPA
    S: +OK
    S: PIPELINING
    S: USER
    S: .
    C: USER agent
    S: +OK
    C: PASS secret
    S: +OK
    C: UIDL
    C: LIST
)";
const QString oneByOne = R"(
    S: +OK ready
    C: CAPA
    S: -ERR
    C: USER agent
    S: +OK
    C: PASS secret
    S: +OK
    C: UIDL
)";
const QString twoMails = "S: +OK\nS: 1 aaa\nS: 2 bbb\nS: .\nS: +OK\nS: 1 20\nS: 2 30\nS: .\n";

} // namespace

TEST_CASE("With PIPELINING all mails are asked for at once, and deleted after they are stored")
{
    CHECK(Pop3Talk().play(pipelined + twoMails + R"(
        C: RETR 1
        C: RETR 2
        S: +OK 20 octets
        S: Subject: x
        S:
        S: ..dot
        S: .
        S: +OK
        S: second
        S: .
        C: DELE 1
        C: DELE 2
        C: QUIT
        S: +OK
        S: +OK
        S: +OK bye
        -- close
    )") == QStringList{"stored aaa=Subject: x//.dot/ bbb=second/", "complete"});
}

TEST_CASE("Without PIPELINING one command is under way at a time")
{
    CHECK(Pop3Talk().play(oneByOne + R"(
        S: +OK
        S: 1 aaa
        S: 2 bbb
        S: .
        C: LIST
        S: +OK
        S: 1 20
        S: 2 30
        S: .
        C: RETR 1
        S: +OK
        S: first
        S: .
        C: RETR 2
        S: +OK
        S: .
        C: DELE 1
        S: +OK
        C: DELE 2
        S: -ERR gone
        C: QUIT
        S: +OK
        -- close
    )") == QStringList{"stored aaa=first/ bbb=", "complete"});
}

TEST_CASE("A known mail is deleted, not fetched, one over the limit is left alone")
{
    Pop3Talk talk;
    talk.known = {"aaa"};
    talk.maxMail = 29;
    CHECK(talk.play(pipelined + twoMails + R"(
        C: DELE 1
        C: QUIT
        S: +OK
        S: +OK
        -- close
    )") == QStringList{"complete"});
}

TEST_CASE("A mail larger than the server said is not kept and not deleted")
{
    Pop3Talk talk;
    talk.maxMail = 30;
    CHECK(talk.play(pipelined + twoMails + R"(
        C: RETR 1
        C: RETR 2
        S: +OK
        S: 0123456789012345678901234567890123456789
        S: .
        S: +OK
        S: second
        S: .
        C: DELE 2
        C: QUIT
    )") == QStringList{"oversized aaa 42", "stored bbb=second/", "complete"});
}

TEST_CASE("A mail without end breaks the session off")
{
    Pop3Talk talk;
    talk.maxMail = 30;
    const QStringList events =
        talk.play(pipelined + twoMails + "C: RETR 1\nC: RETR 2\nS: +OK\n" + QString("S: endless\n").repeated(100));
    CHECK(events == QStringList{"failed: server broke the protocol (a mail without end)"});
}

TEST_CASE("Where storing fails nothing is deleted and there is no QUIT")
{
    Pop3Talk talk;
    talk.storeFails = true;
    CHECK(talk.play(pipelined + twoMails + R"(
        C: RETR 1
        C: RETR 2
        S: +OK
        S: .
        S: +OK
        S: .
        -- close
    )") == QStringList{"failed: no space left on the disk ()"});
}

TEST_CASE("A refused RETR leaves that mail, and the session says so at its end")
{
    CHECK(Pop3Talk().play(pipelined + twoMails + R"(
        C: RETR 1
        C: RETR 2
        S: -ERR no such message
        S: +OK
        S: second
        S: .
        C: DELE 2
        C: QUIT
        S: +OK
        S: +OK
        -- close
    )") == QStringList{"stored bbb=second/", "failed: server refused (-ERR no such message)"});
}

TEST_CASE("A connection lost before QUIT is an error, after QUIT it is none")
{
    const QString fetched = pipelined + twoMails + "C: RETR 1\nC: RETR 2\nS: +OK\nS: .\n";
    CHECK(Pop3Talk().play(fetched + "-- drop\n-- close") == QStringList{"failed: connection was lost ()"});
    CHECK(Pop3Talk().play(fetched + "S: +OK\nS: .\nC: DELE 1\nC: DELE 2\nC: QUIT\n-- drop").last() == "complete");
}

TEST_CASE("Lists that are broken or do not fit together break the session off")
{
    const char* const lists[] = {
        "S: +OK\nS: x aaa",
        "S: +OK\nS: 1",
        "S: +OK\nS: 0 aaa",
        "S: +OK\nS: 1 a b",
        "S: +OK\nS: 1 aaa\nS: 1 bbb",
        "S: +OK\nS: 1 aaa\nS: .\nS: +OK\nS: 2 20",
        "S: +OK\nS: 1 aaa\nS: .\nS: +OK\nS: 1 -5",
        "S: +OK\nS: 1 aaa\nS: .\nS: +OK\nS: 1 99999999999999999999",
        "S: +OK\nS: 1 aaa\nS: .\nS: +OK\nS: .",
        "S: +OK\nS: .\nS: +OK\nS: 1 20",
    };
    for (const char* list : lists) {
        INFO(list);
        const QStringList events = Pop3Talk().play(pipelined + list + "\n-- close");
        REQUIRE(events.size() == 1);
        CHECK(events.first().startsWith("failed: server broke the protocol"));
    }
}

TEST_CASE("A large mailbox is fetched in a window that is refilled at half, and stored in batches")
{
    QString text = pipelined + "S: +OK\n";
    QString sizes = "S: .\nS: +OK\n";
    for (int i = 1; i <= 1600; ++i) {
        text += QString("S: %1 u%1\n").arg(i);
        sizes += QString("S: %1 3\n").arg(i);
    }
    text += sizes + "S: .\n";
    for (int i = 1; i <= 1000; ++i) {
        text += QString("C: RETR %1\n").arg(i);
    }
    for (int i = 1; i < 500; ++i) {
        text += "S: +OK\nS: x\nS: .\n";
    }
    const Pop3Talk talk;
    CHECK(talk.play(text).isEmpty());
    text += "S: +OK\nS: x\nS: .\n";
    for (int i = 1001; i <= 1500; ++i) {
        text += QString("C: RETR %1\n").arg(i);
    }
    const QStringList events = talk.play(text);
    REQUIRE(events.size() == 1);
    CHECK(events.first().count('=') == 500);
}
