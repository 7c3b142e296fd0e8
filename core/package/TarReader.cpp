// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TarReader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <new>

namespace rds {

namespace {

bool isNameChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || QByteArrayView("._/-").contains(c);
}

bool isSafeName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= 255 && !name.startsWith('/') && !name.contains("..")
        && !name.contains("//") && std::all_of(name.begin(), name.end(), isNameChar);
}

Unexpected notAllowed(const QByteArray& name, const QString& why)
{
    return failure(PackageError::MemberNotAllowed, QString::fromUtf8(name.left(255)), why);
}

Result<TarMember> readMember(archive_entry* entry)
{
    TarMember member;
    member.name = QByteArray(archive_entry_pathname(entry));
    if (!isSafeName(member.name)) {
        return notAllowed(member.name, QStringLiteral("name"));
    }
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr) {
        return notAllowed(member.name, QStringLiteral("link"));
    }
    const auto type = archive_entry_filetype(entry);
    if (type != AE_IFREG && type != AE_IFDIR) {
        return notAllowed(member.name, QStringLiteral("neither file nor directory"));
    }
    if (archive_entry_sparse_count(entry) > 0) {
        return notAllowed(member.name, QStringLiteral("sparse file"));
    }
    member.isDirectory = type == AE_IFDIR;
    if (member.isDirectory && !member.name.endsWith('/')) {
        member.name += '/';
    }
    member.size = archive_entry_size(entry);
    if (member.size < 0 || (member.isDirectory && member.size > 0)) {
        return notAllowed(member.name, QStringLiteral("size"));
    }
    return member;
}

} // namespace

TarReader::TarReader(ByteSource& source)
    : m_source(source)
    , m_archive(archive_read_new())
{
    if (m_archive == nullptr) {
        throw std::bad_alloc();
    }
}

TarReader::~TarReader()
{
    archive_read_free(m_archive);
}

Result<std::optional<TarMember>> TarReader::next()
{
    if (!m_open) {
        if (auto opened = open(); !opened) {
            return failure(opened.error());
        }
    }
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(m_archive, &entry);
    if (status == ARCHIVE_EOF) {
        if (auto checked = checkTail(); !checked) {
            return failure(checked.error());
        }
        return std::optional<TarMember>();
    }
    if (status != ARCHIVE_OK) {
        return broken();
    }
    auto member = readMember(entry);
    if (!member) {
        return failure(member.error());
    }
    return std::optional(std::move(*member));
}

Result<QByteArray> TarReader::content(const TarMember& member)
{
    QByteArray content(member.size, Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < member.size) {
        const la_ssize_t got =
            archive_read_data(m_archive, content.data() + filled, static_cast<std::size_t>(member.size - filled));
        if (got <= 0) {
            return broken();
        }
        filled += got;
    }
    return content;
}

ssize_t TarReader::readPiece(struct archive* archive, void* self, const void** bytes)
{
    auto& reader = *static_cast<TarReader*>(self);
    const auto piece = reader.pull();
    if (!piece) {
        archive_set_error(archive, EIO, "source failed");
        return ARCHIVE_FATAL;
    }
    *bytes = piece->data();
    return piece->size();
}

Result<void> TarReader::open()
{
    archive_read_support_format_tar(m_archive);
    if (archive_read_open(m_archive, this, nullptr, &TarReader::readPiece, nullptr) != ARCHIVE_OK) {
        return broken();
    }
    m_open = true;
    return {};
}

/// Keeps account of what the source holds, so that the tail can be judged without keeping it.
Result<QByteArrayView> TarReader::pull()
{
    if (m_sourceError) {
        return failure(*m_sourceError);
    }
    auto piece = m_source.next();
    if (!piece) {
        m_sourceError = piece.error();
        return piece;
    }
    for (qsizetype i = piece->size(); i > 0; --i) {
        if (piece->at(i - 1) != '\0') {
            m_afterLastNonZero = m_pulled + i;
            break;
        }
    }
    m_pulled += piece->size();
    return piece;
}

Result<void> TarReader::checkTail()
{
    // After the member that was read last only zeros may follow, to the very end (POSIX pax, ustar format).
    const qint64 consumed = archive_filter_bytes(m_archive, 0);
    for (;;) {
        const auto piece = pull();
        if (!piece) {
            return failure(piece.error());
        }
        if (piece->isEmpty()) {
            break;
        }
    }
    if (m_afterLastNonZero > consumed) {
        return failure(PackageError::InvalidArchive, {}, QStringLiteral("something follows the archive"));
    }
    return {};
}

Unexpected TarReader::broken() const
{
    if (m_sourceError) {
        return failure(*m_sourceError);
    }
    const char* reason = archive_error_string(m_archive);
    return failure(PackageError::InvalidArchive, {},
                   reason == nullptr ? QStringLiteral("truncated") : QString::fromLocal8Bit(reason));
}

} // namespace rds
