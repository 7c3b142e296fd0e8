// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>

#include <optional>

namespace rds {

/// Cuts a byte stream into lines ended by CRLF. A lone CR or LF is part of a line.
///
/// Work is linear in the bytes however they are split. A line longer than the limit is never kept whole.
class LineBuffer {
public:
    /// @param maxLine the longest line, without CRLF
    explicit LineBuffer(qsizetype maxLine);

    void append(QByteArrayView bytes);
    /// The next whole line without its CRLF; none where it is incomplete or too long.
    [[nodiscard]] std::optional<QByteArray> nextLine();
    /// True after `nextLine` met a line over the limit. It stays so.
    [[nodiscard]] bool isOversized() const { return m_oversized; }

    [[nodiscard]] bool isEmpty() const { return m_begin == m_bytes.size(); }
    /// What has not been taken yet; valid until the next call.
    [[nodiscard]] QByteArrayView rest() const;
    /// Takes the first `count` bytes of `rest()`, which are not a line.
    void skip(qsizetype count);

private:
    void compact();

    qsizetype m_maxLine;
    QByteArray m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_searched = 0; ///< no CRLF begins between m_begin and here
    bool m_oversized = false;
};

} // namespace rds
