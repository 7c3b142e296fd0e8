// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/base/Random.h>
#include <core/crypto/Cms.h>
#include <core/package/PackageError.h>
#include <core/protocol/ReplyJson.h>

using namespace rds;
using namespace rds::test;

namespace {

const Identity& agentKey()
{
    static const Identity identity = makeSigner("AGENT0000001");
    return identity;
}

QByteArray mailFor(const UpdateNotice& notice)
{
    return require(writeNoticeMail(replyMailHeader(), notice, agentKey()));
}

Result<AgentMessage> verified(const QByteArray& mail)
{
    return verifyReply(require(readReplyMail(mail)), agentNumber(1), agentKey().certificate(), "fleet-1");
}

Result<AgentMessage> verifiedContent(const QByteArray& content)
{
    return verified(smimeMail(require(cms::sign(content, agentKey())), "agent1@site.example"));
}

UpdateNotice sentAndRead(const UpdateNotice& notice)
{
    const AgentMessage message = require(verified(mailFor(notice)));
    REQUIRE(std::holds_alternative<UpdateNotice>(message));
    return std::get<UpdateNotice>(message);
}

} // namespace

TEST_CASE("A notice reaches the centre as it was written, with any code")
{
    using namespace outcomeCode;
    for (const QString& code :
         {downgrade,       wrongFleet,    notARecipient, expired,     keysExpired,   notApproved, replayed,
          sequenceTooHigh, wrongHardware, memberMissing, memberAdded, memberChanged, tooLarge,    precondition,
          badPayload,      scriptFailed,  timedOut,      incomplete,  agentError,    interrupted}) {
        UpdateNotice notice = sampleNotice();
        notice.outcome.code = code;
        notice.outcome.exitCode = -9;
        const UpdateNotice read = sentAndRead(notice);
        CHECK(read.fleet == "fleet-1");
        CHECK((read.agent == agentNumber(1)));
        CHECK((read.created == sentAt));
        CHECK((read.outcome == notice.outcome));
    }
}

TEST_CASE("The JSON of a notice is canonical and stands alone under the signature")
{
    const QByteArray signedData = require(readReplyMail(mailFor(sampleNotice()))).signedData;
    CHECK(require(cms::verify(signedData, agentKey().certificate()))
          == R"({"agent":"AGENT0000001","campaign":"c0ffee","code":"wrong-hardware",)"
             R"("created":"2025-10-09T08:53:20.123Z","detail":"not for box-1","exitCode":0,"fleet":"fleet-1",)"
             R"("format":1,"sequence":2,"type":"update-notice"})");
}

TEST_CASE("The mail of a notice says what it is")
{
    ReplyMailHeader header = replyMailHeader();
    const ParsedMessage answer = require(parseMessage(mailFor(sampleNotice())));
    CHECK(answer.subject == "RDS update notice");
    CHECK(answer.inReplyTo == "0001.c0ffee@maker.example");
    CHECK(answer.autoSubmitted == "auto-replied");
    REQUIRE(answer.parts.size() == 1);
    CHECK(answer.parts.front().fileName == "update-notice.p7m");
    CHECK(answer.parts.front().parameters == "smime-type=signed-data");
    header.inReplyTo.clear();
    const QByteArray alone = require(writeNoticeMail(header, sampleNotice(), agentKey()));
    CHECK(require(parseMessage(alone)).autoSubmitted == "auto-generated");
}

TEST_CASE("A notice that another key has signed, or with a byte changed, is refused")
{
    const Identity other = makeSigner("AGENT0000002");
    checkRefused(verified(require(writeNoticeMail(replyMailHeader(), sampleNotice(), other))),
                 CryptoError::WrongSigner);
    const QByteArray signedData = require(readReplyMail(mailFor(sampleNotice()))).signedData;
    for (const QByteArray& tampered : tamperings(signedData, 5)) {
        const auto unverified = readReplyMail(smimeMail(tampered, "agent1@site.example"));
        if (unverified) {
            CHECK_FALSE(verifyReply(*unverified, agentNumber(1), agentKey().certificate(), "fleet-1"));
        }
    }
}

TEST_CASE("An agent gives no notice for another one or for another fleet")
{
    UpdateNotice notice = sampleNotice();
    notice.agent = agentNumber(2);
    checkRefused(verified(mailFor(notice)), ProtocolError::WrongAgent, "AGENT0000002");
    notice = sampleNotice();
    notice.fleet = "fleet-2";
    checkRefused(verified(mailFor(notice)), ProtocolError::WrongFleet, "fleet-2");
}

TEST_CASE("A notice has all its fields, within their limits, and no other")
{
    const QByteArray json = toJson(sampleNotice());
    REQUIRE(verifiedContent(json));
    for (const char* key :
         {"format", "type", "fleet", "agent", "created", "campaign", "sequence", "code", "exitCode", "detail"}) {
        checkRefused(verifiedContent(withField(json, key, QJsonValue::Undefined)), ProtocolError::Malformed, key);
        checkRefused(verifiedContent(withField(json, key, QJsonValue::Null)), ProtocolError::Malformed, key);
    }
    const std::vector<std::pair<QString, QJsonValue>> changes{{"format", 2},
                                                              {"type", "version-reply"},
                                                              {"agent", "a/b"},
                                                              {"sequence", -1},
                                                              {"sequence", 1e7},
                                                              {"code", QString(65, 'c')},
                                                              {"exitCode", 1001},
                                                              {"detail", QString(2001, 'd')},
                                                              {"created", "now"},
                                                              {"nonce", "x"},
                                                              {"campaign", QString(65, 'c')}};
    for (const auto& [key, value] : changes) {
        CAPTURE(key);
        checkRefused(verifiedContent(withField(json, key, value)), ProtocolError::Malformed, key);
    }
    checkRefused(verifiedContent(json + ' '), ProtocolError::Malformed);
}

TEST_CASE("A notice is not taken for a reply, nor a reply's document for a notice")
{
    checkRefused(verifiedContent(toJson(sampleReply())), ProtocolError::Malformed, "type");
    checkRefused(replyFromJson(toJson(sampleNotice())), ProtocolError::Malformed, "type");
    checkRefused(noticeFromJson(toJson(sampleReply())), ProtocolError::Malformed, "type");
}

TEST_CASE("Whatever a script has written, the notice of it arrives")
{
    SeededRandom random(7);
    UpdateNotice notice = sampleNotice();
    for (int round = 0; round < 300; ++round) {
        notice.outcome.detail = round % 2 == 0 ? QString() : QString(QChar(0xFEFF));
        for (quint64 left = random.below(30); left > 0; --left) {
            const auto unit = static_cast<char16_t>(1 + random.below(0xFFFF));
            notice.outcome.detail += QChar(random.below(2) == 0 ? unit : static_cast<char16_t>(unit % 0x80 + 1));
        }
        const QByteArray json = toJson(notice);
        CAPTURE(json);
        CHECK(require(noticeFromJson(json)).outcome.detail == notice.outcome.detail);
    }
}

TEST_CASE("Of a long detail the end is kept, and no character is cut in two")
{
    UpdateNotice notice = sampleNotice();
    notice.outcome.detail = QString::fromUtf8("\xf0\x9f\x96\xa8").repeated(1500) + 'x';
    const QString detail = sentAndRead(notice).outcome.detail;
    CHECK(detail.size() == 1999);
    CHECK(detail == notice.outcome.detail.right(1999));
}

TEST_CASE("Each way in which a payload is refused has its code")
{
    const auto codeFor = [](PackageError error) { return outcomeCodeFor(Error(make_error_code(error), {})); };
    CHECK(codeFor(PackageError::MemberMissing) == "member-missing");
    CHECK(codeFor(PackageError::MemberNotAllowed) == "member-added");
    CHECK(codeFor(PackageError::MemberMismatch) == "member-changed");
    CHECK(codeFor(PackageError::TooLarge) == "too-large");
    CHECK(codeFor(PackageError::InvalidArchive) == "bad-payload");
    CHECK(codeFor(PackageError::InvalidManifest) == "bad-payload");
}
