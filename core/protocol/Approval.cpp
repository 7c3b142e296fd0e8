// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Approval.h"

#include "ProtocolJson.h"

#include <core/crypto/Cms.h>
#include <core/crypto/Digest.h>
#include <core/package/ManifestJson.h>

#include <QSet>

namespace rds {

namespace {

constexpr qsizetype maxJsonBytes = 4096;
constexpr qsizetype digestLength = 64;
const QString approvalType = QStringLiteral("package-approval");

QString digestOf(const PackageManifest& package)
{
    return QString::fromLatin1(sha256(canonicalJson(toJson(package))).toHex());
}

Result<void> checkApproval(const QByteArray& json, const PackageManifest& package, const QString& fleet)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    checkDocument(fields, approvalType);
    const QString itsFleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    const QString digest = fields.string(QStringLiteral("package"), digestLength);
    (void)fields.time(QStringLiteral("created"));
    if (auto read = fields.finish(); !read) {
        return read;
    }
    if (itsFleet != fleet) {
        return failure(ProtocolError::WrongFleet, itsFleet);
    }
    if (digest != digestOf(package)) {
        return failure(ProtocolError::WrongPackage, package.softwareVersion.toString(), digest);
    }
    return {};
}

} // namespace

Result<QByteArray> approvePackage(const PackageManifest& package, const QString& fleet, const Identity& approver,
                                  Timestamp now)
{
    QJsonObject json = documentOf(approvalType);
    json.insert(QStringLiteral("fleet"), fleet);
    json.insert(QStringLiteral("package"), digestOf(package));
    json.insert(QStringLiteral("created"), toIso(now));
    return cms::sign(canonicalJson(json), approver);
}

Result<QByteArray> verifyApproval(const QByteArray& approval, const PackageManifest& package, const QString& fleet,
                                  const std::vector<Certificate>& approvers)
{
    auto keyId = cms::claimedSigner(approval);
    if (!keyId) {
        return keyId;
    }
    const Certificate* approver = findCertificate(approvers, *keyId);
    if (approver == nullptr) {
        return failure(CryptoError::WrongSigner, QString::fromLatin1(keyId->toHex()));
    }
    const auto json = cms::verify(approval, *approver);
    if (!json) {
        return failure(json.error());
    }
    if (const auto checked = checkApproval(*json, package, fleet); !checked) {
        return failure(checked.error());
    }
    return keyId;
}

int countApprovals(const std::vector<QByteArray>& approvals, const PackageManifest& package, const QString& fleet,
                   const std::vector<Certificate>& approvers)
{
    QSet<QByteArray> found;
    for (const QByteArray& approval : approvals) {
        if (const auto approver = verifyApproval(approval, package, fleet, approvers)) {
            found.insert(*approver);
        }
    }
    return static_cast<int>(found.size());
}

} // namespace rds
