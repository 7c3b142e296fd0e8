// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SettingsFilesDialog.h"

#include "SettingsFilesView.h"
#include "WidgetHelpers.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rds {

SettingsFilesDialog::SettingsFilesDialog(const QString& prefix, QWidget* parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget(this))
    , m_formPage(new QWidget(m_pages))
    , m_form(new QVBoxLayout(m_formPage))
    , m_problem(makeTextLabel(prefix + QStringLiteral("Problem"), this))
    , m_files(new SettingsFilesView(m_pages))
    , m_buttons(new QDialogButtonBox(this))
    , m_accept(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
    , m_cancel(m_buttons->addButton(QString(), QDialogButtonBox::RejectRole))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(580);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(4);
    m_pages->addWidget(m_formPage);
    m_pages->addWidget(m_files);
    m_accept->setObjectName(prefix + QStringLiteral("Accept"));
    m_cancel->setObjectName(prefix + QStringLiteral("Cancel"));
    makePrimary(*m_accept);
    m_accept->setDefault(true);
    setTextTint(*m_problem, Tint::Failed);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsFilesDialog::onAccept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_files, &SettingsFilesView::saveRequested, this, [this](const auto& agents, const QString& folder) {
        m_waiting = true;
        Q_EMIT saveRequested(agents, folder);
    });
    retranslate();
}

void SettingsFilesDialog::onAccept()
{
    if (m_waiting) {
        return;
    }
    clearProblem();
    setWaiting(true);
    submit();
}

void SettingsFilesDialog::setWaiting(bool waiting)
{
    m_waiting = waiting;
    m_formPage->setEnabled(!waiting);
    m_accept->setEnabled(!waiting);
}

void SettingsFilesDialog::showFiles(const std::vector<SettingsFile>& files)
{
    setWaiting(false);
    m_files->setFiles(files);
    m_pages->setCurrentWidget(m_files);
    m_accept->hide();
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    retranslate();
    makeRoom();
}

/// What is shown now may wrap to more lines than what was there when the dialog was opened.
void SettingsFilesDialog::makeRoom()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void SettingsFilesDialog::showProblem(const QString& problem)
{
    setWaiting(false);
    if (m_pages->currentWidget() == m_files) {
        m_files->showProblem(problem);
        return;
    }
    m_problem->setText(problem);
    m_problem->show();
    makeRoom();
}

void SettingsFilesDialog::endTabOrder(QWidget& last)
{
    setTabOrder(&last, m_accept);
    setTabOrder(m_accept, m_cancel);
}

void SettingsFilesDialog::clearProblem()
{
    m_problem->clear();
    m_problem->hide();
}

void SettingsFilesDialog::showSaved(const QString& folder)
{
    m_waiting = false;
    m_files->showSaved(folder);
}

void SettingsFilesDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void SettingsFilesDialog::retranslate()
{
    m_cancel->setText(m_pages->currentWidget() == m_files ? tr("Close") : tr("Cancel"));
}

} // namespace rds
