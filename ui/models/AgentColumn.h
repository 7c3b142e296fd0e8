// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <array>

namespace rds {

/// The columns of the agent list, in the order of the original screen.
enum class AgentColumn { Mark, Id, Address, Version, Target, LastCheck, State, Note };

inline constexpr std::array allAgentColumns{
    AgentColumn::Mark,   AgentColumn::Id,        AgentColumn::Address, AgentColumn::Version,
    AgentColumn::Target, AgentColumn::LastCheck, AgentColumn::State,   AgentColumn::Note,
};

/// In the program's language. The mark's header shows none; menus and screen readers do.
[[nodiscard]] QString columnTitle(AgentColumn column);

} // namespace rds
