// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <core/domain/AgentId.h>

#include <set>
#include <vector>

namespace rds {
class Centre;
}

namespace rds::cli {

/// `rdsvm agents enrol`: fetches mail until the boxes that are awaited have enrolled, or time is up.
class AgentsEnrolCommand final : public Command {
public:
    AgentsEnrolCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    /// Those that were named, or all that are invited, less those that have enrolled.
    [[nodiscard]] Result<std::set<AgentId>> awaited(const Centre& centre) const;
    [[nodiscard]] Result<std::set<AgentId>> waitFor(Centre& centre);

    std::vector<std::string> m_ids;
    std::vector<AgentId> m_agents;
    int m_waitSeconds = 600;
};

} // namespace rds::cli
