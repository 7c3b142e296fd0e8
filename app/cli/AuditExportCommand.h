// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm audit export`: every agent with its versions, as a file for others.
class AuditExportCommand final : public Command {
public:
    AuditExportCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_format = "csv";
    std::string m_output;
};

} // namespace rds::cli
