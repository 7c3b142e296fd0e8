// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TarWriter.h"

#include <archive.h>
#include <archive_entry.h>

#include <new>

namespace rds {

namespace {

la_ssize_t append(struct archive* /*unused*/, void* out, const void* bytes, std::size_t size)
{
    static_cast<QByteArray*>(out)->append(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

struct EntryDeleter {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

} // namespace

TarWriter::TarWriter(Compression compression)
    : m_archive(archive_write_new())
{
    if (m_archive == nullptr) {
        throw std::bad_alloc();
    }
    check(archive_write_set_format_ustar(m_archive));
    if (compression == Compression::Zstd) {
        check(archive_write_add_filter_zstd(m_archive));
        check(archive_write_set_filter_option(m_archive, "zstd", "compression-level", "9"));
    }
    // Padding after the compressed stream would be garbage to a zstd reader.
    check(archive_write_set_bytes_in_last_block(m_archive, 1));
    check(archive_write_open(m_archive, &m_out, nullptr, &append, nullptr));
}

TarWriter::~TarWriter()
{
    archive_write_free(m_archive);
}

void TarWriter::addFile(const QByteArray& name, const QByteArray& content, unsigned mode)
{
    const std::unique_ptr<archive_entry, EntryDeleter> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), static_cast<__LA_MODE_T>(mode));
    archive_entry_set_size(entry.get(), content.size());
    archive_entry_set_mtime(entry.get(), 0, 0);
    archive_entry_set_uid(entry.get(), 0);
    archive_entry_set_gid(entry.get(), 0);
    check(archive_write_header(m_archive, entry.get()));
    if (!content.isEmpty()) {
        const la_ssize_t written =
            archive_write_data(m_archive, content.constData(), static_cast<std::size_t>(content.size()));
        check(written == content.size() ? ARCHIVE_OK : ARCHIVE_FATAL);
    }
}

Result<QByteArray> TarWriter::finish()
{
    check(archive_write_close(m_archive));
    if (!m_failure.isNull()) {
        return failure(PackageError::ArchiveFailed, {}, m_failure);
    }
    return std::move(m_out);
}

void TarWriter::check(int status)
{
    if (status != ARCHIVE_OK && m_failure.isNull()) {
        const char* reason = archive_error_string(m_archive);
        m_failure = reason == nullptr ? QStringLiteral("unknown") : QString::fromLocal8Bit(reason);
    }
}

} // namespace rds
