// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SettingsFileNotice.h"

#include "CliContext.h"

#include <core/centre/AgentEnrolment.h>
#include <ui/text/Format.h>

#include <QCoreApplication>

namespace rds::cli {

void noticeSettingsFiles(CliContext& context, const std::vector<AgentId>& agents, Duration codeLifetime)
{
    const QString folder = context.folder() + QStringLiteral("/agents");
    const QString where = agents.size() == 1 ? agentSettingsPath(folder, agents.front()) : folder;
    context.print(QCoreApplication::translate("SettingsFileNotice",
                                              "Settings files for the boxes, to be used once and until %1: %2")
                      .arg(formatDate(context.clock().now() + codeLifetime), where));
}

} // namespace rds::cli
