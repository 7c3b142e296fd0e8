// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Random.h>
#include <core/mime/MailMessage.h>

#include <tests/support/QtStringMaker.h>

#include <QElapsedTimer>

using namespace rds;
using rds::test::require;

namespace {

const QByteArray top = "From: a@b.example\r\nSubject: x\r\n";

MimeError errorOf(const QByteArray& raw, const MailLimits& limits = {})
{
    const auto parsed = parseMessage(raw, limits);
    REQUIRE_FALSE(parsed);
    return static_cast<MimeError>(parsed.error().code().value());
}

QByteArray flat(int parts)
{
    QByteArray mail = top + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < parts; ++i) {
        mail += "--b\r\n\r\npart\r\n";
    }
    return mail + "--b--\r\n";
}

QByteArray nested(int depth)
{
    QByteArray mail = top;
    for (int i = 0; i < depth; ++i) {
        const QByteArray boundary = "level" + QByteArray::number(i);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return mail + "\r\ndeep\r\n";
}

QByteArray forwarded(int depth)
{
    return top + QByteArray("Content-Type: message/rfc822\r\n\r\nSubject: in\r\n").repeated(depth) + "\r\ndeep\r\n";
}

/// Parses something expensive. It may be refused, but not take long.
void checkSoon(const QByteArray& raw)
{
    QElapsedTimer timer;
    timer.start();
    const auto parsed = parseMessage(raw);
    CHECK(timer.elapsed() < 10'000);
    CHECK((parsed || parsed.error().is(MimeError::TooLarge) || parsed.error().is(MimeError::Malformed)));
}

} // namespace

TEST_CASE("What is no message at all is malformed")
{
    CHECK(errorOf({}) == MimeError::Malformed);
    CHECK(errorOf("\r\n\r\n") == MimeError::Malformed);
    CHECK(errorOf("just text") == MimeError::Malformed);
    CHECK(errorOf("just text\r\nand more\r\n\r\nbody") == MimeError::Malformed);
    CHECK(errorOf(QByteArray("\x7F"
                             "ELF\2\1\1\0\0\0:",
                             11))
          == MimeError::Malformed);
    CHECK(errorOf(QByteArray(5000, '\0')) == MimeError::Malformed);
}

TEST_CASE("NUL and bare CR in the header are malformed, in the body they are content")
{
    CHECK(errorOf(QByteArray("From: a@b.example\0, c@d.example\r\n\r\nx", 36)) == MimeError::Malformed);
    CHECK(errorOf("From: a@b.example\rBcc: c@d.example\r\n\r\nx") == MimeError::Malformed);
    const ParsedMessage parsed = require(parseMessage(top + QByteArray("\r\na\0b\rc", 7)));
    CHECK(parsed.parts.at(0).content == QByteArray("a\0b\rc", 5));
}

TEST_CASE("Each limit holds exactly")
{
    MailLimits limits;
    limits.maxBytes = 100;
    const QByteArray hundred = top + "\r\n" + QByteArray(100 - top.size() - 2, 'x');
    CHECK(parseMessage(hundred, limits).has_value());
    CHECK(errorOf(hundred + 'x', limits) == MimeError::TooLarge);

    const QByteArray thousand = QByteArray("X: y\r\n").repeated(1000);
    CHECK(parseMessage(thousand + "\r\nbody").has_value());
    CHECK(errorOf(thousand + "X: y\r\n\r\nbody") == MimeError::TooLarge);

    CHECK(parseMessage("X: " + QByteArray(255 * 1024, 'y') + "\r\n\r\nbody").has_value());
    CHECK(errorOf("X: " + QByteArray(300 * 1024, 'y') + "\r\n\r\nbody") == MimeError::TooLarge);
    CHECK(errorOf("X: y\r\n" + QByteArray(" folded\r\n").repeated(50'000) + "\r\nbody") == MimeError::TooLarge);

    CHECK(require(parseMessage(flat(200))).parts.size() == 200);
    CHECK(errorOf(flat(201)) == MimeError::TooLarge);

    CHECK(require(parseMessage(nested(20))).parts.at(0).content == "deep\n");
    CHECK(errorOf(nested(21)) == MimeError::TooLarge);
}

TEST_CASE("Nesting without end neither overflows the stack nor takes long")
{
    checkSoon(nested(900));
    checkSoon(nested(5000));
    checkSoon(forwarded(5000));
    checkSoon(forwarded(300'000));
    checkSoon(top + "Content-Type: multipart/digest; boundary=b\r\n\r\n" + QByteArray("--b\r\n\r\n").repeated(100'000));
    checkSoon("From: " + QByteArray("g:").repeated(100'000) + "\r\n\r\nx");
    checkSoon("From: " + QByteArray("g:").repeated(1'900) + "\r\n\r\nx");
    checkSoon("From: " + QByteArray("(").repeated(4'000) + "\r\n\r\nx");
    checkSoon(top + "To: " + QByteArray("(").repeated(200'000) + "\r\n\r\nx");
}

TEST_CASE("Mail made to cost memory or time is refused or read soon")
{
    const QByteArray multipart = top + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    CHECK(errorOf(multipart + QByteArray("--b\n\n").repeated(4'000'000)) == MimeError::TooLarge);
    CHECK(errorOf(multipart + "--b\n" + QByteArray("a:\n").repeated(4'000'000) + "\n") == MimeError::TooLarge);
    CHECK(errorOf(multipart + "--b\nX: y\n--b\n" + QByteArray("a:\n").repeated(4'000'000)) == MimeError::TooLarge);
    checkSoon(multipart + "--b\nContent-Type: message/rfc822\n\n" + QByteArray("a:\n").repeated(4'000'000));
    CHECK(errorOf(multipart + "--b\nContent-Type: x/y" + QByteArray(";\n a=b").repeated(1'000'000))
          == MimeError::TooLarge);
    CHECK(errorOf(multipart + QByteArray("--b\na:\n--c\n\n").repeated(1'000'000)) == MimeError::TooLarge);
    checkSoon(multipart + ("--b\nContent-Type: x/y" + QByteArray(";\n a*1*=b").repeated(500) + "\n\n").repeated(199));
    checkSoon(multipart + ("--b\nContent-Type: x/y" + QByteArray(";\n a=b").repeated(800) + "\n\n").repeated(199));

    checkSoon(top + "Content-Type: x/y" + QByteArray("; a=b").repeated(50'000) + "\r\n\r\nx");
    checkSoon(top + "Content-Type: x/y" + QByteArray("; a*1*=b").repeated(30'000) + "\r\n\r\nx");
    checkSoon("From: " + QByteArray("a@b.example,").repeated(20'000) + "\r\n\r\nx");
    checkSoon("Subject: " + QByteArray("=?utf-8?q?a?= ").repeated(15'000) + "\r\n\r\nx");
    checkSoon("In-Reply-To: " + QByteArray("<a@b> ").repeated(40'000) + "\r\n\r\nx");
    checkSoon(top + "\r\n" + QByteArray(20'000'000, 'x'));
    checkSoon(multipart + "--b\r\n\r\n" + QByteArray(20'000'000, '-'));
}

TEST_CASE("A text with many dashes is still a text")
{
    const QByteArray text = QByteArray("-- \nname: value\n--- a/file\n+++ b/file\n\n").repeated(2000);
    CHECK(require(parseMessage(top + "\r\n" + text)).parts.at(0).content == text);
}

TEST_CASE("Broken structure gives what there is")
{
    CHECK(require(parseMessage(top + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ncut of")).parts.size()
          == 1);
    CHECK(require(parseMessage(top + "Content-Type: multipart/mixed; boundary=b\r\n\r\nno delimiter")).parts.empty());
    CHECK(require(parseMessage(top + "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nno boundary")).parts.empty());
    CHECK(require(parseMessage(top + "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----\r\n"))
              .parts.size()
          <= 1);
    const QByteArray longBoundary(6000, 'b');
    checkSoon(top + "Content-Type: multipart/mixed; boundary=" + longBoundary + "\r\n\r\n--" + longBoundary
              + "\r\n\r\nx\r\n--" + longBoundary + "--\r\n");
    CHECK(require(parseMessage(top + "Content-Type: nonsense\r\n\r\nx")).parts.size() == 1);
    CHECK(require(parseMessage(top)).parts.size() == 1);
    CHECK(require(parseMessage("Subject: no end")).subject == "no end");
}

TEST_CASE("Random damage never does more than spoil the mail")
{
    OutgoingMessage message;
    message.from = "agent1@site.example";
    message.subject = QString::fromUtf8("報告");
    message.messageId = "m1@site.example";
    message.parts = {{"text/plain", {}, {}, "short\n"},
                     {"application/json", {}, QString::fromUtf8("報告.json"), QByteArray(300, '{')},
                     {"message/rfc822", {}, {}, flat(3)}};
    const QByteArray mail = require(buildMessage(message));
    const std::vector<QByteArray> pieces = {"--",
                                            "\r\n",
                                            "\r\n\r\n",
                                            ";",
                                            "\"",
                                            "boundary=",
                                            "message/rfc822",
                                            "=?",
                                            "?=",
                                            "*0*=",
                                            "\n",
                                            "\r",
                                            QByteArray(1, '\0'),
                                            "(",
                                            "<",
                                            "@",
                                            ",",
                                            ":",
                                            " ",
                                            "\xFF"};
    SeededRandom random(20251122);
    int readable = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray damaged = mail;
        for (quint64 change = random.below(6) + 1; change > 0; --change) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(damaged.size())));
            const auto length = static_cast<qsizetype>(random.below(40));
            switch (random.below(3)) {
            case 0:
                damaged.insert(at, pieces[random.below(pieces.size())]);
                break;
            case 1:
                damaged.remove(at, length);
                break;
            default:
                damaged.insert(
                    at,
                    damaged.mid(static_cast<qsizetype>(random.below(static_cast<quint64>(damaged.size()))), length));
            }
            if (damaged.isEmpty()) {
                damaged = "x";
            }
        }
        const auto parsed = parseMessage(damaged);
        readable += parsed ? 1 : 0;
        if (parsed) {
            CHECK(parsed->parts.size() <= 200);
        }
    }
    CHECK(readable > 1000);
}
