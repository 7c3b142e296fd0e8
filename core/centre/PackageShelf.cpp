// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageShelf.h"

#include <core/base/FileError.h>
#include <core/crypto/Digest.h>
#include <core/domain/PackageStore.h>
#include <core/package/PackageFile.h>

#include <QDir>

namespace rds {

namespace {

constexpr qint64 maxPackageBytes = 32 * 1024 * 1024;

Result<UpdatePackage> parse(const QByteArray& bytes, const Certificate& centre, const QString& path)
{
    auto package = readPackageFile(bytes, centre);
    if (!package) {
        const Error& error = package.error();
        const QString subject = error.subject().isEmpty() ? path : path + QStringLiteral(": ") + error.subject();
        return failure(Error(error.code(), subject, error.detail()));
    }
    return package;
}

} // namespace

Result<UpdatePackage> openPackageFile(const QString& path, const Certificate& centre)
{
    const auto bytes = readFile(path, maxPackageBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    return parse(*bytes, centre, path);
}

PackageShelf::PackageShelf(QString folder, PackageStore& store, Certificate centre, Clock& clock)
    : m_folder(std::move(folder))
    , m_store(store)
    , m_centre(std::move(centre))
    , m_clock(clock)
{
}

Result<qint64> PackageShelf::import(const QString& path)
{
    const auto bytes = readFile(path, maxPackageBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    const auto package = parse(*bytes, m_centre, path);
    if (!package) {
        return failure(package.error());
    }
    if (!QDir().mkpath(m_folder)) {
        return failure(FileError::NotWritable, m_folder);
    }
    const QByteArray digest = sha256(*bytes);
    const QString copy = m_folder + u'/' + QString::fromLatin1(digest.toHex()) + QStringLiteral(".rdspkg");
    if (const auto written = writeFileAtomically(copy, *bytes); !written) {
        return failure(written.error());
    }
    return m_store.add({0, digest, copy, package->manifest, m_clock.now()});
}

Result<std::shared_ptr<const UpdatePackage>> PackageShelf::load(qint64 packageId)
{
    if (m_loaded && m_loadedId == packageId) {
        return m_loaded;
    }
    const auto stored = m_store.find(packageId);
    if (!stored) {
        return failure(stored.error());
    }
    auto package = openPackageFile(stored->path, m_centre);
    if (!package) {
        return failure(package.error());
    }
    m_loaded = std::make_shared<const UpdatePackage>(*std::move(package));
    m_loadedId = packageId;
    return m_loaded;
}

} // namespace rds
