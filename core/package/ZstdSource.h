// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ByteSource.h"
#include "PackageError.h"

struct archive;

namespace rds {

/// Decompresses zstd (RFC 8878) piece by piece, and stops as soon as more came out than is allowed.
/// Errors InvalidArchive (not zstd, truncated, something else after it), TooLarge.
class ZstdSource final : public ByteSource {
public:
    struct Limits {
        qint64 maxBytes;
        int maxRatio;
    };

    /// @param compressed must outlive the source
    ZstdSource(const QByteArray& compressed, Limits limits);
    ~ZstdSource() override;
    ZstdSource(const ZstdSource&) = delete;
    ZstdSource& operator=(const ZstdSource&) = delete;

    [[nodiscard]] Result<QByteArrayView> next() override;

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> count(qint64 bytes);
    [[nodiscard]] Unexpected invalid() const;

    struct archive* m_archive;
    const QByteArray& m_compressed;
    Limits m_limits;
    bool m_open = false;
    qint64 m_total = 0;
};

/// Less than this harms nobody, however small it was before.
inline constexpr qint64 ratioFreeBytes = 4 * 1024 * 1024;

} // namespace rds
