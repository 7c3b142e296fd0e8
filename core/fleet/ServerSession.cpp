// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ServerSession.h"

namespace rds {

CommandLines::Taken CommandLines::take(QByteArrayView& bytes)
{
    if (m_complete) {
        m_line.clear();
        m_complete = false;
        m_tooLong = false;
    }
    const qsizetype end = bytes.indexOf('\n');
    const QByteArrayView piece = end < 0 ? bytes : bytes.first(end);
    bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
    if (m_line.size() + piece.size() > m_maxLength) {
        m_tooLong = true;
        m_line.clear();
    }
    if (!m_tooLong) {
        m_line.append(piece.data(), piece.size());
    }
    if (end < 0) {
        return Taken::Incomplete;
    }
    m_complete = true;
    if (m_line.endsWith('\r')) {
        m_line.chop(1);
    }
    const bool clean = !m_tooLong && !m_line.contains('\0') && !m_line.contains('\r');
    return clean ? Taken::Line : Taken::Malformed;
}

std::optional<QByteArray> decodeBase64(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

} // namespace rds
