// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentColumn.h"

#include <QCoreApplication>

namespace rds {

namespace {

struct AgentColumnText {
    Q_DECLARE_TR_FUNCTIONS(AgentColumn)
};

} // namespace

QString columnTitle(AgentColumn column)
{
    switch (column) {
    case AgentColumn::Mark:
        return AgentColumnText::tr("Failed mark");
    case AgentColumn::Id:
        return AgentColumnText::tr("RDS Agent ID");
    case AgentColumn::Address:
        return AgentColumnText::tr("Mail address");
    case AgentColumn::Version:
        return AgentColumnText::tr("Version");
    case AgentColumn::Target:
        return AgentColumnText::tr("Target");
    case AgentColumn::LastCheck:
        return AgentColumnText::tr("Last version check");
    case AgentColumn::State:
        return AgentColumnText::tr("State");
    case AgentColumn::Note:
        return AgentColumnText::tr("Note");
    }
    return {};
}

} // namespace rds
