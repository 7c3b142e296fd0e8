// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "KeySetSigning.h"

#include "Command.h"

namespace rds::cli {

/// `rdsvm keys rotate` and `rdsvm keys request`: new keys of the day. With the root key at hand they are in force at
/// once; otherwise they wait for it.
class KeysRotateCommand final : public Command {
public:
    KeysRotateCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<KeySecrets> secrets(CentreFolder& folder);

    KeySetSigning m_signing;
    bool m_revoke = false;
    int m_days = 365;
    std::string m_signingToken;
};

} // namespace rds::cli
