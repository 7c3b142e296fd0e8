// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm config`: lists the settings, or changes one.
class ConfigCommand final : public Command {
public:
    ConfigCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] int list();
    [[nodiscard]] int change();

    std::string m_key;
    std::string m_value;
    bool m_hasValue = false;
};

} // namespace rds::cli
