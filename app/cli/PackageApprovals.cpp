// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageApprovals.h"

#include "CliContext.h"

#include <core/base/FileError.h>
#include <core/centre/KeyFile.h>
#include <core/centre/PackageShelf.h>
#include <core/crypto/Cms.h>
#include <core/protocol/Approval.h>
#include <ui/text/ErrorText.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace rds::cli {

namespace {

constexpr qint64 maxApprovalBytes = 64 * 1024;
constexpr qint64 maxKeySetBytes = 1024 * 1024;

QStringList filesBeside(const QString& packagePath)
{
    const QFileInfo package(packagePath);
    QStringList paths;
    const QStringList names = package.dir().entryList(QDir::Files, QDir::Name);
    for (const QString& name : names) {
        if (name.startsWith(package.fileName() + u'.') && name.endsWith(QLatin1String(".approval"))) {
            paths.append(package.dir().filePath(name));
        }
    }
    return paths;
}

Result<QByteArray> verifyFile(const QString& path, const PackageManifest& package, const KeySet& keySet)
{
    const auto bytes = readFile(path, maxApprovalBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    auto approver = verifyApproval(*bytes, package, keySet.fleet, keySet.approvers);
    return approver ? approver : failure(Error(approver.error().code(), path, approver.error().detail()));
}

/// The fleet that a signed key set names; it is verified again as a whole after this.
Result<QString> fleetOf(const QByteArray& signedKeySet, const Certificate& root)
{
    const auto json = cms::verify(signedKeySet, root);
    return json ? Result<QString>(QJsonDocument::fromJson(*json).object().value(QStringLiteral("fleet")).toString())
                : Result<QString>(failure(json.error()));
}

} // namespace

Result<int> countApprovalsBeside(CliContext& context, const QString& packagePath, const PackageManifest& package,
                                 const KeySet& keySet)
{
    const auto valid = readApprovals(packagePath, package, keySet);
    if (!valid) {
        return failure(valid.error());
    }
    for (const QString& path : filesBeside(packagePath)) {
        if (const auto approver = verifyFile(path, package, keySet); !approver) {
            context.note(QStringLiteral("rdsvm: ") + sentence(approver.error()));
        }
    }
    return static_cast<int>(valid->size());
}

Result<CentreTrust> readCarriedTrust(const QString& rootCertificatePath, const QString& keySetPath)
{
    const auto root = readCertificateFile(rootCertificatePath, KeyPurpose::Signing);
    if (!root) {
        return failure(root.error());
    }
    const auto bytes = readFile(keySetPath, maxKeySetBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    const auto fleet = fleetOf(*bytes, *root);
    auto keySet = fleet ? readKeySet(*bytes, *root, *fleet) : Result<KeySet>(failure(fleet.error()));
    if (!keySet) {
        return failure(Error(keySet.error().code(), keySetPath, keySet.error().detail()));
    }
    return CentreTrust{*root, *std::move(keySet), *bytes};
}

} // namespace rds::cli
