// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "LineBuffer.h"

#include <algorithm>

namespace rds {

LineBuffer::LineBuffer(qsizetype maxLine)
    : m_maxLine(maxLine)
{
}

void LineBuffer::append(QByteArrayView bytes)
{
    compact();
    m_bytes.append(bytes.data(), bytes.size());
}

std::optional<QByteArray> LineBuffer::nextLine()
{
    if (m_oversized) {
        return std::nullopt;
    }
    const qsizetype end = m_bytes.indexOf("\r\n", m_searched);
    const qsizetype length = (end < 0 ? m_bytes.size() : end) - m_begin;
    // One more byte may be the CR of a line that is just as long as allowed.
    if (length > m_maxLine + (end < 0 ? 1 : 0)) {
        m_oversized = true;
        return std::nullopt;
    }
    if (end < 0) {
        m_searched = std::max(m_begin, m_bytes.size() - 1);
        return std::nullopt;
    }
    QByteArray line = m_bytes.mid(m_begin, length);
    m_begin = m_searched = end + 2;
    return line;
}

QByteArrayView LineBuffer::rest() const
{
    return QByteArrayView(m_bytes).sliced(m_begin);
}

void LineBuffer::skip(qsizetype count)
{
    m_begin = m_searched = m_begin + count;
}

void LineBuffer::compact()
{
    if (isEmpty()) {
        m_bytes.resize(0);
    } else if (m_begin > m_bytes.size() / 2) {
        m_bytes.remove(0, m_begin);
    } else {
        return;
    }
    m_searched = std::max<qsizetype>(0, m_searched - m_begin);
    m_begin = 0;
}

} // namespace rds
