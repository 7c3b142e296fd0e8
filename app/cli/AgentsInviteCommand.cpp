// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsInviteCommand.h"

#include "AgentIds.h"
#include "CentreSession.h"
#include "CliContext.h"
#include "SettingsFileNotice.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AgentsInviteCommand::AgentsInviteCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "invite",
              "Make new settings files for agents of the list; the keys and codes that they had count no more")
    , m_codeLifetime(app())
{
    app().add_option("id", m_ids, "Agent IDs")->required();
}

int AgentsInviteCommand::run()
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
    if (const auto invited = (*centre)->inviteAgents(*ids, m_codeLifetime.value()); !invited) {
        return context().fail(invited.error());
    }
    context().print(QCoreApplication::translate("AgentsInviteCommand", "Invited %1.")
                        .arg(formatAgentCount(static_cast<int>(ids->size()))));
    noticeSettingsFiles(context(), *ids, m_codeLifetime.value());
    return ExitCode::Success;
}

} // namespace rds::cli
