// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/mime/MailMessage.h>

#include <tests/support/QtStringMaker.h>

#include <QElapsedTimer>

using namespace rds;
using rds::test::require;

namespace {

OutgoingMessage reportMail()
{
    OutgoingMessage message;
    message.from = "agent1@site.example";
    message.to = "centre@maker.example";
    message.subject = "Version report";
    message.messageId = "0001.abc@site.example";
    message.date = fromMillis(1'760'000'000'123);
    message.parts = {{"text/plain", {}, {}, "Report of AGENT0000001\n"},
                     {"application/json", {}, "reply.json", "{\"a\":1}"},
                     {"text/plain", {}, "version-report.txt", "Software Version\t1.0.02-0\nModules\n"}};
    return message;
}

QList<QByteArray> headerLines(const QByteArray& mail)
{
    return mail.left(mail.indexOf("\r\n\r\n")).replace("\r\n ", " ").split('\n');
}

QByteArray header(const QByteArray& mail, const QByteArray& name)
{
    for (const QByteArray& line : headerLines(mail)) {
        if (line.startsWith(name + ": ")) {
            return line.mid(name.size() + 2).trimmed();
        }
    }
    return {};
}

void checkLineEnds(const QByteArray& mail, qsizetype maxLength)
{
    QByteArray rest = mail;
    rest.replace("\r\n", "");
    CHECK_FALSE(rest.contains('\r'));
    CHECK_FALSE(rest.contains('\n'));
    CHECK(mail.endsWith("\r\n"));
    for (const QByteArray& line : mail.split('\n')) {
        CHECK(line.size() <= maxLength + 1);
    }
}

void checkSameParts(const std::vector<MailPart>& got, const std::vector<MailPart>& expected)
{
    REQUIRE(got.size() == expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].contentType == expected[i].contentType);
        CHECK(got[i].parameters == expected[i].parameters);
        CHECK(got[i].fileName == expected[i].fileName);
        CHECK(got[i].content == expected[i].content);
    }
}

MimeError errorOf(const OutgoingMessage& message)
{
    const auto built = buildMessage(message);
    REQUIRE_FALSE(built);
    return static_cast<MimeError>(built.error().code().value());
}

} // namespace

TEST_CASE("A message carries every header that a mail from a program needs")
{
    OutgoingMessage message = reportMail();
    const QByteArray first = require(buildMessage(message));
    CHECK(header(first, "Date") == "Thu, 09 Oct 2025 08:53:20 +0000");
    CHECK(header(first, "From") == "agent1@site.example");
    CHECK(header(first, "To") == "centre@maker.example");
    CHECK(header(first, "Message-ID") == "<0001.abc@site.example>");
    CHECK(header(first, "MIME-Version") == "1.0");
    CHECK(header(first, "Auto-Submitted") == "auto-generated");
    CHECK(header(first, "In-Reply-To").isEmpty());

    message.inReplyTo = "command@maker.example";
    message.to.clear();
    const QByteArray reply = require(buildMessage(message));
    CHECK(header(reply, "To") == "undisclosed-recipients:;");
    CHECK(header(reply, "In-Reply-To") == "<command@maker.example>");
    CHECK(header(reply, "References") == "<command@maker.example>");
    CHECK(header(reply, "Auto-Submitted") == "auto-replied");
}

TEST_CASE("What was built is read back as it was")
{
    OutgoingMessage message = reportMail();
    message.subject = QString::fromUtf8("バージョン報告 — Gerät №1");
    message.inReplyTo = "command@maker.example";
    message.parts.push_back({"text/plain", {}, QString::fromUtf8("報告 書.txt"), "with \xC3\xBC\r\nand CRLF\r\n"});
    message.parts.push_back({"text/plain", {}, {}, "no line end"});
    message.parts.push_back({"text/plain", {}, {}, ""});
    message.parts.push_back({"application/octet-stream", "x-note=\"a b\"", "all.bin", QByteArray(1000, '\0')});
    const ParsedMessage parsed = require(parseMessage(require(buildMessage(message))));
    CHECK(parsed.from == message.from);
    CHECK(parsed.subject == message.subject);
    CHECK(parsed.messageId == message.messageId);
    CHECK(parsed.inReplyTo == message.inReplyTo);
    CHECK(parsed.autoSubmitted == "auto-replied");
    checkSameParts(parsed.parts, message.parts);
}

TEST_CASE("A single part is the message's own content, whatever its bytes")
{
    for (const QByteArray& content :
         {QByteArray(), QByteArray("x"), QByteArray("x\n"), QByteArray("x \n"), QByteArray("From here\n"),
          QByteArray("\n\n.\n"), QByteArray("a\rb\n"), QByteArray(200, 'l') + '\n', QByteArray("\0\n", 2)}) {
        OutgoingMessage message = reportMail();
        message.parts = {{"text/plain", {}, {}, content}};
        if (content.contains('\0')) {
            message.parts.front().contentType = "application/octet-stream";
        }
        const QByteArray mail = require(buildMessage(message));
        checkLineEnds(mail, 78);
        checkSameParts(require(parseMessage(mail)).parts, message.parts);
    }
}

TEST_CASE("The same message is built as the same bytes")
{
    const QByteArray mail = require(buildMessage(reportMail()));
    CHECK(mail == require(buildMessage(reportMail())));

    OutgoingMessage other = reportMail();
    other.messageId = "0002.abc@site.example";
    const auto boundary = [](const QByteArray& built) { return header(built, "Content-Type"); };
    CHECK(boundary(mail) != boundary(require(buildMessage(other))));
}

TEST_CASE("A mail inside a mail keeps its delimiters to itself")
{
    OutgoingMessage message = reportMail();
    const QByteArray inner = require(buildMessage(message));
    message.parts = {{"message/rfc822", {}, {}, inner}, {"text/plain", {}, {}, "after\n"}};
    const ParsedMessage parsed = require(parseMessage(require(buildMessage(message))));
    REQUIRE(parsed.parts.size() == 2);
    CHECK(parsed.parts[0].contentType == "message/rfc822");
    CHECK(require(parseMessage(parsed.parts[0].content)).parts.size() == 3);
    CHECK(parsed.parts[1].content == "after\n");
}

TEST_CASE("Lines end with CRLF and stay within 78 characters")
{
    OutgoingMessage message = reportMail();
    message.subject = QString("word ").repeated(60).trimmed();
    message.parts.push_back({"application/pkcs7-mime", "smime-type=authEnveloped-data; name=\"smime with blank.p7m\"",
                             QString::fromUtf8("日本語").repeated(30) + ".p7m", QByteArray(10'000, 'b')});
    const QByteArray mail = require(buildMessage(message));
    checkLineEnds(mail, 78);
    const ParsedMessage parsed = require(parseMessage(mail));
    CHECK(parsed.subject == message.subject);
    CHECK(parsed.parts.back().fileName == message.parts.back().fileName);
}

TEST_CASE("Subjects of every kind survive")
{
    for (const QString& subject :
         {QString(), QString("x"), QString("=?utf-8?q?not_encoded?="), QString(" blank at the ends "),
          QString("two  blanks"), QString(500, 'w'), QString::fromUtf8("漢字").repeated(100),
          QString::fromUtf8("emoji \U0001F5A8 cut nowhere ").repeated(9).trimmed()}) {
        OutgoingMessage message = reportMail();
        message.subject = subject;
        const QByteArray mail = require(buildMessage(message));
        checkLineEnds(mail, 78);
        CHECK(require(parseMessage(mail)).subject == subject.trimmed());
    }
}

TEST_CASE("Nothing breaks out of a header")
{
    for (const QString& evil : {QString("a\r\nBcc: x@y"), QString("a\nb"), QString("a\rb"), QString("a") + QChar::Null,
                                QString(QChar(0xD800))}) {
        OutgoingMessage message = reportMail();
        message.subject = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.from = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.to = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.messageId = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.inReplyTo = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.parts[1].fileName = evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
    }
    for (const QByteArray& evil : {QByteArray("a\r\nBcc: x@y"), QByteArray("a\nb"), QByteArray("a\rb"),
                                   QByteArray("a\0b", 3), QByteArray("\xFF")}) {
        OutgoingMessage message = reportMail();
        message.parts[1].contentType = "text/" + evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
        message = reportMail();
        message.parts[1].parameters = "x=" + evil;
        CHECK(errorOf(message) == MimeError::InvalidHeader);
    }
}

TEST_CASE("An error names the header")
{
    OutgoingMessage message = reportMail();
    message.to = "two@a.example, three@b.example";
    const auto built = buildMessage(message);
    REQUIRE_FALSE(built);
    CHECK(built.error().is(MimeError::InvalidHeader));
    CHECK(built.error().subject() == "To");
}

TEST_CASE("Addresses, ids and types that are none are refused")
{
    const auto refused = [](auto change) {
        OutgoingMessage message = reportMail();
        change(message);
        return !buildMessage(message).has_value();
    };
    CHECK(refused([](OutgoingMessage& m) { m.from.clear(); }));
    CHECK(refused([](OutgoingMessage& m) { m.from = "Name <a@b.example>"; }));
    CHECK(refused([](OutgoingMessage& m) { m.from = "no-at"; }));
    CHECK(refused([](OutgoingMessage& m) { m.messageId.clear(); }));
    CHECK(refused([](OutgoingMessage& m) { m.messageId = "<a@b>"; }));
    CHECK(refused([](OutgoingMessage& m) { m.messageId = QString(300, 'a') + "@b"; }));
    CHECK(refused([](OutgoingMessage& m) { m.parts[0].contentType = "text"; }));
    CHECK(refused([](OutgoingMessage& m) { m.parts[0].contentType = "multipart/mixed"; }));
    CHECK(refused([](OutgoingMessage& m) { m.parts[0].parameters = QByteArray(2000, 'x'); }));
    CHECK(refused([](OutgoingMessage& m) { m.parts.clear(); }));
    CHECK_FALSE(refused([](OutgoingMessage& m) { m.from = "a@[192.0.2.1]"; }));
}

TEST_CASE("An entity has no mail headers and is read like a message")
{
    const std::vector<MailPart> parts = reportMail().parts;
    const QByteArray entity = require(buildEntity(parts));
    CHECK(entity.startsWith("Content-Type: multipart/mixed;"));
    CHECK(entity == require(buildEntity(parts)));
    const ParsedMessage parsed = require(parseMessage(entity));
    CHECK(parsed.from.isEmpty());
    CHECK(parsed.messageId.isEmpty());
    checkSameParts(parsed.parts, parts);
    checkSameParts(require(parseMessage(require(buildEntity({parts[1]})))).parts, {parts[1]});
}

TEST_CASE("An update of several megabytes is one part in one pass")
{
    OutgoingMessage message = reportMail();
    QByteArray content(8 * 1024 * 1024, '\0');
    for (qsizetype i = 0; i < content.size(); ++i) {
        content[i] = static_cast<char>(i * 2654435761U >> 13U);
    }
    message.parts = {{"application/pkcs7-mime", "smime-type=signed-data", "smime.p7m", content}};
    QElapsedTimer timer;
    timer.start();
    const QByteArray mail = require(buildMessage(message));
    // A tenth of it is usual; a build that copies the body per line takes many times as long.
    CHECK(timer.elapsed() < 2000);
    checkSameParts(require(parseMessage(mail)).parts, message.parts);
}
