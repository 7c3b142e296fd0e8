// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchStartCommand.h"

#include "AgentIds.h"
#include "BatchOutcome.h"
#include "BatchWatch.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <CLI/CLI.hpp>

namespace rds::cli {

BatchStartCommand::BatchStartCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "start", "Send an update package to all agents, ask for their versions, and judge them")
{
    app().add_option("package", m_package, "The package file")->required();
    app().add_option("--agent", m_agents, "Only this agent; may be repeated (default: all)");
    app().add_flag("--allow-downgrade", m_allowDowngrade, "Also replace newer releases");
    app().add_flag("--no-wait", m_noWait, "End once the mails are sent; `rdsvm batch run` carries on");
}

int BatchStartCommand::run()
{
    const auto agents = parseAgentIds(m_agents);
    if (!agents) {
        return context().fail(agents.error());
    }
    CentreSession session;
    const auto centre = session.open(context());
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto batch = (*centre)->startBatch(QString::fromStdString(m_package), *agents, m_allowDowngrade);
    if (!batch) {
        return context().fail(batch.error());
    }
    return followBatch(context(), **centre, *batch, m_noWait);
}

} // namespace rds::cli
