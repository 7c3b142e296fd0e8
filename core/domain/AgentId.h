// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QHashFunctions>

#include <compare>

namespace rds {

/// The name of one agent, `AGENT0000001`: 1 to 64 characters of `[A-Za-z0-9._-]`, beginning with
/// a letter or digit. Usable as a file name as it is.
class AgentId {
public:
    AgentId() = default;
    [[nodiscard]] static Result<AgentId> parse(const QString& text);

    [[nodiscard]] const QString& toString() const { return m_text; }
    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }

    friend bool operator==(const AgentId&, const AgentId&) = default;
    friend bool operator<(const AgentId& a, const AgentId& b) { return a.m_text < b.m_text; }
    friend size_t qHash(const AgentId& id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

} // namespace rds

template <> struct std::hash<rds::AgentId> {
    std::size_t operator()(const rds::AgentId& id) const noexcept { return qHash(id); }
};
