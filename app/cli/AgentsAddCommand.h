// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm agents add`: one agent, with its keys and its settings file.
class AgentsAddCommand final : public Command {
public:
    AgentsAddCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_id;
    std::string m_address;
    std::string m_note;
};

} // namespace rds::cli
