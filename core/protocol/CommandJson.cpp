// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandJson.h"

#include "ProtocolJson.h"

#include <core/crypto/Cms.h>
#include <core/package/ManifestJson.h>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxJsonBytes = 4 * 1024 * 1024;
const QString updateType = QStringLiteral("update");
const QString versionRequestType = QStringLiteral("version-request");
const QString enrolmentAnswerType = QStringLiteral("enrolment-answer");

QJsonObject headerToJson(const CommandHeader& header, const QString& type)
{
    QJsonArray recipients;
    for (const AgentId& agent : header.recipients) {
        recipients.append(agent.toString());
    }
    QJsonObject json = documentOf(type);
    json.insert(QStringLiteral("fleet"), header.fleet);
    json.insert(QStringLiteral("campaign"), header.campaign);
    json.insert(QStringLiteral("sequence"), header.sequence);
    json.insert(QStringLiteral("recipients"), recipients);
    json.insert(QStringLiteral("created"), toIso(header.created));
    json.insert(QStringLiteral("notAfter"), toIso(header.notAfter));
    return json;
}

CommandHeader readHeader(JsonFields& fields, const QString& type)
{
    checkDocument(fields, type);
    CommandHeader header;
    header.fleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    header.campaign = fields.string(QStringLiteral("campaign"), maxNameLength);
    header.sequence = fields.integer(QStringLiteral("sequence"), 1, maxCommandSequence);
    for (const QJsonValue& value : fields.array(QStringLiteral("recipients"), cms::maxRecipients)) {
        const auto agent = AgentId::parse(value.toString());
        if (!agent) {
            fields.reject(QStringLiteral("recipients"), QStringLiteral("not an agent ID"));
            break;
        }
        header.recipients.push_back(*agent);
    }
    header.created = fields.time(QStringLiteral("created"));
    header.notAfter = fields.time(QStringLiteral("notAfter"));
    return header;
}

std::vector<QByteArray> readApprovals(JsonFields& fields)
{
    const QString key = QStringLiteral("approvals");
    std::vector<QByteArray> approvals;
    for (const QJsonValue& value : fields.array(key, maxKeySetApprovers)) {
        const auto approval = fromBase64(value.toString());
        if (!approval || approval->isEmpty()) {
            fields.reject(key, QStringLiteral("not base64"));
            break;
        }
        approvals.push_back(*approval);
    }
    return approvals;
}

JsonFields fieldsOf(const QJsonObject& object)
{
    return {object, make_error_code(ProtocolError::Malformed)};
}

QString readEnrolmentCode(JsonFields& fields)
{
    const QString key = QStringLiteral("code");
    QString code = fields.string(key, maxNameLength);
    const auto known = {enrolmentCode::enrolled, enrolmentCode::codeUsed, enrolmentCode::codeExpired,
                        enrolmentCode::wrongCode};
    if (std::find(known.begin(), known.end(), code) == known.end()) {
        fields.reject(key, QStringLiteral("unknown word"));
    }
    return code;
}

Result<OpenCommand> versionRequestFromJson(const QJsonObject& object)
{
    JsonFields fields = fieldsOf(object);
    VersionRequestCommand command;
    command.header = readHeader(fields, versionRequestType);
    command.requestId = fields.string(QStringLiteral("requestId"), maxNameLength);
    command.nonce = fields.string(QStringLiteral("nonce"), maxNameLength);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return command;
}

Result<OpenCommand> enrolmentAnswerFromJson(const QJsonObject& object)
{
    JsonFields fields = fieldsOf(object);
    EnrolmentAnswerCommand command;
    command.header = readHeader(fields, enrolmentAnswerType);
    command.requestId = fields.string(QStringLiteral("requestId"), maxNameLength);
    command.code = readEnrolmentCode(fields);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return command;
}

} // namespace

QByteArray toJson(const UpdateCommand& command)
{
    QJsonArray approvals;
    for (const QByteArray& approval : command.approvals) {
        approvals.append(toBase64(approval));
    }
    QJsonObject json = headerToJson(command.header, updateType);
    json.insert(QStringLiteral("allowDowngrade"), command.allowDowngrade);
    json.insert(QStringLiteral("approvals"), approvals);
    json.insert(QStringLiteral("package"), toJson(command.package));
    return canonicalJson(json);
}

QByteArray toJson(const VersionRequestCommand& command)
{
    QJsonObject json = headerToJson(command.header, versionRequestType);
    json.insert(QStringLiteral("requestId"), command.requestId);
    json.insert(QStringLiteral("nonce"), command.nonce);
    return canonicalJson(json);
}

QByteArray toJson(const EnrolmentAnswerCommand& command)
{
    QJsonObject json = headerToJson(command.header, enrolmentAnswerType);
    json.insert(QStringLiteral("requestId"), command.requestId);
    json.insert(QStringLiteral("code"), command.code);
    return canonicalJson(json);
}

Result<UpdateCommand> updateFromJson(const QByteArray& json)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields = fieldsOf(*object);
    UpdateCommand command;
    command.header = readHeader(fields, updateType);
    command.allowDowngrade = fields.boolean(QStringLiteral("allowDowngrade"));
    command.approvals = readApprovals(fields);
    const QJsonObject package = fields.object(QStringLiteral("package"));
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    auto manifest = manifestFromJson(package);
    if (!manifest) {
        return failure(manifest.error());
    }
    command.package = std::move(*manifest);
    return command;
}

Result<OpenCommand> openCommandFromJson(const QByteArray& json)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    const QString type = object->value(QStringLiteral("type")).toString();
    return type == enrolmentAnswerType ? enrolmentAnswerFromJson(*object) : versionRequestFromJson(*object);
}

} // namespace rds
