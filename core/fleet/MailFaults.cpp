// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailFaults.h"

#include <core/base/Random.h>

namespace rds {

namespace {

constexpr int certain = 1000;

QString keyOf(const MailFault& fault)
{
    return fault.to.isNull() ? fault.from.normalized() : fault.to.normalized();
}

bool fits(const MailFault& fault, const MailAddress& from, const MailAddress& to)
{
    return (fault.from.isNull() || fault.from == from) && (fault.to.isNull() || fault.to == to);
}

} // namespace

MailFaults::RuleId MailFaults::add(MailFault fault)
{
    const RuleId id = ++m_lastId;
    auto& rules = m_rules[keyOf(fault)];
    rules.push_back({id, std::move(fault)});
    return id;
}

void MailFaults::remove(RuleId id)
{
    for (auto entry = m_rules.begin(); entry != m_rules.end(); ++entry) {
        if (std::erase_if(entry->second, [id](const Rule& rule) { return rule.id == id; }) == 0) {
            continue;
        }
        if (entry->second.empty()) {
            m_rules.erase(entry);
        }
        return;
    }
}

void MailFaults::clear()
{
    m_rules.clear();
}

std::optional<MailFault> MailFaults::strike(MailFault::Kind kind, const MailAddress& from, const MailAddress& to,
                                            Random& random)
{
    if (m_rules.empty()) {
        return std::nullopt;
    }
    auto struck = to.isNull() ? std::nullopt : strikeAmong(to.normalized(), kind, from, to, random);
    if (!struck && !from.isNull() && from != to) {
        struck = strikeAmong(from.normalized(), kind, from, to, random);
    }
    return struck ? struck : strikeAmong({}, kind, from, to, random);
}

std::optional<MailFault> MailFaults::strikeAmong(const QString& key, MailFault::Kind kind, const MailAddress& from,
                                                 const MailAddress& to, Random& random)
{
    const auto entry = m_rules.find(key);
    if (entry == m_rules.end()) {
        return std::nullopt;
    }
    std::vector<Rule>& rules = entry->second;
    for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
        MailFault& fault = rule->fault;
        const bool meant = fault.kind == kind && fault.remaining != 0 && fits(fault, from, to);
        if (!meant || (fault.permille < certain && static_cast<int>(random.below(certain)) >= fault.permille)) {
            continue;
        }
        if (fault.remaining > 0) {
            --fault.remaining;
        }
        MailFault struck = fault;
        if (struck.remaining == 0) {
            rules.erase(rule);
            if (rules.empty()) {
                m_rules.erase(entry);
            }
        }
        return struck;
    }
    return std::nullopt;
}

} // namespace rds
