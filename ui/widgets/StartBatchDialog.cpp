// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "StartBatchDialog.h"

#include "PackageView.h"
#include "WidgetHelpers.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace rds {

namespace {

QLabel* makeHeading(QWidget* parent)
{
    auto* heading = new QLabel(parent);
    QFont strong = heading->font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    return heading;
}

} // namespace

StartBatchDialog::StartBatchDialog(BatchChoice choice, QWidget* parent)
    : QDialog(parent)
    , m_choice(std::move(choice))
{
    setObjectName(QStringLiteral("startBatchDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(8);
    setUpPackage();
    layout->addSpacing(8);
    setUpTargets();
    layout->addSpacing(8);
    setUpButtons();
    connectSignals();
    retranslate();
    resize(640, 560);
}

void StartBatchDialog::setUpPackage()
{
    m_packageTitle = makeHeading(this);
    auto* row = new QHBoxLayout;
    m_path = new QLineEdit(this);
    m_path->setObjectName(QStringLiteral("packagePath"));
    m_path->setMinimumHeight(30);
    m_packageTitle->setBuddy(m_path);
    m_browse = new QPushButton(this);
    m_browse->setObjectName(QStringLiteral("packageBrowse"));
    m_browse->setMinimumHeight(30);
    m_browse->setAutoDefault(false);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    m_problem = makeTextLabel(QStringLiteral("packageProblem"), this);
    setTextTint(*m_problem, Tint::Failed);
    m_problem->hide();
    m_package = new PackageView(this);
    auto* all = static_cast<QVBoxLayout*>(layout());
    all->addWidget(m_packageTitle);
    all->addLayout(row);
    all->addWidget(m_problem);
    all->addWidget(m_package, 1);
    auto* approvals = new QHBoxLayout;
    m_approvalsText = makeTextLabel(QStringLiteral("packageApprovals"), this);
    m_checkAgain = new QPushButton(this);
    m_checkAgain->setObjectName(QStringLiteral("packageCheckAgain"));
    m_checkAgain->setMinimumHeight(30);
    m_checkAgain->setAutoDefault(false);
    approvals->addWidget(m_approvalsText, 1);
    approvals->addWidget(m_checkAgain, 0, Qt::AlignTop);
    all->addLayout(approvals);
}

void StartBatchDialog::setUpTargets()
{
    m_targetTitle = makeHeading(this);
    m_all = new QRadioButton(this);
    m_all->setObjectName(QStringLiteral("targetAll"));
    m_onlySelected = new QRadioButton(this);
    m_onlySelected->setObjectName(QStringLiteral("targetSelected"));
    m_onlySelected->setEnabled(!m_choice.selected.empty());
    // One selected row is where the cursor happens to stand; several were chosen on purpose.
    (m_choice.selected.size() > 1 ? m_onlySelected : m_all)->setChecked(true);
    m_leftOut = makeTextLabel(QStringLiteral("batchLeftOut"), this);
    setTextTint(*m_leftOut, Tint::Delayed);
    m_allowDowngrade = new QCheckBox(this);
    m_allowDowngrade->setObjectName(QStringLiteral("allowDowngrade"));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_targetTitle), static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_onlySelected),
          static_cast<QWidget*>(m_leftOut), static_cast<QWidget*>(m_allowDowngrade)}) {
        layout()->addWidget(widget);
    }
}

void StartBatchDialog::setUpButtons()
{
    m_obstacle = makeTextLabel(QStringLiteral("batchObstacle"), this);
    setTextTint(*m_obstacle, Tint::Failed);
    layout()->addWidget(m_obstacle);
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startBatchAccept"));
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("startBatchCancel"));
    makePrimary(*m_start);
    m_start->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void StartBatchDialog::connectSignals()
{
    connect(m_path, &QLineEdit::editingFinished, this, &StartBatchDialog::inspect);
    connect(m_path, &QLineEdit::textEdited, this, &StartBatchDialog::updateStart);
    connect(m_browse, &QPushButton::clicked, this, &StartBatchDialog::browse);
    connect(m_checkAgain, &QPushButton::clicked, this, &StartBatchDialog::inspectAgain);
    connect(m_all, &QRadioButton::toggled, this, &StartBatchDialog::updateStart);
    connect(this, &QDialog::accepted, this, [this] {
        Q_EMIT startRequested(m_inspectedPath, m_onlySelected->isChecked() ? m_choice.selected : std::vector<AgentId>(),
                              m_allowDowngrade->isChecked());
    });
}

void StartBatchDialog::setPackagePath(const QString& path)
{
    m_path->setText(path);
    inspect();
}

void StartBatchDialog::inspect()
{
    const QString path = m_path->text().trimmed();
    if (path != m_inspectedPath) {
        m_inspectedPath = path;
        inspectAgain();
    }
}

void StartBatchDialog::inspectAgain()
{
    const QString path = m_inspectedPath;
    m_valid = false;
    m_inspecting = !path.isEmpty();
    m_problem->hide();
    m_package->setPackage(std::nullopt);
    m_approvals = {};
    updateApprovals();
    updateStart();
    if (m_inspecting) {
        Q_EMIT packageInspectionRequested(path);
    }
}

void StartBatchDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Choose an update package"), QFileInfo(m_path->text()).absolutePath(),
                                   tr("Update packages (*.rdspkg);;All files (*)"));
    dialog->setObjectName(QStringLiteral("packageFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartBatchDialog::setPackagePath);
    dialog->open();
}

void StartBatchDialog::showPackage(const PackageManifest& package, const PackageApprovals& approvals)
{
    m_inspecting = false;
    m_valid = true;
    m_problem->hide();
    m_package->setPackage(package);
    m_approvals = approvals;
    updateApprovals();
    updateStart();
}

void StartBatchDialog::updateApprovals()
{
    const bool missing = m_valid && !m_approvals.areEnough();
    m_approvalsText->setText(m_approvals.sentence());
    m_approvalsText->setVisible(!m_approvalsText->text().isEmpty());
    setTextTint(*m_approvalsText, missing ? Tint::Delayed : Tint::Updated);
    m_checkAgain->setVisible(missing);
}

void StartBatchDialog::showProblem(const QString& problem)
{
    m_inspecting = false;
    m_valid = false;
    m_problem->setText(problem);
    m_problem->show();
    updateStart();
}

int StartBatchDialog::chosenCount() const
{
    return m_onlySelected->isChecked() ? static_cast<int>(m_choice.selected.size()) : m_choice.enrolled;
}

QString StartBatchDialog::leftOut() const
{
    const int count = m_onlySelected->isChecked() ? m_choice.selectedNotEnrolled : m_choice.all - m_choice.enrolled;
    return count == 0 ? QString() : tr("%Ln agent(s) are left out: they are not enrolled.", nullptr, count);
}

/// Why a package that is fine cannot be sent nevertheless; empty where it can.
QString StartBatchDialog::obstacle() const
{
    if (!m_valid) {
        return {};
    }
    if (!m_approvals.areEnough()) {
        return tr("This package cannot be sent yet: %Ln more approval(s) are needed.", nullptr,
                  m_approvals.required - m_approvals.given);
    }
    return chosenCount() == 0 ? tr("None of these agents is enrolled.") : QString();
}

void StartBatchDialog::updateStart()
{
    const QString why = obstacle();
    m_leftOut->setText(leftOut());
    m_leftOut->setVisible(!m_leftOut->text().isEmpty());
    m_obstacle->setText(why);
    m_obstacle->setVisible(!why.isEmpty());
    m_start->setToolTip(why);
    m_start->setAccessibleDescription(why);
    m_start->setEnabled(m_valid && why.isEmpty() && chosenCount() > 0 && m_path->text().trimmed() == m_inspectedPath);
    m_start->setText(tr("&Update %Ln agent(s)", nullptr, chosenCount()));
    fitButton(*m_start);
}

void StartBatchDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void StartBatchDialog::retranslate()
{
    setWindowTitle(tr("Start batch update"));
    m_packageTitle->setText(tr("Update &package"));
    m_path->setPlaceholderText(tr("Path of the package file"));
    m_browse->setText(tr("&Browse…"));
    m_targetTitle->setText(tr("Target agents"));
    m_all->setText(tr("&All agents in the list (%L1)").arg(m_choice.enrolled));
    m_onlySelected->setText(tr("Only the &selected agents (%L1)").arg(m_choice.selected.size()));
    m_checkAgain->setText(tr("&Check again"));
    fitButton(*m_checkAgain);
    updateApprovals();
    m_allowDowngrade->setText(tr("Allow a &downgrade: install also where a newer release runs"));
    m_cancel->setText(tr("Cancel"));
    fitButton(*m_browse);
    updateStart();
}

} // namespace rds
