// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SenderField.h"

#include <algorithm>
#include <optional>

namespace rds {

namespace {

/// Past the quoted string or comment that begins at `at`; none where it does not end. Comments nest.
std::optional<qsizetype> skipHidden(const QByteArray& value, qsizetype at)
{
    const bool isComment = value.at(at) == '(';
    int depth = 1;
    while (++at < value.size()) {
        const char c = value.at(at);
        if (c == '\\') {
            ++at;
        } else if (isComment && c == '(') {
            ++depth;
        } else if (c == (isComment ? ')' : '"') && --depth == 0) {
            return at + 1;
        }
    }
    return std::nullopt;
}

/// The value without what quotes and comments hide: a quote stays as `"`, a comment becomes a space.
std::optional<QByteArray> visiblePart(const QByteArray& value)
{
    QByteArray visible;
    for (qsizetype at = 0; at < value.size();) {
        const char c = value.at(at);
        if (c != '"' && c != '(') {
            visible.append(c);
            ++at;
            continue;
        }
        const auto end = skipHidden(value, at);
        if (!end) {
            return std::nullopt;
        }
        visible.append(c == '"' ? '"' : ' ');
        at = *end;
    }
    return visible.trimmed();
}

bool hasAny(const QByteArray& text, const char* characters)
{
    return std::any_of(text.begin(), text.end(), [&](char c) { return QByteArray(characters).contains(c); });
}

bool isAddress(const QByteArray& text)
{
    const bool isVisible = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return isVisible && text.count('@') == 1 && !hasAny(text, "<>(),;:\\\"");
}

} // namespace

QByteArray readSenderAddress(const QByteArray& fieldValue)
{
    const auto visible = visiblePart(fieldValue);
    if (!visible) {
        return {};
    }
    const qsizetype angle = visible->indexOf('<');
    if (angle < 0) {
        return isAddress(*visible) ? *visible : QByteArray();
    }
    const QByteArray name = visible->left(angle);
    const QByteArray rest = visible->mid(angle + 1);
    if (hasAny(name, "@,;:>\\") || !rest.endsWith('>')) {
        return {};
    }
    const QByteArray address = rest.chopped(1).trimmed();
    return isAddress(address) ? address : QByteArray();
}

} // namespace rds
