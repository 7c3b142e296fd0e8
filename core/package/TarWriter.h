// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PackageError.h"

struct archive;

namespace rds {

/// Writes a tar archive into memory: regular files only, in the order in which they are added, with fixed
/// times and owners, so that the same files give the same bytes. The first failure is kept for `finish`.
/// Error ArchiveFailed.
class TarWriter {
public:
    enum class Compression { None, Zstd };

    explicit TarWriter(Compression compression);
    ~TarWriter();
    TarWriter(const TarWriter&) = delete;
    TarWriter& operator=(const TarWriter&) = delete;

    /// @param mode permission bits
    void addFile(const QByteArray& name, const QByteArray& content, unsigned mode);
    /// Ends the archive. Nothing may be added afterwards.
    [[nodiscard]] Result<QByteArray> finish();

private:
    void check(int status);

    struct archive* m_archive;
    QByteArray m_out;
    QString m_failure;
};

} // namespace rds
