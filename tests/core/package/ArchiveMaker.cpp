// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>

#include <archive.h>
#include <archive_entry.h>

namespace rds::test {

namespace {

la_ssize_t append(archive* /*unused*/, void* out, const void* bytes, std::size_t size)
{
    static_cast<QByteArray*>(out)->append(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

} // namespace

ArchiveKind tarZstd()
{
    return {&archive_write_set_format_pax_restricted, &archive_write_add_filter_zstd};
}

ArchiveKind plainTar()
{
    return {&archive_write_set_format_ustar, &archive_write_add_filter_none};
}

QByteArray makeArchive(const std::vector<Member>& members, const ArchiveKind& kind)
{
    QByteArray out;
    archive* writer = archive_write_new();
    REQUIRE(kind.format(writer) == ARCHIVE_OK);
    REQUIRE(kind.filter(writer) == ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(writer, 1);
    REQUIRE(archive_write_open(writer, &out, nullptr, &append, nullptr) == ARCHIVE_OK);
    for (const Member& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.constData());
        archive_entry_set_filetype(entry, member.type);
        archive_entry_set_perm(entry, 0755);
        archive_entry_set_size(entry, member.content.size());
        archive_entry_set_mtime(entry, 0, 0);
        if (!member.link.isEmpty()) {
            (member.hardLink ? archive_entry_set_hardlink : archive_entry_set_symlink)(entry, member.link.constData());
        }
        if (member.more) {
            member.more(entry);
        }
        REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
        archive_write_data(writer, member.content.constData(), static_cast<std::size_t>(member.content.size()));
        archive_entry_free(entry);
    }
    REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
    archive_write_free(writer);
    return out;
}

QByteArray zstd(const QByteArray& bytes)
{
    return makeArchive({{"data", bytes}}, {&archive_write_set_format_raw, &archive_write_add_filter_zstd});
}

QByteArray tarHeader(const QByteArray& name, qint64 size, char typeFlag)
{
    QByteArray header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 8, octal(0644, 7) + '\0');
    header.replace(108, 8, octal(0, 7) + '\0');
    header.replace(116, 8, octal(0, 7) + '\0');
    header.replace(124, 12, octal(size, 11) + '\0');
    header.replace(136, 12, octal(0, 11) + '\0');
    header[156] = typeFlag;
    header.replace(257, 8, QByteArray("ustar\00000", 8));
    return withChecksum(std::move(header));
}

QByteArray withChecksum(QByteArray header)
{
    header.replace(148, 8, QByteArray(8, ' '));
    qint64 sum = 0;
    for (const char c : header) {
        sum += static_cast<unsigned char>(c);
    }
    header.replace(148, 8, octal(sum, 6) + QByteArray("\0 ", 2));
    return header;
}

PackageModule moduleOf(const QString& name, const QByteArray& content)
{
    return {name,           ModuleKind::Resident,
            "1.0.02",       QDate(2025, 11, 22),
            content.size(), QCryptographicHash::hash(content, QCryptographicHash::Sha256)};
}

PackageManifest manifestOf(const QByteArray& script, const std::vector<PackageModule>& modules)
{
    PackageManifest manifest;
    manifest.softwareVersion = *SoftwareVersion::parse("1.0.02-0");
    manifest.scriptSize = script.size();
    manifest.scriptSha256 = QCryptographicHash::hash(script, QCryptographicHash::Sha256);
    manifest.modules = modules;
    return manifest;
}

} // namespace rds::test
