// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <string>
#include <vector>

namespace rds {
class Centre;
}

namespace rds::cli {

/// `rdsvm batch start`: sends a package and, unless told otherwise, stays until every verdict is there.
class BatchStartCommand final : public Command {
public:
    BatchStartCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    void noteLeftOut(const Centre& centre);

    std::string m_package;
    std::vector<std::string> m_agents;
    bool m_allowDowngrade = false;
    bool m_noWait = false;
};

} // namespace rds::cli
