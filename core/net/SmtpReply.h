// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArrayList>
#include <QString>

namespace rds {

/// A server's answer, of one line or several (RFC 5321, section 4.2).
struct SmtpReply {
    int code = 0;
    QByteArrayList lines; ///< without code and separator

    [[nodiscard]] bool isPositive() const { return code / 100 == 2; }
    [[nodiscard]] bool isIntermediate() const { return code / 100 == 3; }
    [[nodiscard]] bool isTransient() const { return code / 100 == 4; }
    [[nodiscard]] bool isPermanent() const { return code / 100 == 5; }
    /// Code and lines in one line, as evidence for the operator.
    [[nodiscard]] QString toString() const;
};

/// Puts lines together to a reply.
class SmtpReplyParser {
public:
    enum class Status { Incomplete, Complete, Broken };

    /// Broken: not a reply line, codes that differ, or more lines than any server sends.
    [[nodiscard]] Status add(const QByteArray& line);
    [[nodiscard]] SmtpReply take();

private:
    SmtpReply m_reply;
};

} // namespace rds
