// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CodeLifetime.h"
#include "Command.h"

#include <vector>

namespace rds::cli {

/// `rdsvm agents invite`: new settings files, for boxes that did not enrol in time, are lost, or are replaced.
class AgentsInviteCommand final : public Command {
public:
    AgentsInviteCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::vector<std::string> m_ids;
    CodeLifetime m_codeLifetime;
};

} // namespace rds::cli
