// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreError.h"
#include "KeySetChange.h"

#include <core/base/JsonFields.h>

#include <QJsonDocument>

namespace rds {

namespace {

constexpr qsizetype maxCertificateText = 8 * 1024;
constexpr qint64 maxVersion = 1'000'000'000;
constexpr qsizetype maxFleetName = 64;
const QString draftType = QStringLiteral("key-set-draft");

QJsonArray toJson(const std::vector<Certificate>& certificates)
{
    QJsonArray array;
    for (const Certificate& certificate : certificates) {
        array.append(QString::fromLatin1(certificate.toDer().toBase64()));
    }
    return array;
}

std::vector<Certificate> readCertificates(JsonFields& fields, const QString& key, KeyPurpose purpose, qsizetype maxSize)
{
    std::vector<Certificate> certificates;
    const QJsonArray array = fields.array(key, maxSize);
    for (const QJsonValue value : array) {
        const QString text = value.toString();
        const auto der = text.size() > maxCertificateText
            ? QByteArray::FromBase64Result{}
            : QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        const auto certificate = Certificate::fromDer(*der, purpose);
        if (!certificate) {
            fields.reject(key, certificate.error().toLogLine());
            break;
        }
        certificates.push_back(*certificate);
    }
    return certificates;
}

} // namespace

QByteArray writeDraft(const KeySet& draft)
{
    const QJsonObject json{
        {QStringLiteral("format"), 1},
        {QStringLiteral("type"), draftType},
        {QStringLiteral("fleet"), draft.fleet},
        {QStringLiteral("version"), draft.version},
        {QStringLiteral("created"), toIso(draft.created)},
        {QStringLiteral("notAfter"), toIso(draft.notAfter)},
        {QStringLiteral("signing"), toJson(draft.signing)},
        {QStringLiteral("encryption"), toJson(draft.encryption)},
        {QStringLiteral("approvalsRequired"), draft.approvalsRequired},
        {QStringLiteral("approvers"), toJson(draft.approvers)},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<KeySet> readDraft(const QByteArray& file)
{
    const QJsonDocument document = QJsonDocument::fromJson(file);
    if (!document.isObject()) {
        return failure(CentreError::DamagedDraft);
    }
    JsonFields fields(document.object(), make_error_code(CentreError::DamagedDraft));
    if (fields.integer(QStringLiteral("format"), 1, 1) == 1
        && fields.string(QStringLiteral("type"), draftType.size()) != draftType) {
        fields.reject(QStringLiteral("type"), draftType);
    }
    KeySet draft;
    draft.fleet = fields.string(QStringLiteral("fleet"), maxFleetName);
    draft.version = fields.integer(QStringLiteral("version"), 2, maxVersion);
    draft.created = fields.time(QStringLiteral("created"));
    draft.notAfter = fields.time(QStringLiteral("notAfter"));
    draft.signing = readCertificates(fields, QStringLiteral("signing"), KeyPurpose::Signing, maxKeySetSigners);
    draft.encryption = readCertificates(fields, QStringLiteral("encryption"), KeyPurpose::Encryption, maxKeySetSigners);
    draft.approvalsRequired =
        static_cast<int>(fields.integer(QStringLiteral("approvalsRequired"), 0, maxKeySetApprovers));
    draft.approvers = readCertificates(fields, QStringLiteral("approvers"), KeyPurpose::Signing, maxKeySetApprovers);
    if (draft.signing.empty() || draft.encryption.empty()) {
        fields.reject(draft.signing.empty() ? QStringLiteral("signing") : QStringLiteral("encryption"), {});
    }
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return draft;
}

} // namespace rds
