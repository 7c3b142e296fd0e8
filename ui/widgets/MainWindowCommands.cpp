// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// The part of MainWindow that answers its slots and the operator's commands.

#include "AddAgentDialog.h"
#include "AgentListView.h"
#include "BatchPanel.h"
#include "DetailsStrip.h"
#include "EmptyState.h"
#include "HeaderPanel.h"
#include "MainActions.h"
#include "MainWindow.h"
#include "MessageBar.h"
#include "StartBatchDialog.h"

#include <core/domain/DomainError.h>
#include <ui/models/AgentTableModel.h>
#include <ui/models/BatchSummary.h>
#include <ui/text/ErrorText.h>
#include <ui/text/Format.h>

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace rds {

namespace {

constexpr size_t mostNamed = 5;

QString namesOf(const std::vector<AgentId>& agents)
{
    QStringList names;
    for (size_t i = 0; i < std::min(agents.size(), mostNamed); ++i) {
        names << agents[i].toString();
    }
    if (agents.size() > mostNamed) {
        names << MainWindow::tr("and %Ln more", nullptr, static_cast<int>(agents.size() - mostNamed));
    }
    return names.join(u'\n');
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

void MainWindow::showPackage(const PackageManifest& package)
{
    if (m_startDialog) {
        m_startDialog->showPackage(package);
    }
}

void MainWindow::showError(const Error& error)
{
    if (m_startDialog && m_startDialog->isInspecting()) {
        m_startDialog->showProblem(sentence(error));
        return;
    }
    m_message->showMessage(MessageBar::Kind::Error, sentence(error));
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
    m_actions->startBatch->setEnabled(any && !running);
    m_actions->startBatch->setToolTip(running   ? tr("A batch update is running; wait until it has ended.")
                                          : any ? tr("Send an update package to the agents, and check its outcome")
                                                : tr("Add agents first."));
    m_actions->requestVersions->setEnabled(any);
    m_actions->exportAudit->setEnabled(any);
    const bool selected = m_list->selectionModel()->hasSelection();
    m_actions->removeAgents->setEnabled(selected);
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
    m_details->setStatus(shown ? std::optional(m_model->statusAt(current.row())) : std::nullopt);
}

void MainWindow::startBatch()
{
    if (!m_defaultPackage.isEmpty()) {
        Q_EMIT startBatchRequested(m_defaultPackage, {}, false);
        return;
    }
    m_startDialog = new StartBatchDialog(m_model->counts().all, m_list->selectedAgents(), this);
    connect(m_startDialog, &StartBatchDialog::packageInspectionRequested, this,
            &MainWindow::packageInspectionRequested);
    connect(m_startDialog, &StartBatchDialog::startRequested, this, &MainWindow::startBatchRequested);
    m_startDialog->open();
}

void MainWindow::requestVersions()
{
    Q_EMIT versionsRequested(m_list->selectedAgents());
}

void MainWindow::addAgent()
{
    auto* dialog = new AddAgentDialog([this](const Agent& agent) { return objectionTo(agent); }, this);
    connect(dialog, &AddAgentDialog::agentAccepted, this, &MainWindow::addAgentRequested);
    dialog->open();
}

std::optional<Error> MainWindow::objectionTo(const Agent& agent) const
{
    if (m_model->contains(agent.id)) {
        return Error(make_error_code(DomainError::DuplicateAgent), agent.id.toString());
    }
    const bool taken =
        std::any_of(m_model->agents().begin(), m_model->agents().end(), [&agent](const AgentStatus& other) {
            return !agent.address.isNull() && other.agent.address == agent.address;
        });
    return taken ? std::optional(Error(make_error_code(DomainError::DuplicateMailAddress), agent.address.toString()))
                 : std::nullopt;
}

void MainWindow::removeAgents()
{
    const std::vector<AgentId> agents = m_list->selectedAgents();
    if (agents.empty()) {
        return;
    }
    const int count = static_cast<int>(agents.size());
    auto* question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("removeConfirmation"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setWindowTitle(tr("Remove agents"));
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Remove %Ln agent(s) from the list?", nullptr, count));
    question->setInformativeText(namesOf(agents) + QStringLiteral("\n\n")
                                 + tr("They get no more updates. Their reports and history stay for the audit."));
    QPushButton* remove = question->addButton(tr("&Remove %Ln agent(s)", nullptr, count), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("removeAccept"));
    QPushButton* cancel = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(QStringLiteral("removeCancel"));
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(remove, &QPushButton::clicked, this, [this, agents] { Q_EMIT removeAgentsRequested(agents); });
    question->open();
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
