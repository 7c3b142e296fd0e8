// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ProtocolJson.h"

#include <core/package/CanonicalJson.h>

#include <algorithm>

namespace rds {

namespace {

constexpr int formatNumber = 1;
constexpr qsizetype maxCertificateLength = qsizetype{24} * 1024;

std::optional<Certificate> toCertificate(JsonFields& fields, const QString& key, const QString& text,
                                         KeyPurpose purpose)
{
    const auto der = fromBase64(text);
    if (!der) {
        fields.reject(key, QStringLiteral("not base64"));
        return std::nullopt;
    }
    const auto certificate = Certificate::fromDer(*der, purpose);
    if (!certificate) {
        fields.reject(key, certificate.error().toLogLine());
        return std::nullopt;
    }
    return *certificate;
}

} // namespace

Result<QJsonObject> readDocument(const QByteArray& json, qsizetype maxBytes)
{
    auto object = parseCanonicalJson(json, maxBytes);
    if (!object) {
        return failure(ProtocolError::Malformed, {}, object.error().toLogLine());
    }
    return object;
}

QJsonObject documentOf(const QString& type)
{
    return {{QStringLiteral("format"), formatNumber}, {QStringLiteral("type"), type}};
}

void checkDocument(JsonFields& fields, const QString& type)
{
    if (fields.integer(QStringLiteral("format"), 0, 1000) != formatNumber) {
        fields.reject(QStringLiteral("format"), QStringLiteral("unknown format"));
    }
    if (fields.string(QStringLiteral("type")) != type) {
        fields.reject(QStringLiteral("type"), QStringLiteral("not ") + type);
    }
}

AgentId readAgentId(JsonFields& fields, const QString& key)
{
    const auto agent = AgentId::parse(fields.string(key));
    if (!agent) {
        fields.reject(key, QStringLiteral("not an agent ID"));
    }
    return agent.value_or(AgentId());
}

QString toBase64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

std::optional<QByteArray> fromBase64(const QString& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || toBase64(*decoded) != text) {
        return std::nullopt;
    }
    return *decoded;
}

QJsonArray toJson(const std::vector<Certificate>& certificates)
{
    QJsonArray array;
    for (const Certificate& certificate : certificates) {
        array.append(toBase64(certificate.toDer()));
    }
    return array;
}

std::vector<Certificate> readCertificates(JsonFields& fields, const QString& key, KeyPurpose purpose, qsizetype minSize,
                                          qsizetype maxSize)
{
    const QJsonArray array = fields.array(key, maxSize);
    if (array.size() < minSize) {
        fields.reject(key, QStringLiteral("too few entries"));
    }
    std::vector<Certificate> certificates;
    for (const QJsonValue& value : array) {
        const auto certificate = toCertificate(fields, key, value.toString(), purpose);
        if (!certificate) {
            break;
        }
        if (findCertificate(certificates, certificate->keyId()) != nullptr) {
            fields.reject(key, QStringLiteral("a key is there twice"));
        }
        certificates.push_back(*certificate);
    }
    return certificates;
}

std::optional<Certificate> readCertificate(JsonFields& fields, const QString& key, KeyPurpose purpose)
{
    const QString text = fields.string(key, maxCertificateLength);
    return fields.ok() ? toCertificate(fields, key, text, purpose) : std::nullopt;
}

const Certificate* findCertificate(const std::vector<Certificate>& certificates, const QByteArray& keyId)
{
    const auto found = std::find_if(certificates.begin(), certificates.end(),
                                    [&](const Certificate& candidate) { return candidate.keyId() == keyId; });
    return found == certificates.end() ? nullptr : &*found;
}

} // namespace rds
