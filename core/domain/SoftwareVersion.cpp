// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SoftwareVersion.h"

#include "DomainError.h"

#include <QRegularExpression>

namespace rds {

namespace {

constexpr int maxLength = 80;

std::strong_ordering compareNumbers(QStringView a, QStringView b)
{
    while (a.size() > 1 && a.front() == u'0') {
        a = a.mid(1);
    }
    while (b.size() > 1 && b.front() == u'0') {
        b = b.mid(1);
    }
    if (a.size() != b.size()) {
        return a.size() <=> b.size();
    }
    return a.compare(b) <=> 0;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the leading run of digits, or of non-digits, off `text`.
QStringView takeRun(QStringView& text)
{
    qsizetype end = 1;
    while (end < text.size() && isDigit(text[end]) == isDigit(text.front())) {
        ++end;
    }
    const QStringView run = text.left(end);
    text = text.mid(end);
    return run;
}

std::strong_ordering compareNaturally(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty()) {
        const QStringView runA = takeRun(a);
        const QStringView runB = takeRun(b);
        const bool numbers = isDigit(runA.front()) && isDigit(runB.front());
        const auto order = numbers ? compareNumbers(runA, runB) : (runA.compare(runB) <=> 0);
        if (order != 0) {
            return order;
        }
    }
    return a.size() <=> b.size();
}

} // namespace

Result<SoftwareVersion> SoftwareVersion::parse(const QString& text)
{
    static const QRegularExpression grammar(
        QStringLiteral(R"(\A[0-9]{1,9}(?:\.[0-9]{1,9}){1,3}(?:-[A-Za-z0-9._+-]{1,32})?\z)"));
    if (text.size() > maxLength || !grammar.match(text).hasMatch()) {
        return failure(DomainError::InvalidSoftwareVersion, text.left(maxLength));
    }
    SoftwareVersion version;
    version.m_text = text;
    return version;
}

QString SoftwareVersion::commonPart() const
{
    return m_text.section(u'-', 0, 0);
}

QString SoftwareVersion::freePart() const
{
    const qsizetype dash = m_text.indexOf(u'-');
    return dash < 0 ? QString() : m_text.mid(dash);
}

std::strong_ordering operator<=>(const SoftwareVersion& a, const SoftwareVersion& b)
{
    if (const auto common = compareNaturally(a.commonPart(), b.commonPart()); common != 0) {
        return common;
    }
    if (const auto free = compareNaturally(a.freePart(), b.freePart()); free != 0) {
        return free;
    }
    return a.m_text.compare(b.m_text) <=> 0;
}

} // namespace rds
