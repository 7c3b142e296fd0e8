// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm keys install`: puts a key set in force that the root key has signed elsewhere.
class KeysInstallCommand final : public Command {
public:
    KeysInstallCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_file;
};

} // namespace rds::cli
