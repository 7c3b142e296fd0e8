// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchStartCommand.h"

#include "AgentIds.h"
#include "BatchOutcome.h"
#include "BatchWatch.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>

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
    CentreSession session(context());
    const auto centre = session.open();
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto batch = (*centre)->startBatch(QString::fromStdString(m_package), *agents, m_allowDowngrade);
    if (!batch) {
        return context().fail(batch.error());
    }
    if (agents->empty()) {
        noteLeftOut(**centre);
    }
    return followBatch(context(), **centre, *batch, m_noWait);
}

void BatchStartCommand::noteLeftOut(const Centre& centre)
{
    const auto statuses = centre.statuses();
    const auto leftOut =
        !statuses ? 0 : std::count_if(statuses->begin(), statuses->end(), [](const AgentStatus& status) {
            return status.agent.enrolment != EnrolmentState::Enrolled;
        });
    if (leftOut > 0) {
        context().note(QCoreApplication::translate("BatchStartCommand", "Left out, because they are not enrolled: %1.")
                           .arg(formatAgentCount(static_cast<int>(leftOut))));
    }
}

} // namespace rds::cli
