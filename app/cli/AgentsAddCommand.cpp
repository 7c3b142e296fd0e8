// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsAddCommand.h"

#include "CliContext.h"

#include <app/setup/CentreRuntime.h>
#include <core/domain/DomainError.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsAddCommand::AgentsAddCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "add", "Add an agent; its settings file is made in the data folder")
{
    app().add_option("id", m_id, "Agent ID, for instance AGENT0000001")->required();
    app().add_option("address", m_address, "Its mail address")->required();
    app().add_option("--note", m_note, "A note, for instance the customer");
}

int AgentsAddCommand::run()
{
    const auto id = AgentId::parse(QString::fromStdString(m_id));
    if (!id) {
        return context().fail(id.error());
    }
    const auto address = MailAddress::parse(QString::fromStdString(m_address));
    if (!address) {
        return context().fail(address.error());
    }
    CentreRuntime runtime;
    const auto centre = runtime.openWithoutMail(context().folder());
    if (!centre) {
        return context().fail(centre.error());
    }
    if (const auto added = (*centre)->addAgents({{*id, *address, {}, {}, QString::fromStdString(m_note)}}); !added) {
        return context().fail(added.error());
    }
    context().print(QCoreApplication::translate("AgentsAddCommand", "%1 is added. Its settings file: %2")
                        .arg(id->toString(), agentSettingsPath(context().folder() + QStringLiteral("/agents"), *id)));
    return ExitCode::Success;
}

} // namespace rds::cli
