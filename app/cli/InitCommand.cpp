// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "InitCommand.h"

#include "CliContext.h"

#include <QCoreApplication>

namespace rds::cli {

InitCommand::InitCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "init", "Set up a new centre: its database and keys")
{
}

int InitCommand::run()
{
    if (const auto created = CentreFolder::create(context().folder(), context().clock(), context().random());
        !created) {
        return context().fail(created.error());
    }
    context().print(QCoreApplication::translate("InitCommand",
                                                "The centre is set up in %1. Keep a copy of its folder "
                                                "keys/ in a safe place.")
                        .arg(context().folder()));
    return ExitCode::Success;
}

} // namespace rds::cli
