// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

namespace rds::cli {

/// `rdsvm keys sign`: the root's signature on a draft, on the machine that has the root key. Needs no centre there.
class KeysSignCommand final : public Command {
public:
    KeysSignCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    std::string m_draft;
    std::string m_rootKey;
    std::string m_output;
};

} // namespace rds::cli
