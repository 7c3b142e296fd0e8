// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsImportCommand.h"

#include "CliContext.h"

#include <app/setup/CentreRuntime.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsImportCommand::AgentsImportCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "import",
              "Add the agents of a CSV file: agent_id, mail_address, software_version, "
              "last_version_check, note")
{
    app().add_option("file", m_file, "CSV file (UTF-8)")->required();
}

int AgentsImportCommand::run()
{
    CentreRuntime runtime;
    const auto centre = runtime.openWithoutMail(context().folder());
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto added = (*centre)->importAgents(QString::fromStdString(m_file));
    if (!added) {
        return context().fail(added.error());
    }
    context().print(QCoreApplication::translate("AgentsImportCommand", "Imported %1. Their settings files: %2")
                        .arg(formatAgentCount(*added), context().folder() + QStringLiteral("/agents")));
    return ExitCode::Success;
}

} // namespace rds::cli
