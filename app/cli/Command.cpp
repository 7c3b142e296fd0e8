// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Command.h"

#include <CLI/CLI.hpp>

namespace rds::cli {

Command::Command(CLI::App& parent, CliContext& context, const std::string& name, const std::string& description)
    : m_app(parent.add_subcommand(name, description))
    , m_context(context)
{
}

bool Command::isChosen() const
{
    return m_app->parsed() && m_app->get_subcommands().empty();
}

} // namespace rds::cli
