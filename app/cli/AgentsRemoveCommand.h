// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <vector>

namespace rds::cli {

/// `rdsvm agents remove`: takes agents out of the list; their history stays for the audit.
class AgentsRemoveCommand final : public Command {
public:
    AgentsRemoveCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::vector<std::string> m_ids;
};

} // namespace rds::cli
