// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm keys approver`: makes the key of somebody who approves packages, on that person's machine.
class KeysApproverCommand final : public Command {
public:
    KeysApproverCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_output;
    std::string m_name;
};

} // namespace rds::cli
