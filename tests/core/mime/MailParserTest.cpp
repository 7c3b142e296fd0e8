// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/mime/MailMessage.h>

#include <tests/support/QtStringMaker.h>

#include <atomic>
#include <thread>

using namespace rds;
using rds::test::require;

namespace {

const QByteArray top = "From: Agent <agent1@site.example>\r\n"
                       "To: centre@maker.example\r\n"
                       "Message-ID: <m1@site.example>\r\n"
                       "Subject: hello\r\n"
                       "MIME-Version: 1.0\r\n";

/// The leaf of a message with this content type and encoding.
MailPart leaf(const QByteArray& contentHeaders, const QByteArray& body)
{
    const ParsedMessage parsed = require(parseMessage(top + contentHeaders + "\r\n" + body));
    REQUIRE(parsed.parts.size() == 1);
    return parsed.parts.front();
}

QString fromOf(const QByteArray& headers)
{
    return require(parseMessage(headers + "Subject: x\r\n\r\nbody\r\n")).from;
}

} // namespace

TEST_CASE("Only one From header with one mailbox names a sender")
{
    CHECK(fromOf("From: a@b.example\r\n") == "a@b.example");
    CHECK(fromOf("FROM:a@b.example\r\n") == "a@b.example");
    CHECK(fromOf("From: \"The Agent, Inc.\" <a@b.example> (comment)\r\n") == "a@b.example");
    CHECK(fromOf("From: =?utf-8?b?5pel5pys?=\r\n <a@b.example>\r\n") == "a@b.example");

    CHECK(fromOf("").isEmpty());
    CHECK(fromOf("From:\r\n").isEmpty());
    CHECK(fromOf("From: a@b.example\r\nFrom: a@b.example\r\n").isEmpty());
    CHECK(fromOf("From: a@b.example\r\nfrom : c@d.example\r\n").isEmpty());
    CHECK(fromOf("From: a@b.example, c@d.example\r\n").isEmpty());
    CHECK(fromOf("From: group: a@b.example;\r\n").isEmpty());
    CHECK(fromOf("From: not an address\r\n").isEmpty());
    CHECK(fromOf("From: a@b.example <c@d.example>\r\n").isEmpty());
    CHECK(fromOf("From: \"x\\\" @\" <c@d.example> (a comment (in @ one))\r\n") == "c@d.example");
    CHECK(fromOf("From: \"a@b.example\" <c@d.example>\r\n") == "c@d.example");
    CHECK(fromOf("From: <a@b.example>, c\r\n").isEmpty());
    CHECK(fromOf("From: <@relay.example:a@b.example>\r\n").isEmpty());
    CHECK(fromOf("From: \"a\"@b.example\r\n").isEmpty());
    CHECK(fromOf("From: a@b(x).example\r\n").isEmpty());
    CHECK(fromOf("From: a@b.example (open\r\n").isEmpty());
    CHECK(fromOf("From: \"open <a@b.example>\r\n").isEmpty());
    CHECK(fromOf("From: x\\<y <a@b.example>\r\n").isEmpty());
    CHECK(fromOf("From: <a@b.example> <c@d.example>\r\n").isEmpty());
    CHECK(fromOf("From: " + QByteArray(3000, '(') + "\r\n").isEmpty());
}

TEST_CASE("Header values come decoded and without control characters")
{
    const ParsedMessage parsed = require(parseMessage("Subject: =?utf-8?q?a=0D=0ABcc:_x?=\r\n =?utf-8?b?w7w=?=\r\n"
                                                      "Message-Id: <one@x.example> <two@x.example>\r\n"
                                                      "In-Reply-To: your mail <cmd@centre.example> of today\r\n"
                                                      "Auto-Submitted: Auto-Replied; owner-email=\"a@b\"\r\n\r\nx"));
    CHECK(parsed.subject == QString::fromUtf8("a  Bcc: xü"));
    CHECK(parsed.messageId == "one@x.example");
    CHECK(parsed.inReplyTo == "cmd@centre.example");
    CHECK(parsed.autoSubmitted == "auto-replied");
}

TEST_CASE("Text comes as UTF-8 with LF line ends, whatever it was")
{
    CHECK(leaf("", "no type\r\n").contentType == "text/plain");
    CHECK(leaf("", "a\r\nb\r\n").content == "a\nb\n");
    CHECK(leaf("Content-Type: text/plain; charset=iso-8859-1\r\n", "\xFC\r\n").content == "\xC3\xBC\n");
    CHECK(leaf("Content-Type: text/plain; charset=ISO-2022-JP\r\n", "\x1B$BF|K\\\x1B(B\r\n").content
          == QByteArray("日本\n"));
    CHECK(leaf("Content-Type: text/plain; charset=Shift_JIS\r\nContent-Transfer-Encoding: base64\r\n", "k/qWew==\r\n")
              .content
          == QByteArray("日本"));
    CHECK(leaf("Content-Type: TEXT/Plain; CHARSET=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n",
               "a =3D b=\r\n c=C3=BC\r\n")
              .content
          == "a = b c\xC3\xBC\n");
}

TEST_CASE("A charset that is wrong or unknown leaves valid UTF-8")
{
    const QByteArray replacement = QString(QChar::ReplacementCharacter).toUtf8();
    CHECK(leaf("Content-Type: text/plain; charset=utf-8\r\n", "a\xFFz").content == "a" + replacement + "z");
    CHECK(leaf("Content-Type: text/plain\r\n", "a\xFFz").content == "a" + replacement + "z");
    CHECK(leaf("Content-Type: text/plain; charset=no-such-thing\r\n", "plain").content == "plain");
    CHECK(leaf("Content-Type: text/plain; charset=\"../../evil//IGNORE\"\r\n", "plain").content == "plain");
    CHECK(leaf("Content-Type: text/plain; charset=" + QByteArray(500, 'u') + "\r\n", "plain").content == "plain");
    CHECK(leaf("Content-Type: text/plain; charset=utf-16\r\n", "odd").content.size() < 20);
}

TEST_CASE("Transfer encodings are removed, broken ones as far as they go")
{
    const QByteArray type = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ";
    CHECK(leaf(type + "base64\r\n", "aGVs\r\nbG8=\r\n").content == "hello");
    CHECK(leaf(type + "BASE64\r\n", " aG Vs\t\r\n\r\n bG8 =\r\n").content == "hello");
    CHECK(leaf(type + "base64\r\n", "aGVs!!!bG8").content.startsWith("hel"));
    CHECK(leaf(type + "base64\r\n", "====").content.isEmpty());
    CHECK(leaf(type + "quoted-printable\r\n", "a=00=FF=\r\nz=ZZ").content.startsWith(QByteArray("a\0\xFFz", 4)));
    CHECK(leaf(type + "x-uuencode\r\n", "begin 644 x\r\n%:&5L;&\\\r\n`\r\nend\r\n").content == "hello");
    CHECK(leaf(type + "no-such\r\n", "as it is\r\n").content == "as it is\r\n");
    CHECK(leaf(type + "8bit\r\n", QByteArray("a\0b\r\n", 5)).content == QByteArray("a\0b\r\n", 5));
}

TEST_CASE("Parameters come decoded, with RFC 2231 continuations joined")
{
    const MailPart part = leaf("Content-Type: application/pkcs7-mime; SMIME-Type=signed-data;\r\n"
                               " name*0*=utf-8''%E5%A0; name*1*=%B1.p7m; x=\"a;b\"\r\n",
                               "x");
    CHECK(part.contentType == "application/pkcs7-mime");
    CHECK(part.parameters == "smime-type=signed-data; x=\"a;b\"");
    CHECK(part.fileName == QString::fromUtf8("報.p7m"));
    CHECK(leaf("Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=\"b c.txt\"\r\n", "x")
              .fileName
          == "b c.txt");
    CHECK(leaf("Content-Disposition: attachment; filename=\"=?utf-8?b?w7w=?=.txt\"\r\n", "x").fileName
          == QString::fromUtf8("ü.txt"));
}

TEST_CASE("Bare LF line ends are read as line ends, bare CR are not")
{
    QByteArray lf =
        top + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n";
    CHECK(require(parseMessage(lf)).parts.size() == 2);
    const ParsedMessage parsed = require(parseMessage(lf.replace("\r\n", "\n")));
    CHECK(parsed.from == "agent1@site.example");
    REQUIRE(parsed.parts.size() == 2);
    CHECK(parsed.parts[1].content == "two");

    const auto cr = parseMessage(lf.replace('\n', '\r'));
    REQUIRE_FALSE(cr);
    CHECK(cr.error().is(MimeError::Malformed));
}

TEST_CASE("A signed message comes apart into content and signature")
{
    const ParsedMessage parsed =
        require(parseMessage(top
                             + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";"
                               " micalg=sha-256; boundary=\"s\"\r\n\r\n"
                               "--s\r\nContent-Type: text/plain\r\n\r\nsigned\r\n"
                               "--s\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                               "Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--s--\r\n"));
    REQUIRE(parsed.parts.size() == 2);
    CHECK(parsed.parts[0].content == "signed");
    CHECK(parsed.parts[1].contentType == "application/pkcs7-signature");
    CHECK(parsed.parts[1].content == QByteArray("\0\1\2", 3));
}

TEST_CASE("A relay's footer and rewritten headers leave our part as it was")
{
    const QByteArray mail = "Received: from a by b; Thu, 9 Oct 2025 08:53:20 +0000\r\n"
                            "X-Virus-Scanned: yes\r\n"
                            "FROM:\t<agent1@SITE.example>\r\n"
                            "message-id:\r\n <m1@site.example>\r\n"
                            "Subject: [EXTERNAL]\r\n hello\r\n"
                            "Content-type: MULTIPART/Mixed;\r\n\tBoundary=\"=_relay\"\r\n\r\n"
                            "This is a multi-part message.\r\n"
                            "--=_relay\r\ncontent-TYPE: Application/PKCS7-Mime; smime-type=signed-data\r\n"
                            "content-transfer-encoding: Base64\r\n\r\nAAEC\r\n\r\n"
                            "--=_relay  \r\nContent-Type: text/plain\r\n\r\nChecked by us.\r\n--=_relay--\r\n";
    const ParsedMessage parsed = require(parseMessage(mail));
    CHECK(parsed.from == "agent1@SITE.example");
    CHECK(parsed.messageId == "m1@site.example");
    CHECK(parsed.subject == "[EXTERNAL] hello");
    REQUIRE(parsed.parts.size() == 2);
    CHECK(parsed.parts[0].contentType == "application/pkcs7-mime");
    CHECK(parsed.parts[0].content == QByteArray("\0\1\2", 3));
}

TEST_CASE("A bounce's parts come as they are")
{
    const QByteArray status = "Reporting-MTA: dns; mx.example\r\n\r\n"
                              "Final-Recipient: rfc822; agent1@site.example\r\nAction: failed\r\nStatus: 5.1.1\r\n";
    const QByteArray original = "From: centre@maker.example\r\nMessage-ID: <cmd@maker.example>\r\n"
                                "Content-Type: application/pkcs7-mime\r\n\r\nAAEC\r\n";
    const ParsedMessage parsed = require(
        parseMessage("From: MAILER-DAEMON@mx.example\r\nAuto-Submitted: auto-replied\r\n"
                     "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n"
                     "--r\r\n\r\nIt failed.\r\n\r\n"
                     "--r\r\nContent-Type: message/delivery-status\r\n\r\n"
                     + status + "\r\n--r\r\nContent-Type: message/rfc822\r\n\r\n" + original
                     + "\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\n" + original.left(30) + "\r\n--r--\r\n"));
    REQUIRE(parsed.parts.size() == 4);
    CHECK(parsed.parts[1].contentType == "message/delivery-status");
    CHECK(parsed.parts[1].content == status);
    // One leaf: what was bounced is not mistaken for what this mail says itself.
    CHECK(parsed.parts[2].contentType == "message/rfc822");
    CHECK(parsed.parts[2].content == original);
    CHECK(require(parseMessage(parsed.parts[2].content)).messageId == "cmd@maker.example");
    CHECK(parsed.parts[3].contentType == "text/rfc822-headers");
}

TEST_CASE("Several threads parse at once")
{
    const QByteArray mail = top
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
          "Content-Type: text/plain; charset=iso-8859-15\r\n\r\n\xA4\r\n--b\r\n"
          "Content-Type: application/json\r\nContent-Transfer-Encoding: base64\r\n\r\ne30=\r\n--b--\r\n";
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                const auto parsed = parseMessage(mail);
                const bool right = parsed && parsed->from == "agent1@site.example" && parsed->parts.size() == 2
                    && parsed->parts[0].content == "\xE2\x82\xAC" && parsed->parts[1].content == "{}";
                good += right ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(good == 800);
}
