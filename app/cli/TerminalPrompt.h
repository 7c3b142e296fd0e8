// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/SecretPrompt.h>

namespace rds::cli {

/// Asks at the terminal, without echo. Nobody is asked where standard input is something else, for instance in a
/// script. Questions go to standard error.
class TerminalPrompt final : public SecretPrompt {
public:
    void ask(const Question& question, Done done) override;
};

} // namespace rds::cli
