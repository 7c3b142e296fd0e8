// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm keys show`: the root certificate, the key set in force, and how many agents do not follow it yet.
class KeysShowCommand final : public Command {
public:
    KeysShowCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    bool m_json = false;
};

} // namespace rds::cli
