// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm agents list`: every agent as it stands.
class AgentsListCommand final : public Command {
public:
    AgentsListCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    bool m_json = false;
    bool m_failedOnly = false;
};

} // namespace rds::cli
