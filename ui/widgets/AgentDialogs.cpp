// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentDialogs.h"

#include "AddAgentDialog.h"
#include "NewSettingsFilesDialog.h"
#include "WidgetHelpers.h"

#include <core/domain/DomainError.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/ErrorText.h>

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace rds {

AgentDialogs::AgentDialogs(const AgentTableModel& model, QWidget& window)
    : QObject(&window)
    , m_model(model)
    , m_window(window)
{
}

void AgentDialogs::open(SettingsFilesDialog& dialog)
{
    m_files = &dialog;
    connect(&dialog, &SettingsFilesDialog::saveRequested, this, &AgentDialogs::saveFilesRequested);
    dialog.open();
}

void AgentDialogs::add()
{
    auto* dialog = new AddAgentDialog([this](const Agent& agent) { return objectionTo(agent); }, &m_window);
    connect(dialog, &AddAgentDialog::agentAccepted, this, &AgentDialogs::addRequested);
    open(*dialog);
}

std::optional<Error> AgentDialogs::objectionTo(const Agent& agent) const
{
    if (m_model.find(agent.id) != nullptr) {
        return Error(make_error_code(DomainError::DuplicateAgent), agent.id.toString());
    }
    const auto& agents = m_model.agents();
    const bool taken = std::any_of(agents.begin(), agents.end(), [&agent](const AgentStatus& other) {
        return !agent.address.isNull() && other.agent.address == agent.address;
    });
    return taken ? std::optional(Error(make_error_code(DomainError::DuplicateMailAddress), agent.address.toString()))
                 : std::nullopt;
}

void AgentDialogs::makeSettingsFiles(const std::vector<AgentId>& ids)
{
    std::vector<Agent> agents;
    for (const AgentId& id : ids) {
        if (const AgentStatus* status = m_model.find(id)) {
            agents.push_back(status->agent);
        }
    }
    if (agents.empty()) {
        return;
    }
    auto* dialog = new NewSettingsFilesDialog(std::move(agents), &m_window);
    connect(dialog, &NewSettingsFilesDialog::filesWanted, this, &AgentDialogs::filesRequested);
    open(*dialog);
}

bool AgentDialogs::isWaiting() const
{
    return m_files && m_files->isWaiting();
}

void AgentDialogs::showFiles(const std::vector<SettingsFile>& files)
{
    if (isWaiting() && !files.empty()) {
        m_files->showFiles(files);
    }
}

void AgentDialogs::showSaved(const QString& folder)
{
    if (isWaiting()) {
        m_files->showSaved(folder);
    }
}

bool AgentDialogs::showError(const Error& error)
{
    if (!isWaiting()) {
        return false;
    }
    m_files->showProblem(sentence(error));
    return true;
}

/// A question whose careless answer is no. It deletes itself.
QMessageBox* AgentDialogs::ask(const QString& prefix, const QString& title, const QString& question,
                               const QString& consequences)
{
    auto* box = new QMessageBox(&m_window);
    box->setObjectName(prefix + QStringLiteral("Confirmation"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(question);
    box->setInformativeText(consequences);
    QPushButton* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(prefix + QStringLiteral("Cancel"));
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    return box;
}

void AgentDialogs::remove(const std::vector<AgentId>& agents)
{
    if (agents.empty()) {
        return;
    }
    const int count = static_cast<int>(agents.size());
    QMessageBox* box =
        ask(QStringLiteral("remove"), tr("Remove agents"), tr("Remove %Ln agent(s) from the list?", nullptr, count),
            namesOf(agents) + QStringLiteral("\n\n")
                + tr("They get no more updates. Their reports and history stay for the audit."));
    QPushButton* remove = box->addButton(tr("&Remove %Ln agent(s)", nullptr, count), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("removeAccept"));
    connect(remove, &QPushButton::clicked, this, [this, agents] { Q_EMIT removeRequested(agents); });
    box->open();
}

void AgentDialogs::revoke(const std::vector<AgentId>& agents)
{
    if (agents.empty()) {
        return;
    }
    const int count = static_cast<int>(agents.size());
    QMessageBox* box =
        ask(QStringLiteral("revoke"), tr("Revoke keys"), tr("Revoke the keys of %Ln agent(s)?", nullptr, count),
            namesOf(agents) + QStringLiteral("\n\n")
                + tr("For boxes that were lost, stolen or exchanged: the centre believes nothing more that is signed "
                     "with their keys, sends them no more updates, and their unused codes are dead. In a running "
                     "batch they count as failed.")
                + QStringLiteral("\n\n")
                + tr("The way back is a new settings file, with which a box enrols again with new keys."));
    QPushButton* revoke =
        box->addButton(tr("Re&voke keys of %Ln agent(s)", nullptr, count), QMessageBox::DestructiveRole);
    revoke->setObjectName(QStringLiteral("revokeAccept"));
    connect(revoke, &QPushButton::clicked, this, [this, agents] { Q_EMIT revokeRequested(agents); });
    box->open();
}

} // namespace rds
