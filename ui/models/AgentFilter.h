// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

#include <QStringList>

namespace rds {

enum class StateFilter { All, Waiting, Updated, Failed };

/// Where an agent's newest batch left it; All for an agent that was never in one.
[[nodiscard]] StateFilter stateGroup(const AgentStatus& status);

/// How many agents each StateFilter lets through, and how many of all can be updated.
struct AgentCounts {
    int all = 0;
    int enrolled = 0;
    int waiting = 0;
    int updated = 0;
    int failed = 0;

    [[nodiscard]] int of(StateFilter filter) const;
    /// @param step 1 for an agent that comes, -1 for one that goes
    void count(const AgentStatus& status, int step);

    friend bool operator==(const AgentCounts&, const AgentCounts&) = default;
};

/// Which agents the list shows: of one state group, and with every word of the text in id, address, version,
/// hardware class or note, whatever the case.
class AgentFilter {
public:
    AgentFilter() = default;
    AgentFilter(const QString& text, StateFilter state);

    [[nodiscard]] bool matches(const AgentStatus& status) const;
    [[nodiscard]] bool isOpen() const { return m_words.isEmpty() && m_state == StateFilter::All; }
    [[nodiscard]] StateFilter state() const { return m_state; }
    /// True where this filter can show only agents that `other` shows too.
    [[nodiscard]] bool narrows(const AgentFilter& other) const;

private:
    QStringList m_words;
    StateFilter m_state = StateFilter::All;
};

} // namespace rds
