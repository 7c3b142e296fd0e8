// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandJson.h"

#include <core/base/JsonFields.h>
#include <core/crypto/Cms.h>
#include <core/package/ManifestJson.h>

namespace rds {

namespace {

constexpr int formatNumber = 1;
constexpr qsizetype maxJsonBytes = 4 * 1024 * 1024;
constexpr qint64 maxSequence = 1'000'000;
const QString updateType = QStringLiteral("update");
const QString versionRequestType = QStringLiteral("version-request");

QJsonObject headerToJson(const CommandHeader& header, const QString& type)
{
    QJsonArray recipients;
    for (const AgentId& agent : header.recipients) {
        recipients.append(agent.toString());
    }
    return {
        {QStringLiteral("format"), formatNumber},
        {QStringLiteral("type"), type},
        {QStringLiteral("fleet"), header.fleet},
        {QStringLiteral("campaign"), header.campaign},
        {QStringLiteral("sequence"), header.sequence},
        {QStringLiteral("recipients"), recipients},
        {QStringLiteral("created"), toIso(header.created)},
        {QStringLiteral("notAfter"), toIso(header.notAfter)},
    };
}

CommandHeader readHeader(JsonFields& fields, const QString& expectedType)
{
    CommandHeader header;
    if (fields.integer(QStringLiteral("format"), 0, 1000) != formatNumber) {
        fields.reject(QStringLiteral("format"), QStringLiteral("unknown format"));
    }
    if (fields.string(QStringLiteral("type")) != expectedType) {
        fields.reject(QStringLiteral("type"), QStringLiteral("not ") + expectedType);
    }
    header.fleet = fields.string(QStringLiteral("fleet"), 64);
    header.campaign = fields.string(QStringLiteral("campaign"), 64);
    header.sequence = fields.integer(QStringLiteral("sequence"), 1, maxSequence);
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

} // namespace

QByteArray toJson(const UpdateCommand& command)
{
    QJsonObject json = headerToJson(command.header, updateType);
    json.insert(QStringLiteral("allowDowngrade"), command.allowDowngrade);
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

Result<UpdateCommand> updateFromJson(const QByteArray& json)
{
    const auto object = parseJsonObject(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    UpdateCommand command;
    command.header = readHeader(fields, updateType);
    command.allowDowngrade = fields.boolean(QStringLiteral("allowDowngrade"));
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

Result<VersionRequestCommand> versionRequestFromJson(const QByteArray& json)
{
    const auto object = parseJsonObject(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    VersionRequestCommand command;
    command.header = readHeader(fields, versionRequestType);
    command.requestId = fields.string(QStringLiteral("requestId"), 64);
    command.nonce = fields.string(QStringLiteral("nonce"), 64);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return command;
}

} // namespace rds
