// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// The part of MainWindow that answers its slots and the operator's commands.

#include "AgentDialogs.h"
#include "AgentListView.h"
#include "BatchPanel.h"
#include "DetailsStrip.h"
#include "EmptyState.h"
#include "HeaderPanel.h"
#include "KeysWatch.h"
#include "MainActions.h"
#include "MainWindow.h"
#include "MessageBar.h"
#include "PassPhraseDialog.h"
#include "StartBatchDialog.h"

#include <core/domain/DomainError.h>
#include <ui/models/AgentTableModel.h>
#include <ui/models/BatchSummary.h>
#include <ui/text/ErrorText.h>
#include <ui/text/Format.h>

#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QUrl>

namespace rds {

namespace {

QString startToolTip(bool running, bool any, bool anyEnrolled)
{
    if (running) {
        return MainWindow::tr("A batch update is running; wait until it has ended.");
    }
    if (anyEnrolled) {
        return MainWindow::tr("Send an update package to the agents, and check its outcome");
    }
    return any ? MainWindow::tr("No agent has enrolled yet: load the settings files on the boxes.")
               : MainWindow::tr("Add agents first.");
}

/// The dialog deletes itself; `chosen` hears of the file.
template <class Chosen>
void askForFile(QWidget* parent, const QString& name, const QString& title, bool save, Chosen chosen)
{
    auto* dialog = new QFileDialog(parent, title, QString(), MainWindow::tr("CSV files (*.csv);;All files (*)"));
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    if (save) {
        dialog->setDefaultSuffix(QStringLiteral("csv"));
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace

void MainWindow::setDefaultPackage(const QString& path)
{
    m_defaultPackage = path;
    m_actions->setStartAsks(path.isEmpty());
}

void MainWindow::resetAgents(std::vector<AgentStatus> agents)
{
    m_model->reset(std::move(agents));
}

void MainWindow::applyAgents(std::vector<AgentStatus> changed)
{
    m_model->apply(std::move(changed));
}

void MainWindow::showBatch(const std::optional<BatchProgress>& progress)
{
    m_progress = progress;
    if (progress) {
        setTargetVersion(progress->batch.target);
    }
    updateSummary();
}

void MainWindow::showPackage(const PackageManifest& package, const PackageApprovals& approvals)
{
    if (m_startDialog) {
        m_startDialog->showPackage(package, approvals);
    }
}

/// Agents that enrol while the message about others is on show are counted together; an error is never covered.
void MainWindow::showEnrolled(const std::vector<AgentId>& agents)
{
    const bool shown = m_message->isVisible();
    if (agents.empty() || (shown && m_message->kind() == MessageBar::Kind::Error)) {
        return;
    }
    if (!shown || m_message->kind() != MessageBar::Kind::Success) {
        m_newlyEnrolled.clear();
    }
    m_newlyEnrolled.insert(m_newlyEnrolled.end(), agents.begin(), agents.end());
    const int count = static_cast<int>(m_newlyEnrolled.size());
    const QString who = count == 1
        ? tr("%1 has enrolled; it is asked for its version.").arg(m_newlyEnrolled.front().toString())
        : tr("%Ln agents have enrolled; they are asked for their versions.", nullptr, count);
    m_message->showMessage(MessageBar::Kind::Success, who);
}

void MainWindow::showKeys(const KeyOverview& keys)
{
    m_keys->setKeys(keys);
    updateActions();
}

void MainWindow::askForSecret(const SecretQuestion& question)
{
    if (!m_secretDialog) {
        m_secretDialog = new PassPhraseDialog(this);
        connect(m_secretDialog, &PassPhraseDialog::given, this, &MainWindow::secretGiven);
        connect(m_secretDialog, &QDialog::rejected, this, &MainWindow::secretRefused);
    }
    m_secretDialog->ask(question);
    m_secretDialog->open();
}

void MainWindow::endQuestions(bool locked)
{
    m_actions->unlock->setVisible(locked);
    if (m_secretDialog) {
        m_secretDialog->accept();
    }
}

void MainWindow::showError(const Error& error)
{
    if (m_startDialog && m_startDialog->isInspecting()) {
        m_startDialog->showProblem(sentence(error));
    } else if (!m_dialogs->showError(error)) {
        showTrouble(error);
    }
}

void MainWindow::showTrouble(const Error& error)
{
    m_message->showMessage(MessageBar::Kind::Error, sentence(error));
}

void MainWindow::showFolder(const QString& text, const QString& folder)
{
    m_message->showMessage(MessageBar::Kind::Information, text,
                           {tr("&Open folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }});
}

void MainWindow::showMessage(const QString& text)
{
    m_message->showMessage(MessageBar::Kind::Information, text);
}

void MainWindow::setTargetVersion(const SoftwareVersion& version)
{
    m_header->setTargetVersion(version);
}

void MainWindow::setDemo(bool demo)
{
    m_demoBanner->setVisible(demo);
}

void MainWindow::setBusy(const QString& text)
{
    m_busyText->setText(text);
    m_busyText->setVisible(!text.isEmpty());
    m_busyBar->setVisible(!text.isEmpty());
    m_busyBar->setAccessibleName(text);
}

void MainWindow::updateSummary()
{
    const auto summary = m_progress ? std::optional(BatchSummary::of(*m_progress, m_model->agents())) : std::nullopt;
    m_batch->setSummary(summary);
    m_header->setRetryCount(summary ? summary->failed : 0);
    m_actions->setRetryCount(summary ? summary->failed : 0);
    updateActions();
}

void MainWindow::updateActions()
{
    const bool running = m_progress && m_progress->running() > 0;
    const bool any = m_model->counts().all > 0;
    const bool anyEnrolled = m_model->counts().enrolled > 0;
    m_actions->startBatch->setEnabled(anyEnrolled && !running);
    m_actions->startBatch->setToolTip(startToolTip(running, any, anyEnrolled));
    m_actions->requestVersions->setEnabled(anyEnrolled);
    m_actions->exportAudit->setEnabled(any);
    m_actions->showKeys->setEnabled(m_keys != nullptr && m_keys->hasKeys());
    const bool selected = m_list->selectionModel()->hasSelection();
    for (QAction* action : {m_actions->removeAgents, m_actions->revokeAgents, m_actions->makeSettingsFiles}) {
        action->setEnabled(selected);
    }
    m_actions->copy->setEnabled(selected);
    m_actions->selectAll->setEnabled(m_model->rowCount() > 0);
    m_actions->editNote->setEnabled(m_list->currentIndex().isValid());
}

void MainWindow::updateList()
{
    QWidget* page = m_list;
    if (m_model->counts().all == 0) {
        page = m_noAgents;
    } else if (m_model->rowCount() == 0) {
        page = m_noMatch;
    }
    m_pages->setCurrentWidget(page);
    m_details->setVisible(m_actions->showDetails->isChecked() && page != m_noAgents);
    updateStatusText();
    updateDetails();
}

void MainWindow::updateStatusText()
{
    const int all = m_model->counts().all;
    const int shown = m_model->rowCount();
    const int selected = m_list->selectedCount();
    QString text = shown == all ? formatAgentCount(all) : tr("%L1 of %2 shown").arg(shown).arg(formatAgentCount(all));
    if (selected > 0) {
        text += QStringLiteral(" · ") + tr("%Ln selected", nullptr, selected);
    }
    m_statusText->setText(text);
    updateActions();
}

void MainWindow::updateDetails()
{
    const QModelIndex current = m_list->currentIndex();
    const bool shown = current.isValid() && current.row() < m_model->rowCount();
    m_details->setStatus(shown ? std::optional(m_model->statusAt(current.row())) : std::nullopt, m_model->now());
}

void MainWindow::startBatch()
{
    if (!m_defaultPackage.isEmpty()) {
        Q_EMIT startBatchRequested(m_defaultPackage, {}, false);
        return;
    }
    BatchChoice choice{m_model->counts().all, m_model->counts().enrolled, m_list->selectedEnrolled(), 0};
    choice.selectedNotEnrolled = m_list->selectedCount() - static_cast<int>(choice.selected.size());
    m_startDialog = new StartBatchDialog(std::move(choice), this);
    connect(m_startDialog, &StartBatchDialog::packageInspectionRequested, this,
            &MainWindow::packageInspectionRequested);
    connect(m_startDialog, &StartBatchDialog::startRequested, this, &MainWindow::startBatchRequested);
    m_startDialog->open();
}

void MainWindow::requestVersions()
{
    const std::vector<AgentId> agents = m_list->selectedEnrolled();
    if (agents.empty() && m_list->selectedCount() > 0) {
        showTrouble(Error(make_error_code(DomainError::NotEnrolled), m_list->selectedAgents().front().toString()));
        return;
    }
    Q_EMIT versionsRequested(agents);
}

void MainWindow::dismissMessage()
{
    m_message->isVisible() ? m_message->dismiss() : m_keysBar->dismiss();
}

void MainWindow::importAgents()
{
    askForFile(this, QStringLiteral("importDialog"), tr("Import agents from CSV"), false,
               [this](const QString& path) { Q_EMIT importRequested(path); });
}

void MainWindow::exportAudit()
{
    askForFile(this, QStringLiteral("exportDialog"), tr("Export audit as CSV"), true,
               [this](const QString& path) { Q_EMIT exportAuditRequested(path); });
}

} // namespace rds
