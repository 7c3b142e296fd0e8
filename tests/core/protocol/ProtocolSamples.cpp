// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ProtocolSamples.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rds::test {

namespace {

PackageManifest sampleManifest()
{
    PackageManifest manifest;
    manifest.softwareVersion = require(SoftwareVersion::parse("1.0.02-1"));
    manifest.romVersion = "1.5.08";
    manifest.releaseSequence = 3;
    manifest.modules = {{"main.cgi", ModuleKind::NonResident, "1.0.02", QDate(2026, 11, 22), 5, QByteArray(32, 'm')}};
    manifest.scriptSize = 10;
    manifest.scriptSha256 = QByteArray(32, 's');
    manifest.acceptedVersions = {require(SoftwareVersion::parse("1.0.02-0"))};
    manifest.hardwareClasses = {"box-2"};
    manifest.settleTimes = {{require(SoftwareVersion::parse("1.0.02-0")), std::chrono::minutes(5)}};
    manifest.defaultSettleTime = std::chrono::minutes(1);
    manifest.created = sentAt;
    return manifest;
}

} // namespace

AgentId agentNumber(int number)
{
    return require(AgentId::parse(QString("AGENT%1").arg(number, 7, 10, QChar('0'))));
}

CommandHeader commandHeader(const std::vector<AgentId>& recipients)
{
    return {"fleet-1", "c0ffee", 2, recipients, sentAt, sentAt + std::chrono::hours(24)};
}

UpdateCommand sampleUpdate(const std::vector<AgentId>& recipients)
{
    return {commandHeader(recipients), sampleManifest(), true, {}, QByteArray("payload\0\r\n.\r\n\xff", 14)};
}

VersionRequestCommand sampleRequest(const std::vector<AgentId>& recipients)
{
    return {commandHeader(recipients), "ab12", "0123456789abcdef"};
}

EnrolmentAnswerCommand sampleAnswer(const std::vector<AgentId>& recipients)
{
    return {commandHeader(recipients), "e0e0", enrolmentCode::enrolled};
}

VersionReply sampleReply()
{
    VersionReply reply;
    reply.fleet = "fleet-1";
    reply.agent = agentNumber(1);
    reply.requestId = "ab12";
    reply.nonce = "0123456789abcdef";
    reply.created = sentAt;
    reply.keySetVersion = 3;
    reply.report = require(VersionReport::parse("Software Version\t1.0.02-1\nROM Version\t1.5.08\nModules\n"
                                                "main.cgi\t1.0.02\t2026/11/22\n"));
    return reply;
}

UpdateNotice sampleNotice()
{
    return {"fleet-1", agentNumber(1), sentAt, {"c0ffee", 2, outcomeCode::wrongHardware, 0, "not for box-1"}};
}

KeySet sampleKeySet(const std::vector<Certificate>& signing, const std::vector<Certificate>& encryption)
{
    return {"fleet-1", 3, sentAt, sentAt + std::chrono::hours(24 * 365), signing, encryption, 0, {}};
}

CommandMailHeader commandMailHeader()
{
    return {require(MailAddress::parse("centre@maker.example")), "0001.c0ffee@maker.example", sentAt};
}

ReplyMailHeader replyMailHeader()
{
    return {require(MailAddress::parse("agent1@site.example")), require(MailAddress::parse("centre@maker.example")),
            "0001.reply@site.example", "0001.c0ffee@maker.example", sentAt};
}

MailPart smimePart(const QByteArray& cmsMessage)
{
    return {"application/pkcs7-mime", "smime-type=signed-data", "smime.p7m", cmsMessage};
}

QByteArray smimeMail(const QByteArray& cmsMessage, const QString& from)
{
    return mailOf({smimePart(cmsMessage)}, from);
}

QByteArray mailOf(const std::vector<MailPart>& parts, const QString& from)
{
    OutgoingMessage message;
    message.from = from;
    message.subject = "any";
    message.messageId = "0002.x@maker.example";
    message.date = sentAt;
    message.parts = parts;
    return require(buildMessage(message));
}

QByteArray withField(const QByteArray& json, const QString& key, const QJsonValue& value)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    REQUIRE_FALSE(object.isEmpty());
    if (value.isUndefined()) {
        REQUIRE(object.contains(key));
        object.remove(key);
    } else {
        object.insert(key, value);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::vector<QByteArray> tamperings(const QByteArray& bytes, qsizetype step)
{
    std::vector<QByteArray> changed;
    for (qsizetype at = bytes.size() - 1; at >= 0; at -= step) {
        QByteArray copy = bytes;
        copy[at] = static_cast<char>(copy[at] ^ 1);
        changed.push_back(std::move(copy));
    }
    return changed;
}

} // namespace rds::test
