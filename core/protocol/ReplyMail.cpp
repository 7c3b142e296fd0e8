// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyMail.h"

#include <core/base/JsonFields.h>
#include <core/crypto/Cms.h>
#include <core/mime/MailMessage.h>
#include <core/package/ManifestJson.h>

namespace rds {

namespace {

constexpr int formatNumber = 1;
constexpr qsizetype maxJsonBytes = 64 * 1024;
constexpr qsizetype maxDetail = 2000;
const QString replyType = QStringLiteral("version-reply");
const QString jsonFileName = QStringLiteral("reply.json");
const QString reportFileName = QStringLiteral("version-report.txt");

QJsonObject outcomeToJson(const UpdateOutcome& outcome)
{
    return {
        {QStringLiteral("campaign"), outcome.campaign},
        {QStringLiteral("sequence"), outcome.sequence},
        {QStringLiteral("code"), outcome.code},
        {QStringLiteral("exitCode"), outcome.exitCode},
        {QStringLiteral("detail"), outcome.detail.right(maxDetail)},
    };
}

QByteArray replyToJson(const VersionReply& reply)
{
    QJsonObject json{
        {QStringLiteral("format"), formatNumber},
        {QStringLiteral("type"), replyType},
        {QStringLiteral("fleet"), reply.fleet},
        {QStringLiteral("agent"), reply.agent.toString()},
        {QStringLiteral("requestId"), reply.requestId},
        {QStringLiteral("nonce"), reply.nonce},
        {QStringLiteral("created"), toIso(reply.created)},
    };
    if (reply.lastUpdate) {
        json.insert(QStringLiteral("lastUpdate"), outcomeToJson(*reply.lastUpdate));
    }
    return canonicalJson(json);
}

Result<UpdateOutcome> outcomeFromJson(const QJsonObject& object)
{
    JsonFields fields(object, make_error_code(ProtocolError::Malformed));
    UpdateOutcome outcome;
    outcome.campaign = fields.string(QStringLiteral("campaign"), 64);
    outcome.sequence = fields.integer(QStringLiteral("sequence"), 0, 1'000'000);
    outcome.code = fields.string(QStringLiteral("code"), 64);
    outcome.exitCode = static_cast<int>(fields.integer(QStringLiteral("exitCode"), -1000, 1000));
    outcome.detail = fields.string(QStringLiteral("detail"), maxDetail);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return outcome;
}

Result<VersionReply> replyFromJson(const QByteArray& json)
{
    const auto object = parseJsonObject(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    VersionReply reply;
    if (fields.integer(QStringLiteral("format"), 0, 1000) != formatNumber
        || fields.string(QStringLiteral("type")) != replyType) {
        fields.reject(QStringLiteral("type"), QStringLiteral("not a version reply of format 1"));
    }
    reply.fleet = fields.string(QStringLiteral("fleet"), 64);
    const auto agent = AgentId::parse(fields.string(QStringLiteral("agent")));
    if (agent) {
        reply.agent = *agent;
    } else {
        fields.reject(QStringLiteral("agent"), QStringLiteral("not an agent ID"));
    }
    reply.requestId = fields.string(QStringLiteral("requestId"), 64);
    reply.nonce = fields.string(QStringLiteral("nonce"), 64);
    reply.created = fields.time(QStringLiteral("created"));
    const bool hasOutcome = fields.has(QStringLiteral("lastUpdate"));
    const QJsonObject outcome = hasOutcome ? fields.object(QStringLiteral("lastUpdate")) : QJsonObject();
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    if (hasOutcome) {
        auto lastUpdate = outcomeFromJson(outcome);
        if (!lastUpdate) {
            return failure(lastUpdate.error());
        }
        reply.lastUpdate = std::move(*lastUpdate);
    }
    return reply;
}

bool isPart(const MailPart& part, const char* contentType, const QString& fileName)
{
    return part.contentType == contentType && part.fileName == fileName;
}

} // namespace

Result<QByteArray> writeReplyMail(const ReplyMailHeader& mail, const VersionReply& reply, const Identity& agentSigning)
{
    const auto entity = buildEntity({
        {QByteArrayLiteral("application/json"), {}, jsonFileName, replyToJson(reply)},
        {QByteArrayLiteral("text/plain"), QByteArrayLiteral("charset=utf-8"), reportFileName, reply.report.toText()},
    });
    if (!entity) {
        return failure(entity.error());
    }
    auto signedEntity = cms::sign(*entity, agentSigning);
    if (!signedEntity) {
        return failure(signedEntity.error());
    }
    OutgoingMessage message;
    message.from = mail.from.toString();
    message.to = mail.to.toString();
    message.subject = QStringLiteral("RDS version report");
    message.messageId = mail.messageId;
    message.inReplyTo = mail.inReplyTo;
    message.date = mail.date;
    message.parts.push_back({QByteArrayLiteral("application/pkcs7-mime"), QByteArrayLiteral("smime-type=signed-data"),
                             QStringLiteral("version-report.p7m"), *std::move(signedEntity)});
    return buildMessage(message);
}

Result<UnverifiedReply> readReplyMail(const QByteArray& raw)
{
    const auto message = parseMessage(raw);
    if (!message) {
        return failure(ProtocolError::NotAReply, {}, message.error().toLogLine());
    }
    const bool isReply = message->parts.size() == 1 && message->parts.front().contentType == "application/pkcs7-mime";
    if (!isReply) {
        return failure(ProtocolError::NotAReply, message->subject);
    }
    const QByteArray& signedData = message->parts.front().content;
    const auto signer = cms::claimedSigner(signedData);
    if (!signer) {
        return failure(ProtocolError::NotAReply, message->subject, signer.error().toLogLine());
    }
    return UnverifiedReply{*signer, signedData};
}

Result<VersionReply> verifyReply(const UnverifiedReply& unverified, const AgentId& agent, const Certificate& signer,
                                 const QString& fleet)
{
    const auto content = cms::verify(unverified.signedData, signer);
    if (!content) {
        return failure(content.error());
    }
    const auto entity = parseMessage(*content);
    if (!entity) {
        return failure(entity.error());
    }
    const auto& parts = entity->parts;
    if (parts.size() != 2 || !isPart(parts[0], "application/json", jsonFileName)
        || !isPart(parts[1], "text/plain", reportFileName)) {
        return failure(ProtocolError::Malformed, QStringLiteral("parts"));
    }
    auto reply = replyFromJson(parts[0].content);
    if (!reply) {
        return failure(reply.error());
    }
    if (reply->fleet != fleet) {
        return failure(ProtocolError::WrongFleet, reply->fleet);
    }
    if (reply->agent != agent) {
        return failure(ProtocolError::WrongAgent, reply->agent.toString(), agent.toString());
    }
    auto report = VersionReport::parse(parts[1].content);
    if (!report) {
        return failure(report.error());
    }
    reply->report = std::move(*report);
    return *std::move(reply);
}

} // namespace rds
