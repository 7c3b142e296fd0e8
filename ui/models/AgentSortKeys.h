// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentColumn.h"

#include <core/domain/AgentStatus.h>

#include <array>
#include <vector>

namespace rds {

/// One number per agent and column, whose order is the column's order: collated once, then sorted as numbers.
///
/// Texts are ordered as the default locale does, runs of digits as numbers; versions as releases; agents that
/// lack a value come first. Keys are computed when they are first asked for after a change.
class AgentSortKeys {
public:
    using Keys = std::vector<qint64>;

    /// @param rows must live as long as this
    explicit AgentSortKeys(const std::vector<AgentStatus>& rows);

    [[nodiscard]] const Keys& of(AgentColumn which);
    /// Forgets all: the rows were replaced, added to, or the locale has changed.
    void invalidate();
    /// Forgets the columns in which the two differ.
    void invalidate(const AgentStatus& before, const AgentStatus& after);

private:
    struct Column {
        Keys keys;
        bool valid = false;
    };

    [[nodiscard]] Column& column(AgentColumn column) { return m_columns[static_cast<size_t>(column)]; }
    [[nodiscard]] Keys compute(AgentColumn which) const;

    const std::vector<AgentStatus>& m_rows;
    std::array<Column, allAgentColumns.size()> m_columns;
};

} // namespace rds
