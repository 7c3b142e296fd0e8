// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyJson.h"

#include "ProtocolJson.h"

#include <core/package/CanonicalJson.h>

namespace rds {

namespace {

constexpr qsizetype maxJsonBytes = qsizetype{64} * 1024;
constexpr qsizetype maxDetail = 2000;
const QString replyType = QStringLiteral("version-reply");
const QString noticeType = QStringLiteral("update-notice");

/// The last characters, none of them cut in two.
QString tailOf(const QString& detail)
{
    const QString tail = detail.right(maxDetail);
    const bool isCut = tail.size() < detail.size() && tail.front().isLowSurrogate();
    return isCut ? tail.mid(1) : tail;
}

void addOutcome(QJsonObject& json, const UpdateOutcome& outcome)
{
    json.insert(QStringLiteral("campaign"), outcome.campaign);
    json.insert(QStringLiteral("sequence"), outcome.sequence);
    json.insert(QStringLiteral("code"), outcome.code);
    json.insert(QStringLiteral("exitCode"), outcome.exitCode);
    json.insert(QStringLiteral("detail"), tailOf(outcome.detail));
}

UpdateOutcome readOutcome(JsonFields& fields)
{
    UpdateOutcome outcome;
    outcome.campaign = fields.string(QStringLiteral("campaign"), maxNameLength);
    outcome.sequence = fields.integer(QStringLiteral("sequence"), 0, maxCommandSequence);
    outcome.code = fields.string(QStringLiteral("code"), maxNameLength);
    outcome.exitCode = static_cast<int>(fields.integer(QStringLiteral("exitCode"), -1000, 1000));
    outcome.detail = fields.string(QStringLiteral("detail"), maxDetail);
    return outcome;
}

Result<std::optional<UpdateOutcome>> readLastUpdate(const QJsonObject& reply)
{
    const QString key = QStringLiteral("lastUpdate");
    if (!reply.contains(key)) {
        return std::nullopt;
    }
    JsonFields fields(reply.value(key).toObject(), make_error_code(ProtocolError::Malformed));
    const UpdateOutcome outcome = readOutcome(fields);
    if (const auto read = fields.finish(); !read) {
        return failure(ProtocolError::Malformed, key + u'.' + read.error().subject(), read.error().detail());
    }
    return outcome;
}

} // namespace

QByteArray toJson(const VersionReply& reply)
{
    QJsonObject json = documentOf(replyType);
    json.insert(QStringLiteral("fleet"), reply.fleet);
    json.insert(QStringLiteral("agent"), reply.agent.toString());
    json.insert(QStringLiteral("requestId"), reply.requestId);
    json.insert(QStringLiteral("nonce"), reply.nonce);
    json.insert(QStringLiteral("created"), toIso(reply.created));
    json.insert(QStringLiteral("keySet"), reply.keySetVersion);
    if (reply.lastUpdate) {
        QJsonObject outcome;
        addOutcome(outcome, *reply.lastUpdate);
        json.insert(QStringLiteral("lastUpdate"), outcome);
    }
    return canonicalJson(json);
}

QByteArray toJson(const UpdateNotice& notice)
{
    QJsonObject json = documentOf(noticeType);
    json.insert(QStringLiteral("fleet"), notice.fleet);
    json.insert(QStringLiteral("agent"), notice.agent.toString());
    json.insert(QStringLiteral("created"), toIso(notice.created));
    addOutcome(json, notice.outcome);
    return canonicalJson(json);
}

Result<VersionReply> replyFromJson(const QByteArray& json)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    checkDocument(fields, replyType);
    VersionReply reply;
    reply.fleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    reply.agent = readAgentId(fields, QStringLiteral("agent"));
    reply.requestId = fields.string(QStringLiteral("requestId"), maxNameLength);
    reply.nonce = fields.string(QStringLiteral("nonce"), maxNameLength);
    reply.created = fields.time(QStringLiteral("created"));
    reply.keySetVersion = fields.integer(QStringLiteral("keySet"), 0, maxJsonInteger);
    if (fields.has(QStringLiteral("lastUpdate"))) {
        (void)fields.object(QStringLiteral("lastUpdate"));
    }
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    auto lastUpdate = readLastUpdate(*object);
    if (!lastUpdate) {
        return failure(lastUpdate.error());
    }
    reply.lastUpdate = std::move(*lastUpdate);
    return reply;
}

Result<UpdateNotice> noticeFromJson(const QByteArray& json)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    checkDocument(fields, noticeType);
    UpdateNotice notice;
    notice.fleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    notice.agent = readAgentId(fields, QStringLiteral("agent"));
    notice.created = fields.time(QStringLiteral("created"));
    notice.outcome = readOutcome(fields);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return notice;
}

} // namespace rds
