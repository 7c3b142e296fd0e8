// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ByteSource.h"
#include "PackageError.h"

#include <optional>

#include <sys/types.h>

struct archive;
struct archive_entry;

namespace rds {

/// What a tar archive says of one member: a regular file, or a directory.
struct TarMember {
    QByteArray name; ///< only `[A-Za-z0-9._/-]`, relative, nowhere `..`; a directory's ends with `/`
    bool isDirectory = false;
    qint64 size = 0;
};

/// Reads a tar archive (ustar, pax, GNU) from a source, member by member. Links, devices, sparse files and
/// names of any other kind are refused. Errors InvalidArchive, MemberNotAllowed, and the source's.
class TarReader {
public:
    /// @param source must outlive the reader
    explicit TarReader(ByteSource& source);
    ~TarReader();
    TarReader(const TarReader&) = delete;
    TarReader& operator=(const TarReader&) = delete;

    /// Nothing at the end of the archive: then the source was read to its end and held nothing else.
    [[nodiscard]] Result<std::optional<TarMember>> next();
    /// The bytes of the present member, once the caller has found its size acceptable.
    [[nodiscard]] Result<QByteArray> content(const TarMember& member);

private:
    static ssize_t readPiece(struct archive* archive, void* self, const void** bytes);

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<QByteArrayView> pull();
    [[nodiscard]] Result<void> checkTail();
    [[nodiscard]] Unexpected broken() const;

    ByteSource& m_source;
    struct archive* m_archive;
    std::optional<Error> m_sourceError;
    bool m_open = false;
    qint64 m_pulled = 0;
    qint64 m_afterLastNonZero = 0;
};

} // namespace rds
