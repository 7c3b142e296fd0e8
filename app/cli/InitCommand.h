// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <QString>

namespace rds::cli {

/// `rdsvm init`: a new centre with its keys, in the data folder; its root key in a file of its own.
class InitCommand final : public Command {
public:
    InitCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] int report(const QString& rootKey);

    std::string m_rootKey;
};

} // namespace rds::cli
