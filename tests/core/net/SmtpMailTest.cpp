// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpTalk.h"

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString hello = R"(
    S: 220 ready
    C: EHLO centre.example
    S: 250 mail.example
)";
const QString pipelining = R"(
    S: 220 ready
    C: EHLO centre.example
    S: 250-mail.example
    S: 250 PIPELINING
)";
const QString envelope = R"(
    C: MAIL FROM:<centre@a.example>
    S: 250 ok
    C: RCPT TO:<one@b.example>
    S: 250 ok
    C: DATA
)";
const QString content = R"(
    C: Subject: hello
    C:
    C: .
)";

SmtpTalk with(std::vector<SmtpMail> mails)
{
    SmtpTalk talk;
    talk.mails = std::move(mails);
    return talk;
}

} // namespace

TEST_CASE("A mail goes out command by command where PIPELINING is not offered")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example")}).play(hello + R"(
        C: MAIL FROM:<centre@a.example>
        S: 250 2.1.0 ok
        C: RCPT TO:<one@b.example>
        S: 250 2.1.5 ok
        C: RCPT TO:<two@b.example>
        S: 251 2.1.5 will forward
        C: DATA
        S: 354 go
        C: Subject: hello
        C:
        C: .
        S: 250 2.0.0 queued as 17
        -- quit
        C: QUIT
        S: 221 bye
        -- close
    )") == QStringList{"1: Accepted 250 2.0.0 queued as 17 | Accepted 250 2.0.0 queued as 17", "ended"});
}

TEST_CASE("With PIPELINING the envelope is one write, and a small mail carries the next envelope")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example"), smtpMail(2)}).play(pipelining + R"(
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: RCPT TO:<two@b.example>
        C: DATA
        S: 250 ok
        S: 250 ok
        S: 250 ok
        S: 354 go
        C: Subject: hello
        C:
        C: .
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: DATA
        S: 250 first
        S: 250 ok
        S: 250 ok
        S: 354 go
        C: Subject: hello
        C:
        C: .
        S: 250 second
        -- another mail
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: DATA
    )") == QStringList{"1: Accepted 250 first | Accepted 250 first", "2: Accepted 250 second"});
}

TEST_CASE("SIZE and 8BITMIME are used where they are offered")
{
    SmtpMail mail = smtpMail(1);
    mail.content = "Subject: gr\xC3\xBC\xC3\x9F\r\n\r\n";
    CHECK(with({mail})
              .play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250-8BITMIME
        S: 250 SIZE 1000
        C: MAIL FROM:<centre@a.example> SIZE=19 BODY=8BITMIME
    )")
              .isEmpty());
    CHECK(with({mail}).play(hello) == QStringList{"1: MailRefused not sent: the server takes no 8-bit content"});
    CHECK(with({smtpMail(1)}).play(R"(
        S: 220 ready
        C: EHLO centre.example
        S: 250-mail.example
        S: 250 SIZE 10
    )") == QStringList{"1: MailRefused not sent: 18 bytes, the server takes 10"});
}

TEST_CASE("An address with CR, LF or NUL never reaches the wire")
{
    SmtpMail mail = smtpMail(1, "one@b.example");
    mail.recipients.push_back("x@b.example>\r\nRCPT TO:<evil@c.example");
    mail.recipients.push_back(QByteArray("nul\0@b.example", 14));
    CHECK(with({mail}).play(hello + R"(
        C: MAIL FROM:<centre@a.example>
        S: 250 ok
        C: RCPT TO:<one@b.example>
        S: 250 ok
        C: DATA
        S: 354 go
        C: Subject: hello
        C:
        C: .
        S: 250 ok
    )")
          == QStringList{"1: Accepted 250 ok | Refused not sent: no address for SMTP"
                         " | Refused not sent: no address for SMTP"});
    mail.from = "a@b\r\nDATA";
    CHECK(with({mail}).play(hello).size() == 1);
}

TEST_CASE("Leading dots are doubled and lone line ends made whole")
{
    SmtpMail mail = smtpMail(1);
    mail.content = "Subject: x\r\n\r\n.\r\n..a\nb\r\n";
    CHECK(with({mail}).play(hello + envelope + R"(
        S: 354 go
        C: Subject: x
        C:
        C: ..
        C: ...a
        C: b
        C: .
        S: 250 ok
    )") == QStringList{"1: Accepted 250 ok"});
}

TEST_CASE("4xx and 5xx stay apart at MAIL")
{
    const auto play = [](const QString& reply) {
        return with({smtpMail(1, "one@b.example two@b.example"), smtpMail(2)}).play(hello + R"(
            C: MAIL FROM:<centre@a.example>
            S: )" + reply + R"(
            C: MAIL FROM:<centre@a.example>
        )");
    };
    CHECK(play("452 disk full") == QStringList{"1: Deferred 452 disk full | Deferred 452 disk full"});
    CHECK(play("550 not you") == QStringList{"1: MailRefused 550 not you | MailRefused 550 not you"});
}

TEST_CASE("4xx and 5xx stay apart at RCPT, and the others get the mail")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example three@b.example")}).play(hello + R"(
        C: MAIL FROM:<centre@a.example>
        S: 250 ok
        C: RCPT TO:<one@b.example>
        S: 550 5.1.1 unknown
        C: RCPT TO:<two@b.example>
        S: 250 ok
        C: RCPT TO:<three@b.example>
        S: 450-4.2.0 greylisted
        S: 450 4.2.0 come back
        C: DATA
        S: 354 go
        C: Subject: hello
        C:
        C: .
        S: 250 ok
    )")
          == QStringList{"1: Refused 550 5.1.1 unknown | Accepted 250 ok"
                         " | Deferred 450 4.2.0 greylisted 4.2.0 come back"});
}

TEST_CASE("552 after accepted recipients means too many, and is tried again")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example")}).play(pipelining + R"(
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: RCPT TO:<two@b.example>
        C: DATA
        S: 250 ok
        S: 250 ok
        S: 552 too many
        S: 354 go
        C: Subject: hello
        C:
        C: .
        S: 250 ok
    )") == QStringList{"1: Accepted 250 ok | Deferred 552 too many"});
}

TEST_CASE("4xx and 5xx stay apart at DATA, and RSET comes before the next mail")
{
    const auto play = [](const QString& reply) {
        return with({smtpMail(1), smtpMail(2)}).play(hello + envelope + "S: " + reply + R"(
            C: RSET
            S: 250 ok
            C: MAIL FROM:<centre@a.example>
        )");
    };
    CHECK(play("451 later") == QStringList{"1: Deferred 451 later"});
    CHECK(play("554 never") == QStringList{"1: MailRefused 554 never"});
}

TEST_CASE("4xx and 5xx stay apart at the final dot")
{
    const auto play = [](const QString& reply) {
        return with({smtpMail(1)}).play(hello + envelope + "S: 354 go\n" + content + "S: " + reply);
    };
    CHECK(play("451 later") == QStringList{"1: Deferred 451 later"});
    CHECK(play("554 virus") == QStringList{"1: MailRefused 554 virus"});
    CHECK(play("250 ok") == QStringList{"1: Accepted 250 ok"});
}

TEST_CASE("All recipients refused: no DATA, RSET before the next mail")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example"), smtpMail(2)}).play(hello + R"(
        C: MAIL FROM:<centre@a.example>
        S: 250 ok
        C: RCPT TO:<one@b.example>
        S: 550 no
        C: RCPT TO:<two@b.example>
        S: 450 later
        C: RSET
        S: 250 ok
        C: MAIL FROM:<centre@a.example>
    )") == QStringList{"1: Refused 550 no | Deferred 450 later"});
}

TEST_CASE("All recipients refused while DATA was on its way: an empty mail to nobody, or RSET")
{
    const QString refused = pipelining + R"(
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: RCPT TO:<two@b.example>
        C: DATA
        S: 250 ok
        S: 550 no
        S: 450 later
    )";
    const std::vector<SmtpMail> mails{smtpMail(1, "one@b.example two@b.example"), smtpMail(2)};
    const QStringList outcome{"1: Refused 550 no | Deferred 450 later"};
    const QString next = "C: MAIL FROM:<centre@a.example>\nC: RCPT TO:<one@b.example>\nC: DATA\n";
    CHECK(with(mails).play(refused + "S: 354 go\nC: .\nS: 554 no valid recipients\n" + next) == outcome);
    CHECK(with(mails).play(refused + "S: 354 go\nC: .\nS: 250 strange but true\n" + next) == outcome);
    CHECK(with(mails).play(refused + "S: 503 no recipients\nC: RSET\n" + next) == outcome);
}

TEST_CASE("MAIL refused while the rest was on its way: every recipient has MAIL's answer")
{
    CHECK(with({smtpMail(1, "one@b.example two@b.example"), smtpMail(2)}).play(pipelining + R"(
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: RCPT TO:<two@b.example>
        C: DATA
        S: 452 full
        S: 503 no MAIL
        S: 503 no MAIL
        S: 503 no MAIL
        C: RSET
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: DATA
    )") == QStringList{"1: Deferred 452 full | Deferred 452 full"});
}

TEST_CASE("A drop after the final dot leaves the mail in doubt, the queued one untouched")
{
    CHECK(with({smtpMail(1, "one@b.example"), smtpMail(2)})
              .play(hello + envelope + "S: 354 go\n" + content + "-- drop\n-- close")
          == QStringList{"1: InDoubt connection was lost: server:25",
                         "2: Deferred connection was lost: server:25 (untouched)", "failed: connection was lost ()"});
    const QStringList timedOut = with({smtpMail(1)}).play(hello + envelope + "S: 354 go\n" + content + "-- timeout");
    REQUIRE(timedOut.size() == 2);
    CHECK(timedOut.first().startsWith("1: InDoubt server did not answer in time"));
    CHECK(timedOut.last() == "failed: server did not answer in time (the acceptance of the mail)");
}

TEST_CASE("With a joined envelope only the mail before it is in doubt")
{
    const QStringList events = with({smtpMail(1), smtpMail(2)}).play(pipelining + R"(
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: DATA
        S: 250 ok
        S: 250 ok
        S: 354 go
        C: Subject: hello
        C:
        C: .
        C: MAIL FROM:<centre@a.example>
        C: RCPT TO:<one@b.example>
        C: DATA
        -- drop
    )");
    CHECK(events.value(0) == "1: InDoubt connection was lost: server:25");
    CHECK(events.value(1) == "2: Deferred connection was lost: server:25 (untouched)");
}

TEST_CASE("A drop before the final dot defers the mail")
{
    SmtpTalk talk = with({smtpMail(1)});
    CHECK(talk.play(hello + envelope + "-- drop").value(0) == "1: Deferred connection was lost: server:25");
    talk.holdsMailBack = true;
    CHECK(talk.play(hello + envelope + "S: 354 go\n" + content + "-- drop").value(0)
          == "1: Deferred connection was lost: server:25");
}

TEST_CASE("An answer ahead of the end of the mail counts where it refuses, and ends the session")
{
    SmtpTalk talk = with({smtpMail(1), smtpMail(2)});
    talk.holdsMailBack = true;
    const QStringList refused = talk.play(hello + envelope + "S: 354 go\n" + content + "S: 552 too big\n-- close");
    CHECK(refused.value(0) == "1: MailRefused 552 too big");
    CHECK(refused.value(1).endsWith("(untouched)"));
    const QStringList accepted = talk.play(hello + envelope + "S: 354 go\n" + content + "S: 250 already\n-- close");
    CHECK(accepted.value(0).startsWith("1: Deferred server broke the protocol"));
}

TEST_CASE("421 decides the mail under way and ends the session")
{
    const QStringList events =
        with({smtpMail(1), smtpMail(2)}).play(hello + envelope + "S: 354 go\n" + content + "S: 421 bye\n-- close");
    CHECK(events.value(0) == "1: Deferred 421 bye");
    CHECK(events.value(1).endsWith("(untouched)"));
    CHECK(events.value(2) == "failed: server cannot serve now (421 bye)");
}

TEST_CASE("An answer of the wrong kind ends the session")
{
    CHECK(with({smtpMail(1)}).play(hello + envelope + "S: 250 no 354\n-- close").value(0).startsWith("1: Deferred"));
    CHECK(with({smtpMail(1)}).play(hello + "C: MAIL FROM:<centre@a.example>\nS: 354 what\n-- close").size() == 2);
    CHECK(with({smtpMail(1)})
              .play(hello + envelope + "S: 354 go\n" + content + "S: 354 again\n-- close")
              .value(0)
              .startsWith("1: InDoubt"));
}

TEST_CASE("A mail without recipients is settled without a word")
{
    SmtpMail mail = smtpMail(1);
    mail.recipients.clear();
    CHECK(with({mail}).play(hello) == QStringList{"1: "});
}

TEST_CASE("A mail handed to a session that is over comes back untouched")
{
    const QStringList events = with({}).play(hello + "-- drop\n-- another mail");
    CHECK(events.value(0) == "99: Deferred connection was lost: server:25 (untouched)");
}
