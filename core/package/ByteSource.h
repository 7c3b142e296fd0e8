// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QByteArrayView>

#include <utility>

namespace rds {

/// Bytes that come in pieces.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// The next piece, valid until the next call; empty at the end.
    [[nodiscard]] virtual Result<QByteArrayView> next() = 0;
};

/// Bytes that are there already, and outlive the source.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] Result<QByteArrayView> next() override { return std::exchange(m_bytes, {}); }

private:
    QByteArrayView m_bytes;
};

} // namespace rds
