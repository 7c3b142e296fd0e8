// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <app/setup/SecretName.h>

namespace rds::cli {

/// `rdsvm keys remember` and `rdsvm keys forget`: a secret in the desktop's key store.
class KeysRememberCommand final : public Command {
public:
    enum class Deed {
        Remember,
        Forget,
    };

    KeysRememberCommand(CLI::App& parent, CliContext& context, Deed deed);
    int run() override;

private:
    [[nodiscard]] int remember(SecretName name);
    [[nodiscard]] int forget(SecretName name);

    Deed m_deed;
    std::string m_name;
};

} // namespace rds::cli
