// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentFilter.h"

#include <algorithm>

namespace rds {

StateFilter stateGroup(const AgentStatus& status)
{
    if (!status.target) {
        return StateFilter::All;
    }
    switch (status.target->state) {
    case TargetState::Updated:
        return StateFilter::Updated;
    case TargetState::Failed:
        return StateFilter::Failed;
    default:
        return StateFilter::Waiting;
    }
}

int AgentCounts::of(StateFilter filter) const
{
    switch (filter) {
    case StateFilter::All:
        return all;
    case StateFilter::Waiting:
        return waiting;
    case StateFilter::Updated:
        return updated;
    case StateFilter::Failed:
        return failed;
    }
    return 0;
}

void AgentCounts::count(const AgentStatus& status, int step)
{
    all += step;
    enrolled += status.agent.enrolment == EnrolmentState::Enrolled ? step : 0;
    switch (stateGroup(status)) {
    case StateFilter::All:
        break;
    case StateFilter::Waiting:
        waiting += step;
        break;
    case StateFilter::Updated:
        updated += step;
        break;
    case StateFilter::Failed:
        failed += step;
        break;
    }
}

AgentFilter::AgentFilter(const QString& text, StateFilter state)
    // simplified() knows the ideographic space that Japanese input methods type.
    : m_words(text.simplified().split(u' ', Qt::SkipEmptyParts))
    , m_state(state)
{
}

bool AgentFilter::matches(const AgentStatus& status) const
{
    if (m_state != StateFilter::All && stateGroup(status) != m_state) {
        return false;
    }
    const Agent& agent = status.agent;
    return std::all_of(m_words.begin(), m_words.end(), [&agent](const QString& word) {
        return agent.id.toString().contains(word, Qt::CaseInsensitive)
            || agent.address.toString().contains(word, Qt::CaseInsensitive)
            || agent.note.contains(word, Qt::CaseInsensitive) || agent.hardwareClass.contains(word, Qt::CaseInsensitive)
            || agent.version.toString().contains(word, Qt::CaseInsensitive);
    });
}

bool AgentFilter::narrows(const AgentFilter& other) const
{
    if (other.m_state != StateFilter::All && other.m_state != m_state) {
        return false;
    }
    return std::all_of(other.m_words.begin(), other.m_words.end(), [this](const QString& theirs) {
        return std::any_of(m_words.begin(), m_words.end(),
                           [&theirs](const QString& mine) { return mine.contains(theirs, Qt::CaseInsensitive); });
    });
}

} // namespace rds
