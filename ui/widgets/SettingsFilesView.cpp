// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SettingsFilesView.h"

#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>
#include <ui/text/Format.h>

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace rds {

namespace {

QString folderOf(const SettingsFile& file)
{
    return QFileInfo(file.path).absolutePath();
}

/// The day on which the first code expires; none where no code does.
std::optional<Timestamp> firstExpiry(const std::vector<SettingsFile>& files)
{
    std::optional<Timestamp> first;
    for (const SettingsFile& file : files) {
        if (file.codeExpires && (!first || *file.codeExpires < *first)) {
            first = file.codeExpires;
        }
    }
    return first;
}

} // namespace

SettingsFilesView::SettingsFilesView(QWidget* parent)
    : QWidget(parent)
    , m_title(makeTextLabel(QStringLiteral("settingsFilesTitle"), this))
    , m_pathTitle(new QLabel(this))
    , m_path(new QLineEdit(this))
    , m_open(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_outcome(makeTextLabel(QStringLiteral("settingsFilesOutcome"), this))
    , m_todo(makeTextLabel(QStringLiteral("settingsFilesTodo"), this))
    , m_care(makeTextLabel(QStringLiteral("settingsFilesCare"), this))
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_path->setObjectName(QStringLiteral("settingsFilesPath"));
    m_path->setReadOnly(true);
    m_path->setMinimumHeight(30);
    m_pathTitle->setBuddy(m_path);
    m_open->setObjectName(QStringLiteral("settingsFilesOpen"));
    m_save->setObjectName(QStringLiteral("settingsFilesSave"));
    // Room for a line, so that the dialog stays still when something is said.
    m_outcome->setMinimumHeight(fontMetrics().lineSpacing() + 4);
    setTextTint(*m_care, Tint::Muted);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_open, m_save}) {
        button->setMinimumHeight(30);
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_todo);
    layout->addSpacing(4);
    layout->addWidget(m_pathTitle);
    layout->addWidget(m_path);
    layout->addLayout(buttons);
    layout->addWidget(m_outcome);
    layout->addWidget(m_care);
    layout->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &SettingsFilesView::openFolder);
    connect(m_save, &QPushButton::clicked, this, &SettingsFilesView::chooseFolder);
    retranslate();
}

void SettingsFilesView::setFiles(std::vector<SettingsFile> files)
{
    m_files = std::move(files);
    m_outcome->clear();
    fill();
}

void SettingsFilesView::fill()
{
    if (m_files.empty()) {
        return;
    }
    const int count = static_cast<int>(m_files.size());
    const SettingsFile& first = m_files.front();
    m_title->setText(count == 1 ? tr("The settings file of %1 is ready.").arg(first.agent.toString())
                                : tr("%Ln settings file(s) are ready.", nullptr, count));
    m_pathTitle->setText(count == 1 ? tr("Settings &file") : tr("&Folder of the settings files"));
    m_path->setText(QDir::toNativeSeparators(count == 1 ? first.path : folderOf(first)));
    m_path->setCursorPosition(0);
    const auto expiry = firstExpiry(m_files);
    const QString todo = tr("Load it on the box and start the box: it makes its own keys and enrols by mail.");
    m_todo->setText(expiry ? tr("%1 %2").arg(todo, tr("Its code works once, until %1.").arg(formatTime(*expiry)))
                           : todo);
}

void SettingsFilesView::openFolder()
{
    const QString folder = folderOf(m_files.front());
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) {
        m_outcome->clear();
    } else {
        say(tr("No program on this desktop can show the folder."), true);
    }
}

void SettingsFilesView::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Save a copy in"));
    dialog->setObjectName(QStringLiteral("settingsFilesFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        std::vector<AgentId> agents;
        std::transform(m_files.begin(), m_files.end(), std::back_inserter(agents),
                       [](const SettingsFile& file) { return file.agent; });
        m_outcome->clear();
        Q_EMIT saveRequested(agents, folder);
    });
    dialog->open();
}

void SettingsFilesView::showSaved(const QString& folder)
{
    say(tr("A copy is in %1.").arg(QDir::toNativeSeparators(folder)), false);
}

void SettingsFilesView::showProblem(const QString& problem)
{
    say(problem, true);
}

void SettingsFilesView::say(const QString& text, bool isProblem)
{
    setTextTint(*m_outcome, isProblem ? Tint::Failed : Tint::Updated);
    m_outcome->setText(text);
}

void SettingsFilesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        setTextTint(*m_care, Tint::Muted);
    }
    QWidget::changeEvent(event);
}

void SettingsFilesView::retranslate()
{
    m_open->setText(tr("&Open folder"));
    m_save->setText(tr("&Save a copy elsewhere…"));
    m_care->setText(tr("Whoever has this file first can enrol in the agent’s place: hand it over yourself. Once the "
                       "box has enrolled, the code is dead and the centre deletes its file."));
    fitButton(*m_open);
    fitButton(*m_save);
    fill();
}

} // namespace rds
