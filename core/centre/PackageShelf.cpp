// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageShelf.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>
#include <core/crypto/Digest.h>
#include <core/domain/PackageStore.h>
#include <core/package/PackageFile.h>
#include <core/protocol/Approval.h>

#include <QDir>
#include <QFileInfo>

namespace rds {

namespace {

constexpr qint64 maxPackageBytes = 32 * 1024 * 1024;
constexpr qint64 maxApprovalBytes = 16 * 1024;
constexpr qsizetype keyIdDigits = 16;

Result<UpdatePackage> parse(const QByteArray& bytes, const KeySet& keySet, const QString& path)
{
    auto package = readPackageFile(bytes, keySet.signing);
    if (!package) {
        const Error& error = package.error();
        const QString subject = error.subject().isEmpty() ? path : path + QStringLiteral(": ") + error.subject();
        return failure(Error(error.code(), subject, error.detail()));
    }
    return package;
}

} // namespace

Result<UpdatePackage> openPackageFile(const QString& path, const KeySet& keySet)
{
    const auto bytes = readFile(path, maxPackageBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    return parse(*bytes, keySet, path);
}

QString approvalPath(const QString& packagePath, const QByteArray& approverKeyId)
{
    return packagePath + u'.' + QString::fromLatin1(approverKeyId.toHex().left(keyIdDigits))
        + QStringLiteral(".approval");
}

Result<std::vector<QByteArray>> readApprovals(const QString& packagePath, const PackageManifest& package,
                                              const KeySet& keySet)
{
    std::vector<QByteArray> approvals;
    for (const Certificate& approver : keySet.approvers) {
        const QString path = approvalPath(packagePath, approver.keyId());
        if (!QFileInfo::exists(path)) {
            continue;
        }
        auto approval = readFile(path, maxApprovalBytes);
        if (!approval) {
            return failure(approval.error());
        }
        if (const auto valid = verifyApproval(*approval, package, keySet.fleet, {approver}); !valid) {
            qCWarning(logCentre).noquote() << "approval" << path << "does not count:" << valid.error().toLogLine();
            continue;
        }
        approvals.push_back(*std::move(approval));
    }
    return approvals;
}

PackageShelf::PackageShelf(QString folder, PackageStore& store, KeySet keySet, Clock& clock)
    : m_folder(std::move(folder))
    , m_store(store)
    , m_keySet(std::move(keySet))
    , m_clock(clock)
{
}

Result<qint64> PackageShelf::import(const QString& path)
{
    const auto bytes = readFile(path, maxPackageBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    const auto package = parse(*bytes, m_keySet, path);
    if (!package) {
        return failure(package.error());
    }
    if (!QDir().mkpath(m_folder)) {
        return failure(FileError::NotWritable, m_folder);
    }
    const QByteArray digest = sha256(*bytes);
    const QString name = m_folder + u'/' + QString::fromLatin1(digest.toHex());
    const QString copy = name + QStringLiteral(".rdspkg");
    if (const auto written = writeFileAtomically(copy, *bytes); !written) {
        return failure(written.error());
    }
    if (const auto kept = keepApprovals(path, package->manifest, name); !kept) {
        return failure(kept.error());
    }
    m_loaded.reset(); // there may be more approvals now
    return m_store.add({0, digest, copy, package->manifest, m_clock.now()});
}

Result<void> PackageShelf::keepApprovals(const QString& path, const PackageManifest& package, const QString& name)
{
    const auto approvals = readApprovals(path, package, m_keySet);
    if (!approvals) {
        return failure(approvals.error());
    }
    for (const QByteArray& approval : *approvals) {
        const auto approver = verifyApproval(approval, package, m_keySet.fleet, m_keySet.approvers);
        if (!approver) {
            return failure(approver.error());
        }
        if (const auto written = writeFileAtomically(approvalPath(name, *approver), approval); !written) {
            return written;
        }
    }
    return {};
}

Result<std::shared_ptr<const ShelvedPackage>> PackageShelf::load(qint64 packageId)
{
    if (m_loaded && m_loadedId == packageId) {
        return m_loaded;
    }
    const auto stored = m_store.find(packageId);
    if (!stored) {
        return failure(stored.error());
    }
    auto package = openPackageFile(stored->path, m_keySet);
    if (!package) {
        return failure(package.error());
    }
    const QFileInfo file(stored->path);
    auto approvals = readApprovals(file.path() + u'/' + file.completeBaseName(), package->manifest, m_keySet);
    if (!approvals) {
        return failure(approvals.error());
    }
    m_loaded = std::make_shared<const ShelvedPackage>(ShelvedPackage{*std::move(package), *std::move(approvals)});
    m_loadedId = packageId;
    return m_loaded;
}

} // namespace rds
