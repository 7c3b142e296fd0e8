// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsRemoveCommand.h"

#include "AgentIds.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsRemoveCommand::AgentsRemoveCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "remove", "Take agents out of the list; their history stays for the audit")
{
    app().add_option("id", m_ids, "Agent IDs")->required();
}

int AgentsRemoveCommand::run()
{
    const auto ids = parseAgentIds(m_ids);
    if (!ids) {
        return context().fail(ids.error());
    }
    CentreSession session(context());
    const auto centre = session.openWithoutMail();
    if (!centre) {
        return context().fail(centre.error());
    }
    if (const auto removed = (*centre)->removeAgents(*ids); !removed) {
        return context().fail(removed.error());
    }
    context().print(QCoreApplication::translate("AgentsRemoveCommand", "Removed %1.")
                        .arg(formatAgentCount(static_cast<int>(ids->size()))));
    return ExitCode::Success;
}

} // namespace rds::cli
