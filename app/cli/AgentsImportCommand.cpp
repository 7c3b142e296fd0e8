// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsImportCommand.h"

#include "CentreSession.h"
#include "CliContext.h"
#include "SettingsFileNotice.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsImportCommand::AgentsImportCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "import",
              "Add the agents of a CSV file: agent_id, mail_address, software_version, "
              "last_version_check, note, hardware_class")
    , m_codeLifetime(app())
{
    app().add_option("file", m_file, "CSV file (UTF-8)")->required();
}

int AgentsImportCommand::run()
{
    CentreSession session(context());
    const auto centre = session.openWithoutMail();
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto added = (*centre)->importAgents(QString::fromStdString(m_file), m_codeLifetime.value());
    if (!added) {
        return context().fail(added.error());
    }
    context().print(QCoreApplication::translate("AgentsImportCommand", "Imported %1.").arg(formatAgentCount(*added)));
    noticeSettingsFiles(context(), {}, m_codeLifetime.value());
    return ExitCode::Success;
}

} // namespace rds::cli
