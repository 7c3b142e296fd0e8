// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ProtocolSamples.h"

#include <core/crypto/Cms.h>
#include <core/protocol/ReplyJson.h>
#include <tests/core/crypto/OpenSslCommand.h>

using namespace rds;
using namespace rds::test;

namespace {

VersionReply sentAndRead(const VersionReply& reply)
{
    const Identity agent = makeSigner("AGENT0000001");
    const QByteArray mail = require(writeReplyMail(replyMailHeader(), reply, agent));
    const UnverifiedReply unverified = require(readReplyMail(mail));
    CHECK(unverified.signerKeyId == agent.certificate().keyId());
    const AgentMessage message = require(verifyReply(unverified, reply.agent, agent.certificate(), reply.fleet));
    REQUIRE(std::holds_alternative<VersionReply>(message));
    return std::get<VersionReply>(message);
}

void checkSame(const VersionReply& read, const VersionReply& written)
{
    CHECK(read.fleet == written.fleet);
    CHECK((read.agent == written.agent));
    CHECK(read.requestId == written.requestId);
    CHECK(read.nonce == written.nonce);
    CHECK((read.created == written.created));
    CHECK(read.keySetVersion == written.keySetVersion);
    CHECK((read.report == written.report));
    CHECK((read.lastUpdate == written.lastUpdate));
}

} // namespace

TEST_CASE("A reply reaches the centre as it was written")
{
    checkSame(sentAndRead(sampleReply()), sampleReply());
}

TEST_CASE("A reply tells what became of the last update")
{
    VersionReply reply = sampleReply();
    for (const QString& code : {outcomeCode::installed, outcomeCode::scriptFailed, outcomeCode::downgrade}) {
        reply.lastUpdate = UpdateOutcome{"c0ffee", 2, code, -9, "cp: \u201emain.cgi\u201c: no space left"};
        checkSame(sentAndRead(reply), reply);
    }
}

TEST_CASE("A reply of a thousand modules arrives whole")
{
    VersionReply reply = sampleReply();
    reply.report.modules.clear();
    for (int i = 0; i < 1000; ++i) {
        reply.report.modules.push_back({QString("module-with-a-rather-long-name-%1.so").arg(i),
                                        "123456789.123456789.123456789.123456789-a-free-part-of-any-sort",
                                        QDate(2026, 11, 22)});
    }
    checkSame(sentAndRead(reply), reply);
}

TEST_CASE("Of a long output the end is sent")
{
    VersionReply reply = sampleReply();
    reply.lastUpdate = UpdateOutcome{"c0ffee", 2, outcomeCode::scriptFailed, 1, QString(5000, 'x') + "the end"};
    const VersionReply read = sentAndRead(reply);
    REQUIRE(read.lastUpdate);
    CHECK(read.lastUpdate->detail.size() == 2000);
    CHECK(read.lastUpdate->detail.endsWith("the end"));
}

TEST_CASE("The JSON of a reply is canonical")
{
    VersionReply reply = sampleReply();
    CHECK(toJson(reply)
          == R"({"agent":"AGENT0000001","created":"2025-10-09T08:53:20.123Z","fleet":"fleet-1","format":1,"keySet":3,)"
             R"("nonce":"0123456789abcdef","requestId":"ab12","type":"version-reply"})");
    reply.lastUpdate = UpdateOutcome{"c0ffee", 2, outcomeCode::installed, 0, {}};
    CHECK(toJson(reply).contains(
        R"("lastUpdate":{"campaign":"c0ffee","code":"installed","detail":"","exitCode":0,"sequence":2},)"));
}

TEST_CASE("The mail of a reply is an answer to its command")
{
    const QByteArray mail = require(writeReplyMail(replyMailHeader(), sampleReply(), makeSigner("AGENT0000001")));
    const ParsedMessage message = require(parseMessage(mail));
    CHECK(message.from == "agent1@site.example");
    CHECK(message.messageId == "0001.reply@site.example");
    CHECK(message.inReplyTo == "0001.c0ffee@maker.example");
    CHECK(message.autoSubmitted == "auto-replied");
    CHECK(mail.contains("To: centre@maker.example\r\n"));
    REQUIRE(message.parts.size() == 1);
    CHECK(message.parts.front().contentType == "application/pkcs7-mime");
}

TEST_CASE("The version report is a text attachment inside the signature")
{
    const Identity agent = makeSigner("AGENT0000001");
    const QByteArray mail = require(writeReplyMail(replyMailHeader(), sampleReply(), agent));
    const QByteArray signedData = require(parseMessage(mail)).parts.front().content;
    const ParsedMessage entity = require(parseMessage(require(cms::verify(signedData, agent.certificate()))));
    REQUIRE(entity.parts.size() == 2);
    CHECK(entity.parts[0].contentType == "application/json");
    CHECK(entity.parts[0].fileName == "reply.json");
    CHECK(entity.parts[1].contentType == "text/plain");
    CHECK(entity.parts[1].fileName == "version-report.txt");
    CHECK(entity.parts[1].content == sampleReply().report.toText());
}

TEST_CASE("openssl accepts the mail of a reply and shows the report as an attachment")
{
    const Identity agent = makeSigner("AGENT0000001");
    const OpenSslCommand command;
    command.write("agent", agent);
    command.write("reply.eml", require(writeReplyMail(replyMailHeader(), sampleReply(), agent)));
    const QString verify = "cms -verify -binary -inform SMIME -nointern -in reply.eml";
    const QByteArray entity = command.output(verify + " -certfile agent.crt -CAfile agent.crt");
    CHECK(entity.startsWith("Content-Type: multipart/mixed;"));
    CHECK(entity.contains("\r\nContent-Disposition: attachment; filename=\"version-report.txt\"\r\n"));
    CHECK(entity.contains("\r\n\r\nSoftware Version\t1.0.02-1\r\nROM Version\t1.5.08\r\nModules\r\n"
                          "main.cgi\t1.0.02\t2026/11/22\r\n"));
    command.write("other", makeSigner("AGENT0000002"));
    CHECK_FALSE(command.accepts(verify + " -certfile other.crt -CAfile other.crt -out refused"));
}

TEST_CASE("A reply is not signed with an encryption key")
{
    CHECK(codeOf(writeReplyMail(replyMailHeader(), sampleReply(), makeRecipient()))
          == make_error_code(CryptoError::WrongKeyUsage));
}
