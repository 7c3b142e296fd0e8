// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TrustFacts.h"

#include <app/setup/CentreFolder.h>
#include <core/base/FileError.h>
#include <core/centre/PackageShelf.h>
#include <core/crypto/Digest.h>
#include <core/protocol/Approval.h>

#include <QFileInfo>
#include <QSet>
#include <QSslCertificate>

namespace rds {

namespace {

constexpr qint64 maxPackageBytes = 32 * 1024 * 1024;
constexpr qsizetype shortKeyDigits = 16;

QString idOf(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.keyId().toHex());
}

/// The common name; whoever made the certificate chose it, so it is a word to show and proves nothing.
QString nameOf(const Certificate& certificate)
{
    const QSslCertificate parsed(certificate.toDer(), QSsl::Der);
    const QString name = parsed.subjectInfo(QSslCertificate::CommonName).join(u' ').simplified();
    return name.isEmpty() ? idOf(certificate).left(shortKeyDigits) : name;
}

void addKeys(std::vector<KeyOverview::Key>& keys, KeyOverview::Purpose purpose,
             const std::vector<Certificate>& certificates)
{
    for (const Certificate& certificate : certificates) {
        keys.push_back({purpose, nameOf(certificate), idOf(certificate), certificate.notAfter()});
    }
}

/// For a shell.
QString quoted(QString word)
{
    return u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString rotateCommand(const QString& folder)
{
    const QString data = folder == defaultCentreFolder() ? QString() : QStringLiteral(" --data %1").arg(quoted(folder));
    const QString present = defaultRootKeyPath(folder);
    const QString rootKey =
        QFileInfo::exists(present) ? quoted(present) : QStringLiteral("/media/offline/root-key.pem");
    return QStringLiteral("rdsvm%1 keys rotate --root-key %2").arg(data, rootKey);
}

Result<QString> shelfName(const QString& packagePath, const QString& folder)
{
    const auto bytes = readFile(packagePath, maxPackageBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    return folder + QStringLiteral("/packages/") + QString::fromLatin1(sha256(*bytes).toHex());
}

} // namespace

KeyOverview overviewOf(const CentreTrust& trust, const QString& folder)
{
    const KeySet& keySet = trust.keySet;
    KeyOverview overview;
    overview.rootFingerprint = QString::fromLatin1(sha256(trust.root.toDer()).toHex(':').toUpper());
    overview.version = keySet.version;
    overview.created = keySet.created;
    overview.notAfter = keySet.notAfter;
    overview.approvalsRequired = keySet.approvalsRequired;
    addKeys(overview.keys, KeyOverview::Purpose::Signing, keySet.signing);
    addKeys(overview.keys, KeyOverview::Purpose::Encryption, keySet.encryption);
    addKeys(overview.keys, KeyOverview::Purpose::Approval, keySet.approvers);
    overview.renewCommand = rotateCommand(folder);
    overview.revokeCommand = overview.renewCommand + QStringLiteral(" --revoke");
    return overview;
}

Result<PackageApprovals> approvalsOf(const QString& packagePath, const PackageManifest& package, const KeySet& keySet,
                                     const QString& folder)
{
    PackageApprovals result;
    result.required = keySet.approvalsRequired;
    if (result.required <= 0) {
        return result;
    }
    const auto kept = shelfName(packagePath, folder);
    if (!kept) {
        return failure(kept.error());
    }
    QSet<QByteArray> approvers;
    for (const QString& name : {packagePath, *kept}) {
        const auto approvals = readApprovals(name, package, keySet);
        if (!approvals) {
            return failure(approvals.error());
        }
        for (const QByteArray& approval : *approvals) {
            if (const auto approver = verifyApproval(approval, package, keySet.fleet, keySet.approvers)) {
                approvers.insert(*approver);
            }
        }
    }
    result.given = static_cast<int>(approvers.size());
    for (const Certificate& approver : keySet.approvers) {
        if (!approvers.contains(approver.keyId())) {
            result.missing.append(nameOf(approver));
        }
    }
    return result;
}

} // namespace rds
