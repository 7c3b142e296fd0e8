// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/batch/PackageLibrary.h>
#include <core/crypto/Identity.h>

namespace rds {

class PackageStore;

/// The centre's folder `packages/`: every package that was ever used, named by its SHA-256 and never changed.
/// Engine thread.
class PackageShelf final : public PackageLibrary {
public:
    /// @param centre the key that must have signed a package
    PackageShelf(QString folder, PackageStore& store, Certificate centre, Clock& clock);

    /// Checks a package file and keeps a copy. The same file again gives the same id.
    /// Errors FileError, CryptoError, PackageError; the subject is the file.
    [[nodiscard]] Result<qint64> import(const QString& path);

    [[nodiscard]] Result<std::shared_ptr<const UpdatePackage>> load(qint64 packageId) override;

private:
    QString m_folder;
    PackageStore& m_store;
    Certificate m_centre;
    Clock& m_clock;
    qint64 m_loadedId = 0;
    std::shared_ptr<const UpdatePackage> m_loaded; ///< the last one asked for: batches run one at a time, mostly
};

/// A package file's content, checked. Errors as of PackageShelf::import.
[[nodiscard]] Result<UpdatePackage> openPackageFile(const QString& path, const Certificate& centre);

} // namespace rds
