// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsAddCommand.h"

#include "CentreSession.h"
#include "CliContext.h"
#include "SettingsFileNotice.h"

#include <core/domain/DomainError.h>
#include <core/domain/PackageManifest.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsAddCommand::AgentsAddCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "add", "Add an agent; the settings file for its box is made in the data folder")
    , m_codeLifetime(app())
{
    app().add_option("id", m_id, "Agent ID, for instance AGENT0000001")->required();
    app().add_option("address", m_address, "Its mail address")->required();
    app().add_option("--note", m_note, "A note, for instance the customer");
    app().add_option("--hardware-class", m_hardware,
                     "The class of its box; packages for certain classes are refused by all others");
}

Result<Agent> AgentsAddCommand::agent() const
{
    const auto id = AgentId::parse(QString::fromStdString(m_id));
    if (!id) {
        return failure(id.error());
    }
    const auto address = MailAddress::parse(QString::fromStdString(m_address));
    if (!address) {
        return failure(address.error());
    }
    Agent agent;
    agent.id = *id;
    agent.address = *address;
    agent.note = QString::fromStdString(m_note);
    agent.hardwareClass = QString::fromStdString(m_hardware);
    if (!agent.hardwareClass.isEmpty() && !isHardwareClass(agent.hardwareClass)) {
        return failure(DomainError::InvalidHardwareClass, agent.hardwareClass.left(100));
    }
    return agent;
}

int AgentsAddCommand::run()
{
    const auto wanted = agent();
    if (!wanted) {
        return context().fail(wanted.error());
    }
    CentreSession session(context());
    const auto centre = session.openWithoutMail();
    if (!centre) {
        return context().fail(centre.error());
    }
    if (const auto added = (*centre)->addAgents({*wanted}, m_codeLifetime.value()); !added) {
        return context().fail(added.error());
    }
    context().print(QCoreApplication::translate("AgentsAddCommand", "%1 is added.").arg(wanted->id.toString()));
    noticeSettingsFiles(context(), {wanted->id}, m_codeLifetime.value());
    return ExitCode::Success;
}

} // namespace rds::cli
