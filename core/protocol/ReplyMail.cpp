// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyMail.h"

#include "Pkcs7Mail.h"
#include "ReplyJson.h"

#include <core/crypto/Cms.h>

namespace rds {

namespace {

const QString jsonFileName = QStringLiteral("reply.json");
const QString reportFileName = QStringLiteral("version-report.txt");

bool isPart(const MailPart& part, const char* contentType, const QString& fileName)
{
    return part.contentType == contentType && part.fileName == fileName;
}

Result<VersionReply> replyFromEntity(const QByteArray& content)
{
    const auto entity = parseMessage(content);
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
        return reply;
    }
    auto report = VersionReport::parse(parts[1].content);
    if (!report) {
        return failure(report.error());
    }
    reply->report = std::move(*report);
    return reply;
}

/// The signed content says by itself what it is: a notice is JSON, a reply is a MIME entity.
Result<AgentMessage> messageFrom(const QByteArray& content)
{
    if (content.startsWith('{')) {
        return noticeFromJson(content).map([](UpdateNotice&& notice) { return AgentMessage(std::move(notice)); });
    }
    return replyFromEntity(content).map([](VersionReply&& reply) { return AgentMessage(std::move(reply)); });
}

/// @tparam Message has `fleet` and `agent`
template <class Message> Result<void> checkSpeaker(const Message& message, const AgentId& agent, const QString& fleet)
{
    if (message.fleet != fleet) {
        return failure(ProtocolError::WrongFleet, message.fleet);
    }
    if (message.agent != agent) {
        return failure(ProtocolError::WrongAgent, message.agent.toString(), agent.toString());
    }
    return {};
}

Result<QByteArray> signedMail(const ReplyMailHeader& mail, const QString& subject, const QString& fileName,
                              const QByteArray& content, const Identity& agentSigning)
{
    auto signedContent = cms::sign(content, agentSigning);
    if (!signedContent) {
        return failure(signedContent.error());
    }
    return buildAgentMail(mail, subject, pkcs7Part(Pkcs7Type::SignedData, fileName, *std::move(signedContent)));
}

} // namespace

Result<QByteArray> writeReplyMail(const ReplyMailHeader& mail, const VersionReply& reply, const Identity& agentSigning)
{
    const auto entity = buildEntity({
        {QByteArrayLiteral("application/json"), {}, jsonFileName, toJson(reply)},
        {QByteArrayLiteral("text/plain"), QByteArrayLiteral("charset=utf-8"), reportFileName, reply.report.toText()},
    });
    if (!entity) {
        return failure(entity.error());
    }
    return signedMail(mail, QStringLiteral("RDS version report"), QStringLiteral("version-report.p7m"), *entity,
                      agentSigning);
}

Result<QByteArray> writeNoticeMail(const ReplyMailHeader& mail, const UpdateNotice& notice,
                                   const Identity& agentSigning)
{
    return signedMail(mail, QStringLiteral("RDS update notice"), QStringLiteral("update-notice.p7m"), toJson(notice),
                      agentSigning);
}

Result<UnverifiedReply> readReplyMail(const QByteArray& raw)
{
    const auto message = parseMessage(raw);
    if (!message) {
        return failure(ProtocolError::NotAReply, {}, message.error().toLogLine());
    }
    auto signedData = onlyPkcs7Part(*message);
    if (!signedData) {
        return failure(ProtocolError::NotAReply, message->subject);
    }
    const auto signer = cms::claimedSigner(*signedData);
    if (!signer) {
        return failure(ProtocolError::NotAReply, message->subject, signer.error().toLogLine());
    }
    return UnverifiedReply{*signer, *std::move(signedData)};
}

Result<AgentMessage> verifyReply(const UnverifiedReply& unverified, const AgentId& agent, const Certificate& signer,
                                 const QString& fleet)
{
    const auto content = cms::verify(unverified.signedData, signer);
    if (!content) {
        return failure(content.error());
    }
    auto message = messageFrom(*content);
    if (!message) {
        return message;
    }
    const auto checked = std::visit([&](const auto& said) { return checkSpeaker(said, agent, fleet); }, *message);
    if (!checked) {
        return failure(checked.error());
    }
    return message;
}

} // namespace rds
