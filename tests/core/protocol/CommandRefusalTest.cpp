// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/package/UpdatePackage.h>
#include <core/protocol/CommandJson.h>

#include <QJsonArray>
#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

QByteArray signedMail(const QByteArray& content, const Identity& signer)
{
    return smimeMail(require(cms::sign(content, signer)));
}

/// An update whose inner signature covers these very bytes.
QByteArray sealedMail(const Parties& parties, const QByteArray& content)
{
    return smimeMail(require(cms::seal(content, parties.centre, {parties.agentEncryption.certificate()})));
}

QByteArray containerOf(const QByteArray& json)
{
    return require(packContainer({json, "payload"}));
}

QByteArray withFrom(QByteArray mail, const QByteArray& from)
{
    const QByteArray line = "From: centre@maker.example\r\n";
    REQUIRE(mail.count(line) == 1);
    return mail.replace(line, from);
}

} // namespace

TEST_CASE("A command from any other sender is not from the centre")
{
    const Parties parties;
    const QByteArray mail = parties.requestMail(sampleRequest({agentNumber(1)}));
    REQUIRE(parties.read(withFrom(mail, "From: The Centre <centre@MAKER.example>\r\n")));
    for (const char* from :
         {"", "From: evil@maker.example\r\n", "From: CENTRE@maker.example\r\n", "From: centre@maker.example.evil\r\n",
          "From: \"centre@maker.example\" <evil@x.example>\r\n", "From: centre@maker.example, evil@x.example\r\n",
          "From: centre@maker.example\r\nFrom: evil@x.example\r\n", "Sender: centre@maker.example\r\n"}) {
        CAPTURE(from);
        checkRefused(parties.read(withFrom(mail, from)), ProtocolError::NotFromCentre);
    }
}

TEST_CASE("A command without a signature is refused")
{
    const Parties parties;
    const QByteArray json = toJson(sampleRequest({agentNumber(1)}));
    checkRefused(parties.read(smimeMail(json)), ProtocolError::NotFromCentre);
    checkRefused(parties.read(mailOf({{"application/json", {}, {}, json}})), ProtocolError::NotACommand);
    checkRefused(parties.read(mailOf({{"text/plain", {}, {}, json}})), ProtocolError::NotACommand);
    const QByteArray envelope = require(
        cms::encrypt(containerOf(toJson(sampleUpdate({agentNumber(1)}))), {parties.agentEncryption.certificate()}));
    checkRefused(parties.read(smimeMail(envelope)), ProtocolError::NotFromCentre);
}

TEST_CASE("A command with something beside it is refused")
{
    const Parties parties;
    const MailPart command = smimePart(require(cms::sign(toJson(sampleRequest({agentNumber(1)})), parties.centre)));
    REQUIRE(parties.read(mailOf({command})));
    checkRefused(parties.read(mailOf({command, {"text/plain", {}, {}, "and this\n"}})), ProtocolError::NotACommand);
    checkRefused(parties.read(mailOf({command, command})), ProtocolError::NotACommand);
}

TEST_CASE("Bytes that are no mail are no command")
{
    const Parties parties;
    for (const QByteArray& bytes : {QByteArray(), QByteArray("\0\0", 2), QByteArray(5000, '\xff'), QByteArray("x")}) {
        CHECK_FALSE(parties.read(bytes));
    }
}

TEST_CASE("A command signed by another key is not from the centre")
{
    const Parties parties;
    const UpdateCommand update = sampleUpdate({agentNumber(1)});
    checkRefused(parties.read(require(
                     writeVersionRequestMail(commandMailHeader(), sampleRequest({agentNumber(1)}), parties.stranger))),
                 ProtocolError::NotFromCentre);
    checkRefused(parties.read(require(writeUpdateMail(commandMailHeader(), update, parties.stranger,
                                                      {parties.agentEncryption.certificate()}))),
                 ProtocolError::NotFromCentre);
}

TEST_CASE("An update that another key has signed inside is refused")
{
    const Parties parties;
    const QByteArray inner = require(cms::sign(containerOf(toJson(sampleUpdate({agentNumber(1)}))), parties.stranger));
    const QByteArray envelope = require(cms::encrypt(inner, {parties.agentEncryption.certificate()}));
    checkRefused(parties.read(signedMail(envelope, parties.centre)), CryptoError::WrongSigner);
}

TEST_CASE("An update that is not signed inside is refused")
{
    const Parties parties;
    const QByteArray envelope = require(
        cms::encrypt(containerOf(toJson(sampleUpdate({agentNumber(1)}))), {parties.agentEncryption.certificate()}));
    checkRefused(parties.read(signedMail(envelope, parties.centre)), CryptoError::MalformedMessage);
}

TEST_CASE("A version request or an enrolment answer of another fleet is refused")
{
    const Parties parties;
    VersionRequestCommand request = sampleRequest({agentNumber(1)});
    EnrolmentAnswerCommand answer = sampleAnswer({agentNumber(1)});
    request.header.fleet = answer.header.fleet = "fleet-2";
    checkRefused(parties.read(parties.requestMail(request)), ProtocolError::WrongFleet, "fleet-2");
    checkRefused(parties.read(parties.answerMail(answer)), ProtocolError::WrongFleet, "fleet-2");
}

TEST_CASE("A version request or an enrolment answer that does not name the agent is refused")
{
    const Parties parties;
    for (const std::vector<AgentId>& others : {std::vector<AgentId>{}, {agentNumber(2), agentNumber(10)}}) {
        checkRefused(parties.read(parties.requestMail(sampleRequest(others))), ProtocolError::NotARecipient);
        checkRefused(parties.read(parties.answerMail(sampleAnswer(others))), ProtocolError::NotARecipient);
    }
}

TEST_CASE("An update that was encrypted for others is refused")
{
    const Parties parties;
    const QByteArray mail = require(writeUpdateMail(commandMailHeader(), sampleUpdate({agentNumber(1)}), parties.centre,
                                                    {parties.otherEncryption.certificate()}));
    checkRefused(parties.read(mail), CryptoError::NotARecipient);
}

TEST_CASE("A version request or an enrolment answer counts up to its last millisecond, and not later")
{
    const Parties parties;
    const Timestamp last = commandHeader({}).notAfter;
    for (const QByteArray& mail :
         {parties.answerMail(sampleAnswer({agentNumber(1)})), parties.requestMail(sampleRequest({agentNumber(1)}))}) {
        CHECK(parties.read(mail, last));
        checkRefused(parties.read(mail, last + Duration(1)), ProtocolError::Expired);
    }
}

TEST_CASE("A command with any byte changed is refused")
{
    const Parties parties;
    for (const QByteArray& mail :
         {parties.updateMail(sampleUpdate({agentNumber(1)})), parties.requestMail(sampleRequest({agentNumber(1)}))}) {
        const QByteArray content = require(parseMessage(mail)).parts.front().content;
        REQUIRE(parties.read(smimeMail(content)));
        for (const QByteArray& tampered : tamperings(content, 7)) {
            checkRefused(parties.read(smimeMail(tampered)), ProtocolError::NotFromCentre);
        }
        checkRefused(parties.read(smimeMail(content.chopped(1))), ProtocolError::NotFromCentre);
        checkRefused(parties.read(smimeMail(content + '\0')), ProtocolError::NotFromCentre);
    }
}

TEST_CASE("One kind of command is never taken for the other")
{
    const Parties parties;
    const QByteArray update = toJson(sampleUpdate({agentNumber(1)}));
    const QByteArray request = toJson(sampleRequest({agentNumber(1)}));
    REQUIRE(parties.read(signedMail(request, parties.centre)));
    REQUIRE(parties.read(sealedMail(parties, containerOf(update))));
    checkRefused(parties.read(signedMail(update, parties.centre)), ProtocolError::Malformed);
    checkRefused(parties.read(signedMail(containerOf(update), parties.centre)), ProtocolError::Malformed);
    checkRefused(parties.read(sealedMail(parties, containerOf(request))), ProtocolError::Malformed);
    checkRefused(parties.read(sealedMail(parties, request)), ProtocolError::Malformed);
    const QByteArray answer = toJson(sampleAnswer({agentNumber(1)}));
    checkRefused(parties.read(signedMail(withField(request, "type", "enrolment-answer"), parties.centre)),
                 ProtocolError::Malformed, "code");
    checkRefused(parties.read(signedMail(withField(answer, "type", "version-request"), parties.centre)),
                 ProtocolError::Malformed, "nonce");
    checkRefused(parties.read(sealedMail(parties, containerOf(answer))), ProtocolError::Malformed, "type");
}

TEST_CASE("A field that is missing from a signed command is named")
{
    const Parties parties;
    const QByteArray json = toJson(sampleRequest({agentNumber(1)}));
    for (const char* key : {"format", "type", "fleet", "campaign", "sequence", "recipients", "created", "notAfter",
                            "requestId", "nonce"}) {
        const auto read = parties.read(signedMail(withField(json, key, QJsonValue::Undefined), parties.centre));
        checkRefused(read, ProtocolError::Malformed);
        CHECK(read.error().subject() == key);
    }
    const QByteArray answer = toJson(sampleAnswer({agentNumber(1)}));
    for (const char* key : {"notAfter", "requestId", "code"}) {
        checkRefused(parties.read(signedMail(withField(answer, key, QJsonValue::Undefined), parties.centre)),
                     ProtocolError::Malformed, key);
    }
    const QByteArray update = toJson(sampleUpdate({agentNumber(1)}));
    for (const char* key : {"allowDowngrade", "approvals", "package", "notAfter"}) {
        const auto read = parties.read(sealedMail(parties, containerOf(withField(update, key, QJsonValue::Undefined))));
        checkRefused(read, ProtocolError::Malformed);
        CHECK(read.error().subject() == key);
    }
}

TEST_CASE("A field that a signed command does not know is named")
{
    const Parties parties;
    const auto request = parties.read(
        signedMail(withField(toJson(sampleRequest({agentNumber(1)})), "allowDowngrade", true), parties.centre));
    checkRefused(request, ProtocolError::Malformed);
    CHECK(request.error().subject() == "allowDowngrade");
    const auto update =
        parties.read(sealedMail(parties, containerOf(withField(toJson(sampleUpdate({agentNumber(1)})), "nonce", "x"))));
    checkRefused(update, ProtocolError::Malformed);
    CHECK(update.error().subject() == "nonce");
}

TEST_CASE("A value that a signed command may not have is refused")
{
    const Parties parties;
    const QByteArray json = toJson(sampleRequest({agentNumber(1)}));
    const std::vector<std::pair<QString, QJsonValue>> changes{
        {"format", 2},
        {"format", "1"},
        {"type", "reboot"},
        {"fleet", 7},
        {"sequence", 0},
        {"sequence", 1.5},
        {"sequence", 1'000'001},
        {"recipients", "all"},
        {"recipients", QJsonArray{"AGENT0000001", "../x"}},
        {"recipients", QJsonArray{1}},
        {"notAfter", "never"},
        {"created", QJsonValue::Null},
        {"nonce", QString(65, 'n')},
    };
    for (const auto& [key, value] : changes) {
        CAPTURE(key);
        const auto read = parties.read(signedMail(withField(json, key, value), parties.centre));
        checkRefused(read, ProtocolError::Malformed);
        CHECK(read.error().subject() == key);
    }
    checkRefused(parties.read(signedMail(json + "{}", parties.centre)), ProtocolError::Malformed);
    checkRefused(parties.read(signedMail("[" + json + "]", parties.centre)), ProtocolError::Malformed);
    checkRefused(parties.read(signedMail({}, parties.centre)), ProtocolError::Malformed);
}

TEST_CASE("An enrolment answer has one of its codes")
{
    const Parties parties;
    const QByteArray json = toJson(sampleAnswer({agentNumber(1)}));
    for (const QJsonValue& code : {QJsonValue(""), QJsonValue("ENROLLED"), QJsonValue("perhaps"), QJsonValue(1)}) {
        checkRefused(parties.read(signedMail(withField(json, "code", code), parties.centre)), ProtocolError::Malformed,
                     "code");
    }
    checkRefused(parties.read(signedMail(withField(json, "nonce", "x"), parties.centre)), ProtocolError::Malformed,
                 "nonce");
}

TEST_CASE("A signed command is in the canonical form")
{
    const Parties parties;
    const QByteArray json = toJson(sampleRequest({agentNumber(1)}));
    const QByteArray sequence = "\"sequence\":2";
    REQUIRE(json.count(sequence) == 1);
    for (const char* other : {"\"sequence\": 2", "\"sequence\":2.0", "\"sequence\":1,\"sequence\":2"}) {
        checkRefused(parties.read(signedMail(QByteArray(json).replace(sequence, other), parties.centre)),
                     ProtocolError::Malformed);
    }
    checkRefused(parties.read(signedMail(json + '\n', parties.centre)), ProtocolError::Malformed);
}

TEST_CASE("A package that breaks the rules is refused inside an update")
{
    const Parties parties;
    const QByteArray update = toJson(sampleUpdate({agentNumber(1)}));
    checkRefused(parties.read(sealedMail(parties, containerOf(withField(update, "package", QJsonObject{})))),
                 PackageError::InvalidManifest);
}
