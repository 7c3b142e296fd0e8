// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Error.h"

#include "Printable.h"

namespace rds {

Error::Error(std::error_code code, QString subject, QString detail)
    : m_code(code)
    , m_subject(std::move(subject))
    , m_detail(std::move(detail))
{
}

Error Error::withContext(const QString& doing) const
{
    Error copy = *this;
    copy.m_context.append(doing);
    return copy;
}

Error Error::asRetryable() const
{
    Error copy = *this;
    copy.m_retryable = true;
    return copy;
}

QString Error::toLogLine() const
{
    QString line;
    for (auto doing = m_context.crbegin(); doing != m_context.crend(); ++doing) {
        line += *doing + QStringLiteral(": ");
    }
    line += QString::fromStdString(m_code.message());
    if (!m_subject.isEmpty()) {
        line += QStringLiteral(": ") + m_subject;
    }
    if (!m_detail.isEmpty()) {
        line += QStringLiteral(" (") + m_detail + QLatin1Char(')');
    }
    return printable(line);
}

} // namespace rds
