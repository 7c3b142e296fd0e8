// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm batch run`: carries unfinished batches on, after a start without waiting or after a stop.
class BatchRunCommand final : public Command {
public:
    BatchRunCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    bool m_noWait = false;
};

} // namespace rds::cli
