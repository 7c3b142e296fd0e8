// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpReply.h"

#include "NetSession.h"

#include <utility>

namespace rds {

namespace {

constexpr qsizetype maxLines = 128;

bool isDigit(char byte, char low, char high)
{
    return byte >= low && byte <= high;
}

} // namespace

QString SmtpReply::toString() const
{
    return printable(QByteArray::number(code) + ' ' + lines.join(' '));
}

SmtpReplyParser::Status SmtpReplyParser::add(const QByteArray& line)
{
    const bool hasCode =
        line.size() >= 3 && isDigit(line[0], '2', '5') && isDigit(line[1], '0', '9') && isDigit(line[2], '0', '9');
    const char separator = line.size() > 3 ? line[3] : ' ';
    if (!hasCode || (separator != ' ' && separator != '-') || m_reply.lines.size() == maxLines) {
        return Status::Broken;
    }
    const int code = line.left(3).toInt();
    if (!m_reply.lines.isEmpty() && code != m_reply.code) {
        return Status::Broken;
    }
    m_reply.code = code;
    m_reply.lines.append(line.mid(4));
    return separator == '-' ? Status::Incomplete : Status::Complete;
}

SmtpReply SmtpReplyParser::take()
{
    return std::exchange(m_reply, {});
}

} // namespace rds
