// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm package show`: what a package holds, once its signature was found good.
class PackageShowCommand final : public Command {
public:
    PackageShowCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_file;
    bool m_json = false;
};

} // namespace rds::cli
