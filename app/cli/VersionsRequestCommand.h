// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <core/domain/AgentId.h>

#include <vector>

namespace rds {
class Centre;
}

namespace rds::cli {

/// `rdsvm versions request`: asks agents what they run, outside any batch.
class VersionsRequestCommand final : public Command {
public:
    VersionsRequestCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<int> waitForReports(Centre& centre, const std::vector<AgentId>& agents);

    std::vector<std::string> m_agents;
    int m_waitSeconds = 0;
};

} // namespace rds::cli
