// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentSortKeys.h"

#include "AgentLook.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>

namespace rds {

namespace {

using Keys = AgentSortKeys::Keys;

/// Equal texts get equal ranks.
template <class TextOf> Keys collatedRanks(const std::vector<AgentStatus>& rows, TextOf textOf)
{
    QCollator collator{QLocale()};
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> sortKeys;
    sortKeys.reserve(rows.size());
    for (const AgentStatus& row : rows) {
        sortKeys.push_back(collator.sortKey(textOf(row)));
    }
    std::vector<quint32> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return sortKeys[a].compare(sortKeys[b]) < 0; });
    Keys ranks(rows.size());
    qint64 rank = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && sortKeys[order[i - 1]].compare(sortKeys[order[i]]) != 0) {
            ++rank;
        }
        ranks[order[i]] = rank;
    }
    return ranks;
}

/// A fleet runs few versions: each is ranked once.
template <class VersionOf> Keys versionRanks(const std::vector<AgentStatus>& rows, VersionOf versionOf)
{
    QHash<QString, qint64> rankOf;
    std::vector<SoftwareVersion> versions;
    for (const AgentStatus& row : rows) {
        const SoftwareVersion& version = versionOf(row);
        if (!version.isNull() && !rankOf.contains(version.toString())) {
            rankOf.insert(version.toString(), 0);
            versions.push_back(version);
        }
    }
    std::sort(versions.begin(), versions.end());
    for (size_t i = 0; i < versions.size(); ++i) {
        rankOf[versions[i].toString()] = static_cast<qint64>(i) + 1;
    }
    Keys ranks;
    ranks.reserve(rows.size());
    for (const AgentStatus& row : rows) {
        ranks.push_back(rankOf.value(versionOf(row).toString(), 0));
    }
    return ranks;
}

template <class NumberOf> Keys numbers(const std::vector<AgentStatus>& rows, NumberOf numberOf)
{
    Keys keys;
    keys.reserve(rows.size());
    std::transform(rows.begin(), rows.end(), std::back_inserter(keys), numberOf);
    return keys;
}

/// Failed first: that is what the operator sorts by state for. Who is not enrolled comes after those in a batch.
qint64 stateKey(const AgentStatus& row)
{
    if (showsEnrolment(row)) {
        return 50 + 10 * static_cast<qint64>(row.agent.enrolment) - static_cast<qint64>(row.agent.enrolmentProblem);
    }
    if (!row.target) {
        return 100;
    }
    return row.target->state == TargetState::Failed ? -1 : static_cast<qint64>(row.target->state);
}

qint64 markKey(const AgentStatus& row)
{
    return row.target && row.target->state == TargetState::Failed ? 0 : 1;
}

/// Before every time, and still negatable.
constexpr qint64 never = std::numeric_limits<qint64>::min() / 2;

qint64 checkKey(const AgentStatus& row)
{
    return row.agent.lastVersionCheck ? toMillis(*row.agent.lastVersionCheck) : never;
}

} // namespace

AgentSortKeys::AgentSortKeys(const std::vector<AgentStatus>& rows)
    : m_rows(rows)
{
}

const AgentSortKeys::Keys& AgentSortKeys::of(AgentColumn which)
{
    Column& cached = column(which);
    if (!cached.valid) {
        cached.keys = compute(which);
        cached.valid = true;
    }
    return cached.keys;
}

void AgentSortKeys::invalidate()
{
    for (Column& cached : m_columns) {
        cached = {};
    }
}

void AgentSortKeys::invalidate(const AgentStatus& before, const AgentStatus& after)
{
    const auto forget = [this](AgentColumn which) { column(which).valid = false; };
    if (before.agent.address.toString() != after.agent.address.toString()) {
        forget(AgentColumn::Address);
    }
    if (before.agent.note != after.agent.note) {
        forget(AgentColumn::Note);
    }
    if (before.agent.version != after.agent.version) {
        forget(AgentColumn::Version);
    }
    if (before.targetVersion != after.targetVersion) {
        forget(AgentColumn::Target);
    }
    if (before.agent.lastVersionCheck != after.agent.lastVersionCheck) {
        forget(AgentColumn::LastCheck);
    }
    if (stateKey(before) != stateKey(after)) {
        forget(AgentColumn::State);
    }
    if (markKey(before) != markKey(after)) {
        forget(AgentColumn::Mark);
    }
}

AgentSortKeys::Keys AgentSortKeys::compute(AgentColumn which) const
{
    switch (which) {
    case AgentColumn::Mark:
        return numbers(m_rows, &markKey);
    case AgentColumn::Id:
        return collatedRanks(m_rows, [](const AgentStatus& row) { return row.agent.id.toString(); });
    case AgentColumn::Address:
        return collatedRanks(m_rows, [](const AgentStatus& row) { return row.agent.address.toString(); });
    case AgentColumn::Version:
        return versionRanks(m_rows, [](const AgentStatus& row) -> const SoftwareVersion& { return row.agent.version; });
    case AgentColumn::Target:
        return versionRanks(m_rows, [](const AgentStatus& row) -> const SoftwareVersion& { return row.targetVersion; });
    case AgentColumn::LastCheck:
        return numbers(m_rows, &checkKey);
    case AgentColumn::State:
        return numbers(m_rows, &stateKey);
    case AgentColumn::Note:
        return collatedRanks(m_rows, [](const AgentStatus& row) { return row.agent.note; });
    }
    return {};
}

} // namespace rds
