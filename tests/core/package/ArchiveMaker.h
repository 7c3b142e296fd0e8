// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/package/UpdatePackage.h>

#include <QByteArray>

#include <functional>
#include <vector>

struct archive;
struct archive_entry;

namespace rds::test {

/// One member of an archive made for a test.
struct Member {
    QByteArray name;
    QByteArray content = {};
    unsigned type = 0100000; ///< AE_IFREG
    QByteArray link = {}; ///< target of a symbolic or hard link
    bool hardLink = false;
    std::function<void(archive_entry*)> more = {}; ///< whatever else its header shall say
};

/// How an archive is made: any format and any compression that libarchive writes.
struct ArchiveKind {
    std::function<int(archive*)> format;
    std::function<int(archive*)> filter;
};

[[nodiscard]] ArchiveKind tarZstd();
[[nodiscard]] ArchiveKind plainTar();

[[nodiscard]] QByteArray makeArchive(const std::vector<Member>& members, const ArchiveKind& kind = tarZstd());
/// Any bytes, compressed with zstd.
[[nodiscard]] QByteArray zstd(const QByteArray& bytes);
/// A 512-byte ustar header by hand, with a right checksum, for what libarchive would not write.
[[nodiscard]] QByteArray tarHeader(const QByteArray& name, qint64 size, char typeFlag);
/// The header with its checksum made right again.
[[nodiscard]] QByteArray withChecksum(QByteArray header);

/// A module's entry in a manifest, as the builder would write it.
[[nodiscard]] PackageModule moduleOf(const QString& name, const QByteArray& content);
/// A manifest that fits the script and the modules.
[[nodiscard]] PackageManifest manifestOf(const QByteArray& script, const std::vector<PackageModule>& modules);

} // namespace rds::test
