// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/batch/PackageLibrary.h>
#include <core/protocol/KeySet.h>

namespace rds {

class PackageStore;

/// The centre's folder `packages/`: every package that was ever used, named by its SHA-256 and never changed, and
/// beside it its approvals (`<sha256>.<approver>.approval`). Engine thread.
class PackageShelf final : public PackageLibrary {
public:
    /// @param keySet one of its signing keys must have signed a package; its approvers count
    PackageShelf(QString folder, PackageStore& store, KeySet keySet, Clock& clock);

    /// Checks a package file and keeps a copy, with the valid approvals that lie beside it
    /// (`<file>.<approver>.approval`). The same file again gives the same id, and may bring further approvals.
    /// Errors FileError, CryptoError, PackageError; the subject is the file.
    [[nodiscard]] Result<qint64> import(const QString& path);

    [[nodiscard]] Result<std::shared_ptr<const ShelvedPackage>> load(qint64 packageId) override;

private:
    [[nodiscard]] Result<void> keepApprovals(const QString& path, const PackageManifest& package, const QString& name);

    QString m_folder;
    PackageStore& m_store;
    KeySet m_keySet;
    Clock& m_clock;
    qint64 m_loadedId = 0;
    std::shared_ptr<const ShelvedPackage> m_loaded; ///< the last one asked for: batches run one at a time, mostly
};

/// A package file's content, checked. Errors as of PackageShelf::import.
[[nodiscard]] Result<UpdatePackage> openPackageFile(const QString& path, const KeySet& keySet);

/// Where an approval belongs: beside the package, with the first 16 hex digits of the approver's key identifier.
[[nodiscard]] QString approvalPath(const QString& packagePath, const QByteArray& approverKeyId);

/// The approvals beside a package file that are valid for it, one of each approver. Error FileError.
[[nodiscard]] Result<std::vector<QByteArray>> readApprovals(const QString& packagePath, const PackageManifest& package,
                                                            const KeySet& keySet);

} // namespace rds
