// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/protocol/CommandJson.h>

using namespace rds;
using namespace rds::test;

namespace {

void checkSame(const CommandHeader& read, const CommandHeader& written)
{
    CHECK(read.fleet == written.fleet);
    CHECK(read.campaign == written.campaign);
    CHECK(read.sequence == written.sequence);
    CHECK((read.recipients == written.recipients));
    CHECK((read.created == written.created));
    CHECK((read.notAfter == written.notAfter));
}

void checkSame(const UpdateCommand& read, const UpdateCommand& written)
{
    checkSame(read.header, written.header);
    CHECK((read.package == written.package));
    CHECK(read.allowDowngrade == written.allowDowngrade);
    CHECK((read.approvals == written.approvals));
    CHECK((read.payload == written.payload));
}

ParsedMessage parsed(const QByteArray& mail)
{
    return require(parseMessage(mail));
}

} // namespace

TEST_CASE("An update reaches its one agent as it was written")
{
    const Parties parties;
    UpdateCommand command = sampleUpdate({agentNumber(1)});
    for (const bool allowDowngrade : {true, false}) {
        command.allowDowngrade = allowDowngrade;
        const QByteArray mail = require(
            writeUpdateMail(commandMailHeader(), command, parties.centre, {parties.agentEncryption.certificate()}));
        const Command read = require(parties.read(mail));
        REQUIRE(std::holds_alternative<UpdateCommand>(read));
        checkSame(std::get<UpdateCommand>(read), command);
    }
}

TEST_CASE("One update mail for a hundred agents is read by the first, one in the middle and the last")
{
    const Parties parties;
    std::vector<AgentId> agents;
    std::vector<Identity> keys;
    std::vector<Certificate> certificates;
    for (int number = 1; number <= 100; ++number) {
        agents.push_back(agentNumber(number));
        keys.push_back(makeRecipient(agents.back().toString()));
        certificates.push_back(keys.back().certificate());
    }
    const UpdateCommand command = sampleUpdate(agents);
    const QByteArray mail = require(writeUpdateMail(commandMailHeader(), command, parties.centre, certificates));
    for (const std::size_t index : {std::size_t{0}, std::size_t{49}, std::size_t{99}}) {
        AgentTrust trust = parties.trust;
        trust.agent = agents[index];
        trust.encryption = keys[index];
        const Command read = require(readCommandMail(mail, trust, sentAt));
        REQUIRE(std::holds_alternative<UpdateCommand>(read));
        checkSame(std::get<UpdateCommand>(read), command);
    }
}

TEST_CASE("A version request reaches every agent that it names")
{
    const Parties parties;
    const VersionRequestCommand command = sampleRequest({agentNumber(1), agentNumber(2)});
    const QByteArray mail = require(writeVersionRequestMail(commandMailHeader(), command, parties.centre));
    AgentTrust second = parties.trust;
    second.agent = agentNumber(2);
    second.encryption = parties.otherEncryption;
    for (const AgentTrust& trust : {parties.trust, second}) {
        const Command read = require(readCommandMail(mail, trust, sentAt));
        REQUIRE(std::holds_alternative<VersionRequestCommand>(read));
        const auto& request = std::get<VersionRequestCommand>(read);
        checkSame(request.header, command.header);
        CHECK(request.requestId == "ab12");
        CHECK(request.nonce == "0123456789abcdef");
    }
}

TEST_CASE("The answer to an enrolment reaches its agent, with each of its codes")
{
    const Parties parties;
    EnrolmentAnswerCommand command = sampleAnswer({agentNumber(1)});
    for (const QString& code :
         {enrolmentCode::enrolled, enrolmentCode::codeUsed, enrolmentCode::codeExpired, enrolmentCode::wrongCode}) {
        command.code = code;
        const Command read = require(parties.read(parties.answerMail(command)));
        REQUIRE(std::holds_alternative<EnrolmentAnswerCommand>(read));
        const auto& answer = std::get<EnrolmentAnswerCommand>(read);
        checkSame(answer.header, command.header);
        CHECK(answer.requestId == "e0e0");
        CHECK(answer.code == code);
    }
}

TEST_CASE("A command mail hides its recipients and says what it is in its header")
{
    const Parties parties;
    const ParsedMessage update = parsed(require(writeUpdateMail(
        commandMailHeader(), sampleUpdate({agentNumber(1)}), parties.centre, {parties.agentEncryption.certificate()})));
    const QByteArray requestMail =
        require(writeVersionRequestMail(commandMailHeader(), sampleRequest({agentNumber(1)}), parties.centre));
    const ParsedMessage request = parsed(requestMail);
    const ParsedMessage answer = parsed(parties.answerMail(sampleAnswer({agentNumber(1)})));
    for (const ParsedMessage& message : {update, request, answer}) {
        CHECK(message.from == "centre@maker.example");
        CHECK(message.messageId == "0001.c0ffee@maker.example");
        CHECK(message.autoSubmitted == "auto-generated");
        REQUIRE(message.parts.size() == 1);
        CHECK(message.parts.front().contentType == "application/pkcs7-mime");
        CHECK(message.parts.front().parameters == "smime-type=signed-data");
    }
    CHECK(update.parts.front().fileName == "update.p7m");
    CHECK(request.parts.front().fileName == "version-request.p7m");
    CHECK(answer.parts.front().fileName == "enrolment-answer.p7m");
    CHECK(update.subject == "RDS update");
    CHECK(request.subject == "RDS version request");
    CHECK(answer.subject == "RDS enrolment answer");
    CHECK(requestMail.contains("undisclosed-recipients:;"));
}

TEST_CASE("Nothing of an update can be read without the key of a recipient")
{
    const Parties parties;
    UpdateCommand command = sampleUpdate({agentNumber(1)});
    command.payload = "a payload that is easy to find";
    const ParsedMessage message = parsed(require(
        writeUpdateMail(commandMailHeader(), command, parties.centre, {parties.agentEncryption.certificate()})));
    const QByteArray& bytes = message.parts.front().content;
    for (const char* secret : {"easy to find", "main.cgi", "1.0.02", "manifest.json", "AGENT0000001"}) {
        CAPTURE(secret);
        CHECK_FALSE(bytes.contains(secret));
    }
}

TEST_CASE("An update without recipients, or for a key that does not encrypt, is not written")
{
    const Parties parties;
    const UpdateCommand command = sampleUpdate({agentNumber(1)});
    CHECK(codeOf(writeUpdateMail(commandMailHeader(), command, parties.centre, {}))
          == make_error_code(CryptoError::EncryptionFailed));
    CHECK(codeOf(writeUpdateMail(commandMailHeader(), command, parties.centre, {parties.stranger.certificate()}))
          == make_error_code(CryptoError::WrongKeyUsage));
    CHECK(codeOf(writeVersionRequestMail(commandMailHeader(), sampleRequest({}), parties.agentEncryption))
          == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("The JSON of a request is canonical: sorted keys, no white space")
{
    CHECK(toJson(sampleRequest({agentNumber(1)}))
          == R"({"campaign":"c0ffee","created":"2025-10-09T08:53:20.123Z","fleet":"fleet-1","format":1,)"
             R"("nonce":"0123456789abcdef","notAfter":"2025-10-10T08:53:20.123Z","recipients":["AGENT0000001"],)"
             R"("requestId":"ab12","sequence":2,"type":"version-request"})");
    CHECK(toJson(sampleAnswer({agentNumber(1)}))
          == R"({"campaign":"c0ffee","code":"enrolled","created":"2025-10-09T08:53:20.123Z","fleet":"fleet-1",)"
             R"("format":1,"notAfter":"2025-10-10T08:53:20.123Z","recipients":["AGENT0000001"],"requestId":"e0e0",)"
             R"("sequence":2,"type":"enrolment-answer"})");
    UpdateCommand update = sampleUpdate({agentNumber(1)});
    update.approvals = {"yes"};
    CHECK(toJson(update).startsWith(
        R"({"allowDowngrade":true,"approvals":["eWVz"],"campaign":"c0ffee","created":"2025-10-09T08:53:20.123Z",)"
        R"("fleet":"fleet-1","format":1,"notAfter":"2025-10-10T08:53:20.123Z","package":{"acceptedVersions":)"));
}
