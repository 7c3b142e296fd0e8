// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MainMenu.h"

#include "MainActions.h"

#include <ui/models/AgentColumn.h>

#include <QActionGroup>
#include <QHeaderView>
#include <QMenuBar>

namespace rds {

MainMenu::MainMenu(QMenuBar& bar, const MainActions& actions, QHeaderView& columns)
    : QObject(&bar)
    , m_header(columns)
    , m_file(add(bar, "fileMenu"))
    , m_edit(add(bar, "editMenu"))
    , m_command(add(bar, "commandMenu"))
    , m_view(add(bar, "viewMenu"))
    , m_help(add(bar, "helpMenu"))
{
    m_file->addActions({actions.importAgents, actions.exportAudit});
    m_file->addSeparator();
    m_file->addActions({actions.unlock, actions.showKeys});
    m_file->addSeparator();
    m_file->addAction(actions.quit);

    m_edit->addActions({actions.addAgent, actions.makeSettingsFiles, actions.editNote});
    m_edit->addSeparator();
    m_edit->addActions({actions.revokeAgents, actions.removeAgents});
    m_edit->addSeparator();
    m_edit->addActions({actions.copy, actions.selectAll});
    m_edit->addSeparator();
    m_edit->addAction(actions.find);

    m_command->addActions({actions.startBatch, actions.retryFailed});
    m_command->addSeparator();
    m_command->addAction(actions.requestVersions);

    m_columns = m_view->addMenu(QString());
    m_columns->setObjectName(QStringLiteral("columnsMenu"));
    m_view->addActions({actions.showDetails, actions.dismissMessage});
    m_view->addSeparator();
    m_language = m_view->addMenu(QString());
    m_language->setObjectName(QStringLiteral("languageMenu"));
    m_language->addActions(actions.languages->actions());

    m_help->addAction(actions.about);

    m_list = new QMenu(&bar);
    m_list->setObjectName(QStringLiteral("listMenu"));
    m_list->addActions({actions.requestVersions, actions.editNote, actions.copy});
    m_list->addSeparator();
    m_list->addActions({actions.makeSettingsFiles, actions.revokeAgents});
    m_list->addSeparator();
    m_list->addAction(actions.removeAgents);

    connect(m_columns, &QMenu::aboutToShow, this, &MainMenu::fillColumns);
    retranslate();
}

QMenu* MainMenu::add(QMenuBar& bar, const char* name)
{
    QMenu* menu = bar.addMenu(QString());
    menu->setObjectName(QLatin1String(name));
    return menu;
}

void MainMenu::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_command->setTitle(tr("&Command"));
    m_view->setTitle(tr("&View"));
    m_columns->setTitle(tr("&Columns"));
    m_language->setTitle(tr("&Language"));
    m_help->setTitle(tr("&Help"));
}

void MainMenu::fillColumns()
{
    m_columns->clear();
    for (const AgentColumn column : allAgentColumns) {
        const int section = static_cast<int>(column);
        QAction* action = m_columns->addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(section));
        // The mark says what failed and the id says who: a list without them would mislead.
        action->setEnabled(column != AgentColumn::Mark && column != AgentColumn::Id);
        connect(action, &QAction::toggled, this, [this, section](bool shown) { setColumnShown(section, shown); });
    }
}

void MainMenu::setColumnShown(int section, bool shown)
{
    m_header.setSectionHidden(section, !shown);
}

} // namespace rds
