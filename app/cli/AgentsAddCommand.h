// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CodeLifetime.h"
#include "Command.h"

#include <core/domain/Agent.h>

namespace rds::cli {

/// `rdsvm agents add`: one agent, with the settings file by which its box enrols.
class AgentsAddCommand final : public Command {
public:
    AgentsAddCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<Agent> agent() const;

    std::string m_id;
    std::string m_address;
    std::string m_note;
    std::string m_hardware;
    CodeLifetime m_codeLifetime;
};

} // namespace rds::cli
