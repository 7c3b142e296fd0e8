// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm batch status`: how far the newest batch is.
class BatchStatusCommand final : public Command {
public:
    BatchStatusCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    bool m_json = false;
};

} // namespace rds::cli
