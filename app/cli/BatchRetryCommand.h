// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm batch retry`: another attempt for every failed agent of the newest batch.
class BatchRetryCommand final : public Command {
public:
    BatchRetryCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    bool m_noWait = false;
};

} // namespace rds::cli
