// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/domain/DomainError.h>
#include <core/package/PackageError.h>
#include <core/protocol/CommandJson.h>

#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

const QString agentFrom = "agent1@site.example";

const Identity& agentKey()
{
    static const Identity identity = makeSigner("AGENT0000001");
    return identity;
}

/// What the centre makes of signed data that names the first agent's key.
Result<AgentMessage> verified(const QByteArray& signedData)
{
    const UnverifiedReply unverified = require(readReplyMail(smimeMail(signedData, agentFrom)));
    return verifyReply(unverified, agentNumber(1), agentKey().certificate(), "fleet-1");
}

QByteArray signedDataOf(const VersionReply& reply, const Identity& signer = agentKey())
{
    return require(readReplyMail(require(writeReplyMail(replyMailHeader(), reply, signer)))).signedData;
}

/// The two parts that a good reply has.
std::vector<MailPart> goodParts()
{
    const QByteArray entity = require(cms::verify(signedDataOf(sampleReply()), agentKey().certificate()));
    return require(parseMessage(entity)).parts;
}

Result<AgentMessage> verifiedParts(const std::vector<MailPart>& parts)
{
    return verified(require(cms::sign(require(buildEntity(parts)), agentKey())));
}

Result<AgentMessage> verifiedField(const QString& key, const QJsonValue& value)
{
    std::vector<MailPart> parts = goodParts();
    parts[0].content = withField(parts[0].content, key, value);
    return verifiedParts(parts);
}

} // namespace

TEST_CASE("A mail that is no reply is left to others")
{
    const MailPart reply = smimePart(signedDataOf(sampleReply()));
    REQUIRE(readReplyMail(mailOf({reply}, agentFrom)));
    const MailPart text{"text/plain", {}, {}, "I am on holiday\n"};
    checkRefused(readReplyMail(mailOf({text}, agentFrom)), ProtocolError::NotAReply);
    checkRefused(readReplyMail(mailOf({{"application/pkcs7-mime", {}, {}, "not DER"}})), ProtocolError::NotAReply);
    checkRefused(readReplyMail({}), ProtocolError::NotAReply);
    checkRefused(readReplyMail(QByteArray(1000, '\0')), ProtocolError::NotAReply);
    const QByteArray envelope = require(cms::encrypt("x", {makeRecipient().certificate()}));
    checkRefused(readReplyMail(smimeMail(envelope, agentFrom)), ProtocolError::NotAReply);
}

TEST_CASE("A reply with unsigned text beside it is left to others")
{
    const MailPart reply = smimePart(signedDataOf(sampleReply()));
    const MailPart text{"text/plain", {}, "version-report.txt", sampleReply().report.toText()};
    checkRefused(readReplyMail(mailOf({reply, text}, agentFrom)), ProtocolError::NotAReply);
    checkRefused(readReplyMail(mailOf({text, reply}, agentFrom)), ProtocolError::NotAReply);
}

TEST_CASE("A reply that another agent has signed is refused")
{
    const Identity other = makeSigner("AGENT0000002");
    checkRefused(verified(signedDataOf(sampleReply(), other)), CryptoError::WrongSigner);
}

TEST_CASE("An agent cannot speak for another one with its own key")
{
    VersionReply reply = sampleReply();
    reply.agent = agentNumber(2);
    checkRefused(verified(signedDataOf(reply)), ProtocolError::WrongAgent, "AGENT0000002");
}

TEST_CASE("A reply to another fleet is refused")
{
    VersionReply reply = sampleReply();
    reply.fleet = "fleet-2";
    checkRefused(verified(signedDataOf(reply)), ProtocolError::WrongFleet, "fleet-2");
}

TEST_CASE("A reply with any byte changed is refused")
{
    const QByteArray signedData = signedDataOf(sampleReply());
    for (const QByteArray& tampered : tamperings(signedData, 7)) {
        const auto unverified = readReplyMail(smimeMail(tampered, agentFrom));
        if (unverified) {
            CHECK_FALSE(verifyReply(*unverified, agentNumber(1), agentKey().certificate(), "fleet-1"));
        }
    }
}

TEST_CASE("A reply has its two parts in their order, and no others")
{
    const std::vector<MailPart> good = goodParts();
    REQUIRE(good.size() == 2);
    REQUIRE(verifiedParts(good));
    const MailPart text{"text/plain", {}, "note.txt", "x\n"};
    checkRefused(verifiedParts({good[0], good[1], text}), ProtocolError::Malformed, "parts");
    checkRefused(verifiedParts({good[0], good[1], good[1]}), ProtocolError::Malformed, "parts");
    checkRefused(verifiedParts({good[1], good[0]}), ProtocolError::Malformed, "parts");
    checkRefused(verifiedParts({good[0]}), ProtocolError::Malformed, "parts");
    checkRefused(verifiedParts({good[1]}), ProtocolError::Malformed, "parts");
    MailPart renamed = good[1];
    renamed.fileName = "report.txt";
    checkRefused(verifiedParts({good[0], renamed}), ProtocolError::Malformed, "parts");
    MailPart retyped = good[1];
    retyped.contentType = "text/html";
    checkRefused(verifiedParts({good[0], retyped}), ProtocolError::Malformed, "parts");
}

TEST_CASE("Signed data that is no MIME entity is refused")
{
    for (const QByteArray& content : {QByteArray(), QByteArray("x"), QByteArray("\0\n\n", 3), QByteArray("{}")}) {
        CHECK_FALSE(verified(require(cms::sign(content, agentKey()))));
    }
}

TEST_CASE("A version request sent back is not a reply")
{
    const QByteArray request = toJson(sampleRequest({agentNumber(1)}));
    CHECK_FALSE(verified(require(cms::sign(request, agentKey()))));
    std::vector<MailPart> parts = goodParts();
    parts[0].content = request;
    checkRefused(verifiedParts(parts), ProtocolError::Malformed, "type");
}

TEST_CASE("A report that does not follow its format is refused with its line")
{
    std::vector<MailPart> parts = goodParts();
    parts[1].content = "Software Version\t1.0\nROM Version\t\nModules\nmain.cgi 1.0 2026/11/22\n";
    checkRefused(verifiedParts(parts), DomainError::InvalidVersionReport, "line 4");
    parts[1].content = "";
    checkRefused(verifiedParts(parts), DomainError::InvalidVersionReport);
}

TEST_CASE("A field that is missing from a reply, or unknown, is named")
{
    for (const char* key : {"fleet", "agent", "requestId", "nonce", "created", "keySet"}) {
        checkRefused(verifiedField(key, QJsonValue::Undefined), ProtocolError::Malformed, key);
    }
    checkRefused(verifiedField("format", QJsonValue::Undefined), ProtocolError::Malformed, "format");
    checkRefused(verifiedField("type", QJsonValue::Undefined), ProtocolError::Malformed, "type");
    checkRefused(verifiedField("version", "9.9"), ProtocolError::Malformed, "version");
}

TEST_CASE("A value that a reply may not have is refused")
{
    checkRefused(verifiedField("format", 2), ProtocolError::Malformed);
    checkRefused(verifiedField("type", "update"), ProtocolError::Malformed);
    checkRefused(verifiedField("agent", "../etc"), ProtocolError::Malformed, "agent");
    checkRefused(verifiedField("created", "yesterday"), ProtocolError::Malformed, "created");
    checkRefused(verifiedField("nonce", QString(65, 'n')), ProtocolError::Malformed, "nonce");
    checkRefused(verifiedField("keySet", -1), ProtocolError::Malformed, "keySet");
    checkRefused(verifiedField("keySet", "3"), ProtocolError::Malformed, "keySet");
    checkRefused(verifiedField("lastUpdate", "installed"), ProtocolError::Malformed, "lastUpdate");
}

TEST_CASE("An outcome has all its fields, within their limits")
{
    const QJsonObject good{
        {"campaign", "c0ffee"}, {"sequence", 2}, {"code", "installed"}, {"exitCode", 0}, {"detail", ""}};
    REQUIRE(verifiedField("lastUpdate", good));
    const auto changed = [&](const QString& key, const QJsonValue& value) {
        QJsonObject outcome = good;
        outcome.insert(key, value);
        return verifiedField("lastUpdate", outcome);
    };
    checkRefused(verifiedField("lastUpdate", QJsonObject{}), ProtocolError::Malformed);
    checkRefused(changed("more", 1), ProtocolError::Malformed, "lastUpdate.more");
    checkRefused(changed("sequence", -1), ProtocolError::Malformed, "lastUpdate.sequence");
    checkRefused(changed("exitCode", 1e12), ProtocolError::Malformed, "lastUpdate.exitCode");
    checkRefused(changed("code", QString(65, 'c')), ProtocolError::Malformed, "lastUpdate.code");
    checkRefused(changed("detail", QString(2001, 'd')), ProtocolError::Malformed, "lastUpdate.detail");
}
