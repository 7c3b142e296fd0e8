// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailAddress.h"

#include "DomainError.h"

#include <QRegularExpression>

namespace rds {

namespace {

constexpr int maxLength = 254;
constexpr int maxLocalLength = 64;

} // namespace

Result<MailAddress> MailAddress::parse(const QString& text)
{
    static const QRegularExpression grammar(QStringLiteral(
        R"(\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
        R"(@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)"
        R"(|\[(?:IPv6:[0-9A-Fa-f:.]+|[0-9.]+)\])\z)"));
    const bool valid =
        text.size() <= maxLength && text.indexOf(u'@') <= maxLocalLength && grammar.match(text).hasMatch();
    if (!valid) {
        return failure(DomainError::InvalidMailAddress, text.left(maxLength));
    }
    MailAddress address;
    address.m_text = text;
    return address;
}

QString MailAddress::domain() const
{
    return m_text.mid(m_text.indexOf(u'@') + 1);
}

QString MailAddress::normalized() const
{
    const qsizetype at = m_text.indexOf(u'@') + 1;
    return m_text.left(at) + m_text.mid(at).toLower();
}

} // namespace rds
