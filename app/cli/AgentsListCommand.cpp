// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsListCommand.h"

#include "AgentTable.h"
#include "CliContext.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rds::cli {

AgentsListCommand::AgentsListCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "list", "List the agents: version, target, last check, enrolment, state")
{
    app().add_flag("--json", m_json, "Print a JSON array instead of the table");
    app().add_flag("--failed", m_failedOnly, "Only agents that failed in their newest batch");
}

int AgentsListCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    auto agents = (*folder)->database().batches().statuses();
    if (!agents) {
        return context().fail(agents.error());
    }
    if (m_failedOnly) {
        std::erase_if(*agents, [](const AgentStatus& status) {
            return !status.target || status.target->state != TargetState::Failed;
        });
    }
    if (!m_json) {
        for (const QString& line : agentTable(*agents, context().clock().now())) {
            context().print(line);
        }
        return ExitCode::Success;
    }
    QJsonArray rows;
    for (const AgentStatus& status : *agents) {
        rows.append(agentJson(status));
    }
    context().print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    return ExitCode::Success;
}

} // namespace rds::cli
