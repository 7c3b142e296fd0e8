// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeySet.h"

#include "ProtocolJson.h"

#include <core/crypto/Cms.h>
#include <core/package/CanonicalJson.h>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxJsonBytes = qsizetype{128} * 1024;
const QString keySetType = QStringLiteral("key-set");

QByteArray toJson(const KeySet& keySet)
{
    QJsonObject json = documentOf(keySetType);
    json.insert(QStringLiteral("fleet"), keySet.fleet);
    json.insert(QStringLiteral("version"), keySet.version);
    json.insert(QStringLiteral("created"), toIso(keySet.created));
    json.insert(QStringLiteral("notAfter"), toIso(keySet.notAfter));
    json.insert(QStringLiteral("signing"), toJson(keySet.signing));
    json.insert(QStringLiteral("encryption"), toJson(keySet.encryption));
    json.insert(QStringLiteral("approvalsRequired"), keySet.approvalsRequired);
    json.insert(QStringLiteral("approvers"), toJson(keySet.approvers));
    return canonicalJson(json);
}

/// A key that could play two parts would take the sense out of having two.
void checkParts(JsonFields& fields, const KeySet& keySet, const Certificate& root)
{
    if (keySet.findSigner(root.keyId()) != nullptr) {
        fields.reject(QStringLiteral("signing"), QStringLiteral("the root key is among them"));
    }
    for (const Certificate& approver : keySet.approvers) {
        if (approver.keyId() == root.keyId() || keySet.findSigner(approver.keyId()) != nullptr) {
            fields.reject(QStringLiteral("approvers"), QStringLiteral("a key of the centre is among them"));
        }
    }
    if (static_cast<std::size_t>(keySet.approvalsRequired) > keySet.approvers.size()) {
        fields.reject(QStringLiteral("approvalsRequired"), QStringLiteral("more than there are approvers"));
    }
}

Result<KeySet> keySetFromJson(const QByteArray& json, const Certificate& root)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    checkDocument(fields, keySetType);
    KeySet keySet;
    keySet.fleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    keySet.version = fields.integer(QStringLiteral("version"), 1, maxJsonInteger);
    keySet.created = fields.time(QStringLiteral("created"));
    keySet.notAfter = fields.time(QStringLiteral("notAfter"));
    keySet.signing = readCertificates(fields, QStringLiteral("signing"), KeyPurpose::Signing, 1, maxKeySetSigners);
    keySet.encryption =
        readCertificates(fields, QStringLiteral("encryption"), KeyPurpose::Encryption, 1, maxKeySetSigners);
    keySet.approvalsRequired =
        static_cast<int>(fields.integer(QStringLiteral("approvalsRequired"), 0, maxKeySetApprovers));
    keySet.approvers =
        readCertificates(fields, QStringLiteral("approvers"), KeyPurpose::Signing, 0, maxKeySetApprovers);
    checkParts(fields, keySet, root);
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return keySet;
}

} // namespace

const Certificate* KeySet::findSigner(const QByteArray& keyId) const
{
    return findCertificate(signing, keyId);
}

Result<QByteArray> signKeySet(const KeySet& keySet, const Identity& root)
{
    const QByteArray json = toJson(keySet);
    // What no agent would take is not signed.
    if (const auto valid = keySetFromJson(json, root.certificate()); !valid) {
        return failure(valid.error());
    }
    return cms::sign(json, root);
}

Result<KeySet> readKeySet(const QByteArray& signedKeySet, const Certificate& root, const QString& fleet)
{
    const auto json = cms::verify(signedKeySet, root);
    if (!json) {
        return failure(json.error());
    }
    auto keySet = keySetFromJson(*json, root);
    if (keySet && keySet->fleet != fleet) {
        return failure(ProtocolError::WrongFleet, keySet->fleet);
    }
    return keySet;
}

} // namespace rds
