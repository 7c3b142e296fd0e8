// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MainActions.h"

#include <ui/models/SymbolicIcon.h>
#include <ui/text/Translations.h>

#include <QAction>
#include <QActionGroup>

namespace rds {

MainActions::MainActions(QObject* parent)
    : QObject(parent)
{
    importAgents = make("importAgents", QStringLiteral("import"), {Qt::CTRL | Qt::Key_I});
    exportAudit = make("exportAudit", QStringLiteral("export"), {Qt::CTRL | Qt::Key_E});
    showKeys = make("showKeys", QStringLiteral("key"), {});
    unlock = make("unlock", {}, {});
    unlock->setVisible(false);
    quit = make("quit", QStringLiteral("quit"), {Qt::CTRL | Qt::Key_Q});
    quit->setMenuRole(QAction::QuitRole);
    addAgent = make("addAgent", QStringLiteral("add"), {Qt::CTRL | Qt::Key_N});
    makeSettingsFiles = make("makeSettingsFiles", QStringLiteral("invited"), {});
    revokeAgents = make("revokeAgents", QStringLiteral("revoked"), {});
    removeAgents = make("removeAgents", QStringLiteral("remove"), {Qt::Key_Delete});
    editNote = make("editNote", QStringLiteral("edit"), {Qt::Key_F2});
    copy = make("copy", QStringLiteral("copy"), {QKeySequence::Copy});
    selectAll = make("selectAll", {}, {QKeySequence::SelectAll});
    find = make("find", QStringLiteral("search"), {QKeySequence::Find});
    startBatch = make("startBatch", QStringLiteral("start"), {Qt::CTRL | Qt::Key_B});
    retryFailed = make("retryFailed", QStringLiteral("retry"), {Qt::CTRL | Qt::Key_R});
    requestVersions = make("requestVersions", QStringLiteral("request"), {Qt::Key_F5});
    dismissMessage = make("dismissMessage", {}, {Qt::Key_Escape});
    showDetails = make("showDetails", {}, {Qt::CTRL | Qt::Key_D});
    showDetails->setCheckable(true);
    showDetails->setChecked(true);
    about = make("about", QStringLiteral("info"), {});
    about->setMenuRole(QAction::AboutRole);
    makeLanguages();
    // Keys that also mean something while text is typed belong to the list alone.
    for (QAction* ofTheList : {removeAgents, copy, selectAll}) {
        ofTheList->setShortcutContext(Qt::WidgetShortcut);
    }
    setRetryCount(0);
}

QAction* MainActions::make(const char* name, const QString& icon, const QList<QKeySequence>& shortcuts)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(shortcuts);
    if (!icon.isEmpty()) {
        action->setIcon(symbolicIcon(icon));
    }
    return action;
}

void MainActions::makeLanguages()
{
    languages = new QActionGroup(this);
    languageSystem = make("languageSystem", {}, {});
    languageEnglish = make("languageEnglish", {}, {});
    languageJapanese = make("languageJapanese", {}, {});
    languageEnglish->setData(QStringLiteral("en"));
    languageJapanese->setData(QStringLiteral("ja"));
    for (QAction* action : {languageSystem, languageEnglish, languageJapanese}) {
        action->setCheckable(true);
        languages->addAction(action);
    }
    // A language is always written in itself.
    languageEnglish->setText(QLatin1Char('&') + Translations::nativeName(QStringLiteral("en")));
    languageJapanese->setText(Translations::nativeName(QStringLiteral("ja")) + QStringLiteral("(&J)"));
}

void MainActions::retranslate()
{
    importAgents->setText(tr("&Import agents from CSV…"));
    exportAudit->setText(tr("&Export audit as CSV…"));
    showKeys->setText(tr("&Keys of the centre…"));
    unlock->setText(tr("&Unlock the centre…"));
    quit->setText(tr("&Quit"));
    addAgent->setText(tr("&Add agent…"));
    makeSettingsFiles->setText(tr("Ne&w settings file…"));
    makeSettingsFiles->setToolTip(tr("Let a box enrol in the place of the selected agents"));
    revokeAgents->setText(tr("Re&voke keys…"));
    revokeAgents->setToolTip(tr("Believe and update the selected agents no more"));
    removeAgents->setText(tr("&Remove agents…"));
    editNote->setText(tr("Edit &note"));
    copy->setText(tr("&Copy"));
    selectAll->setText(tr("&Select all"));
    find->setText(tr("&Find"));
    startBatch->setText(m_startAsks ? tr("&Start batch update…") : tr("&Start batch update"));
    retryFailed->setText(m_retryCount > 0 ? tr("&Retry failed agents (%L1)").arg(m_retryCount)
                                          : tr("&Retry failed agents"));
    requestVersions->setText(tr("Request &versions"));
    requestVersions->setToolTip(tr("Ask the selected agents for their versions; without a selection, all of them"));
    retryFailed->setToolTip(tr("Send the update again to every agent that failed"));
    dismissMessage->setText(tr("&Dismiss message"));
    showDetails->setText(tr("De&tails below the list"));
    about->setText(tr("&About RDS Agent VersionManager"));
    languageSystem->setText(tr("&System language"));
}

void MainActions::setRetryCount(int count)
{
    m_retryCount = count;
    retryFailed->setEnabled(count > 0);
    retranslate();
}

void MainActions::setStartAsks(bool asks)
{
    m_startAsks = asks;
    retranslate();
}

} // namespace rds
