// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <vector>

namespace rds::cli {

/// `rdsvm agents revoke`: believes the keys of these agents no more, for instance of a box that was lost.
class AgentsRevokeCommand final : public Command {
public:
    AgentsRevokeCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::vector<std::string> m_ids;
};

} // namespace rds::cli
