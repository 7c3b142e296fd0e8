// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CodeLifetime.h"
#include "Command.h"

namespace rds::cli {

/// `rdsvm agents import`: a CSV file, all of it or nothing.
class AgentsImportCommand final : public Command {
public:
    AgentsImportCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_file;
    CodeLifetime m_codeLifetime;
};

} // namespace rds::cli
