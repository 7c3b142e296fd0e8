// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm init`: a new centre with its keys, in the data folder.
class InitCommand final : public Command {
public:
    InitCommand(CLI::App& parent, CliContext& context);
    int run() override;
};

} // namespace rds::cli
