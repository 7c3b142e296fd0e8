// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentId.h"

#include "DomainError.h"

#include <algorithm>

namespace rds {

namespace {

constexpr int maxLength = 64;

bool isAsciiAlnum(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool isAllowed(QChar c)
{
    return isAsciiAlnum(c) || c == u'.' || c == u'_' || c == u'-';
}

} // namespace

Result<AgentId> AgentId::parse(const QString& text)
{
    const bool valid = !text.isEmpty() && text.size() <= maxLength && isAsciiAlnum(text.front())
        && std::all_of(text.begin(), text.end(), isAllowed);
    if (!valid) {
        return failure(DomainError::InvalidAgentId, text.left(maxLength));
    }
    AgentId id;
    id.m_text = text;
    return id;
}

} // namespace rds
