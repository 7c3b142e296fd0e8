// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsRevokeCommand.h"

#include "AgentIds.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsRevokeCommand::AgentsRevokeCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "revoke", "Believe the keys of agents no more (a lost box); their codes are dead too")
{
    app().add_option("id", m_ids, "Agent IDs")->required();
}

int AgentsRevokeCommand::run()
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
    if (const auto revoked = (*centre)->revokeAgents(*ids); !revoked) {
        return context().fail(revoked.error());
    }
    context().print(QCoreApplication::translate("AgentsRevokeCommand",
                                                "Revoked %1. To use boxes in their place: rdsvm agents invite")
                        .arg(formatAgentCount(static_cast<int>(ids->size()))));
    return ExitCode::Success;
}

} // namespace rds::cli
