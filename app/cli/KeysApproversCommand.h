// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"
#include "KeySetSigning.h"

#include <vector>

namespace rds::cli {

/// `rdsvm keys approvers`: who approves packages, and how many of them a package needs (two-person rule).
class KeysApproversCommand final : public Command {
public:
    KeysApproversCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<std::vector<Certificate>> approvers(const KeySet& present) const;

    KeySetSigning m_signing;
    std::vector<std::string> m_added;
    std::vector<std::string> m_removed;
    int m_required = -1; ///< as before
};

} // namespace rds::cli
