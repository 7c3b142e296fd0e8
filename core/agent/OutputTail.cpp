// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OutputTail.h"

namespace rds {

namespace {

constexpr qsizetype maxKept = 16 * 1024;

} // namespace

void OutputTail::append(const QByteArray& bytes)
{
    m_bytes += bytes.right(maxKept);
    if (m_bytes.size() > 2 * maxKept) {
        m_bytes = m_bytes.right(maxKept);
    }
}

QString OutputTail::lastLines(qsizetype maxCharacters) const
{
    QString text = QString::fromUtf8(m_bytes);
    text.removeIf([](QChar c) { return c != u'\n' && (c.category() == QChar::Other_Control || c.isNull()); });
    text = text.trimmed();
    if (text.size() <= maxCharacters) {
        return text;
    }
    text = text.right(maxCharacters);
    const qsizetype lineEnd = text.indexOf(u'\n');
    return lineEnd < 0 ? text : text.mid(lineEnd + 1);
}

} // namespace rds
