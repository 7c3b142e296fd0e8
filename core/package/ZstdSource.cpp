// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ZstdSource.h"

#include <archive.h>

#include <new>

namespace rds {

ZstdSource::ZstdSource(const QByteArray& compressed, Limits limits)
    : m_archive(archive_read_new())
    , m_compressed(compressed)
    , m_limits(limits)
{
    if (m_archive == nullptr) {
        throw std::bad_alloc();
    }
}

ZstdSource::~ZstdSource()
{
    archive_read_free(m_archive);
}

Result<QByteArrayView> ZstdSource::next()
{
    if (!m_open) {
        if (auto opened = open(); !opened) {
            return failure(opened.error());
        }
    }
    for (;;) {
        const void* bytes = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(m_archive, &bytes, &size, &offset);
        if (status == ARCHIVE_EOF) {
            return QByteArrayView();
        }
        if (status != ARCHIVE_OK) {
            return invalid();
        }
        if (auto counted = count(static_cast<qint64>(size)); !counted) {
            return failure(counted.error());
        }
        if (size > 0) {
            return QByteArrayView(static_cast<const char*>(bytes), static_cast<qsizetype>(size));
        }
    }
}

Result<void> ZstdSource::open()
{
    // libarchive would take an uncompressed stream as well.
    if (!m_compressed.startsWith("\x28\xB5\x2F\xFD")) {
        return failure(PackageError::InvalidArchive, {}, QStringLiteral("not zstd"));
    }
    archive_read_support_filter_zstd(m_archive);
    archive_read_support_format_raw(m_archive);
    archive_entry* entry = nullptr;
    const auto size = static_cast<std::size_t>(m_compressed.size());
    if (archive_read_open_memory(m_archive, m_compressed.constData(), size) != ARCHIVE_OK
        || archive_read_next_header(m_archive, &entry) != ARCHIVE_OK) {
        return invalid();
    }
    // The filter and the client below it; what is compressed twice would be decompressed twice.
    if (archive_filter_count(m_archive) != 2) {
        return failure(PackageError::InvalidArchive, {}, QStringLiteral("compressed more than once"));
    }
    m_open = true;
    return {};
}

Result<void> ZstdSource::count(qint64 bytes)
{
    m_total += bytes;
    if (m_total > m_limits.maxBytes) {
        return failure(PackageError::TooLarge, {}, QStringLiteral("more than %1 bytes").arg(m_limits.maxBytes));
    }
    if (m_total > ratioFreeBytes && m_total / m_limits.maxRatio > m_compressed.size()) {
        return failure(PackageError::TooLarge, {}, QStringLiteral("expands more than %1 times").arg(m_limits.maxRatio));
    }
    return {};
}

Unexpected ZstdSource::invalid() const
{
    const char* reason = archive_error_string(m_archive);
    return failure(PackageError::InvalidArchive, {}, QString::fromLocal8Bit(reason));
}

} // namespace rds
