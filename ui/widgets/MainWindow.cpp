// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MainWindow.h"

#include "AboutDialog.h"
#include "AgentDialogs.h"
#include "AgentListView.h"
#include "BatchPanel.h"
#include "DetailsStrip.h"
#include "EmptyState.h"
#include "FilterBar.h"
#include "HeaderPanel.h"
#include "KeysWatch.h"
#include "MainActions.h"
#include "MainMenu.h"
#include "MessageBar.h"
#include "PassPhraseDialog.h"
#include "StartBatchDialog.h"
#include "WidgetHelpers.h"

#include <ui/models/AgentTableModel.h>
#include <ui/models/SymbolicIcon.h>
#include <ui/text/Translations.h>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace rds {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString columnsKey = QStringLiteral("window/columns");
const QString detailsKey = QStringLiteral("window/details");
const QString languageKey = QStringLiteral("language");

QLabel* makeBanner(QWidget* parent)
{
    auto* banner = new QLabel(parent);
    banner->setObjectName(QStringLiteral("demoBanner"));
    banner->setTextFormat(Qt::PlainText);
    banner->setAlignment(Qt::AlignCenter);
    banner->setContentsMargins(8, 5, 8, 5);
    banner->setAutoFillBackground(true);
    banner->hide();
    return banner;
}

void colorBanner(QLabel& banner)
{
    setTextTint(banner, Tint::Delayed);
    QPalette palette = banner.palette();
    palette.setColor(QPalette::Window, isDark(palette) ? QColor(0x3b, 0x33, 0x1e) : QColor(0xfd, 0xf1, 0xd2));
    banner.setPalette(palette);
}

void setButtonText(const QWidget& page, const char* name, const QString& text)
{
    auto* button = page.findChild<QPushButton*>(QLatin1String(name));
    button->setText(text);
    fitButton(*button);
}

} // namespace

MainWindow::MainWindow(QSettings& settings, Clock& clock, Translations& translations, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_translations(translations)
    , m_model(new AgentTableModel(this))
    , m_actions(new MainActions(this))
    , m_dialogs(new AgentDialogs(*m_model, *this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("RDS Agent VersionManager"));
    setWindowIcon(programIcon());
    m_translations.setLanguage(m_settings.value(languageKey).toString());
    setupWidgets();
    setupEmptyStates();
    setupStatusBar();
    m_menu = new MainMenu(*menuBar(), *m_actions, *m_list->horizontalHeader());
    m_keys = new KeysWatch(m_clock, *m_model, *m_keysBar, *this);
    connectActions();
    connectAgentActions();
    connectSignals();
    retranslate();
    restoreSettings();
    updateSummary();
    updateList();
}

MainWindow::~MainWindow()
{
    // List and model go after this part of the window, and still speak on their way.
    m_list->selectionModel()->disconnect(this);
    m_model->disconnect(this);
}

void MainWindow::setupWidgets()
{
    auto* centre = new QWidget(this);
    auto* outer = new QVBoxLayout(centre);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_demoBanner = makeBanner(centre);
    outer->addWidget(m_demoBanner);
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(16, 14, 16, 8);
    layout->setSpacing(12);
    outer->addLayout(layout, 1);

    m_header = new HeaderPanel(*m_actions, centre);
    m_batch = new BatchPanel(m_clock, centre);
    m_keysBar = new MessageBar(QStringLiteral("keys"), centre);
    m_message = new MessageBar(QStringLiteral("message"), centre);
    m_filter = new FilterBar(centre);
    m_pages = new QStackedWidget(centre);
    m_list = new AgentListView(*m_model, m_pages);
    m_list->setObjectName(QStringLiteral("agentList"));
    m_list->addActions({m_actions->removeAgents, m_actions->copy, m_actions->selectAll});
    m_pages->addWidget(m_list);
    m_details = new DetailsStrip(centre);
    m_details->setObjectName(QStringLiteral("details"));

    layout->addWidget(m_header);
    layout->addWidget(m_batch);
    layout->addWidget(m_keysBar);
    layout->addWidget(m_message);
    layout->addWidget(m_filter);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_details);
    setCentralWidget(centre);
    colorBanner(*m_demoBanner);
    m_list->setFocus();
}

void MainWindow::setupEmptyStates()
{
    m_noAgents = new EmptyState(QStringLiteral("agents"), m_pages);
    m_noAgents->setObjectName(QStringLiteral("noAgents"));
    drive(*m_noAgents->addButton(QStringLiteral("emptyImport")), *m_actions->importAgents);
    drive(*m_noAgents->addButton(QStringLiteral("emptyAdd")), *m_actions->addAgent);
    m_pages->addWidget(m_noAgents);

    m_noMatch = new EmptyState(QStringLiteral("search"), m_pages);
    m_noMatch->setObjectName(QStringLiteral("noMatch"));
    connect(m_noMatch->addButton(QStringLiteral("emptyClear")), &QPushButton::clicked, m_filter, &FilterBar::clear);
    m_pages->addWidget(m_noMatch);
}

void MainWindow::setupStatusBar()
{
    m_statusText = new QLabel(this);
    m_statusText->setObjectName(QStringLiteral("statusText"));
    m_statusText->setContentsMargins(10, 0, 0, 0);
    m_busyText = new QLabel(this);
    m_busyText->setObjectName(QStringLiteral("busyText"));
    m_busyBar = new QProgressBar(this);
    m_busyBar->setRange(0, 0);
    m_busyBar->setTextVisible(false);
    m_busyBar->setFixedSize(120, 10);
    statusBar()->addWidget(m_statusText, 1);
    statusBar()->addPermanentWidget(m_busyText);
    statusBar()->addPermanentWidget(m_busyBar);
    setBusy({});
}

void MainWindow::connectActions()
{
    addActions({m_actions->dismissMessage});
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->startBatch, &QAction::triggered, this, &MainWindow::startBatch);
    connect(m_actions->retryFailed, &QAction::triggered, this, &MainWindow::retryFailedRequested);
    connect(m_actions->requestVersions, &QAction::triggered, this, &MainWindow::requestVersions);
    connect(m_actions->importAgents, &QAction::triggered, this, &MainWindow::importAgents);
    connect(m_actions->exportAudit, &QAction::triggered, this, &MainWindow::exportAudit);
    connect(m_actions->editNote, &QAction::triggered, m_list, &AgentListView::editCurrentNote);
    connect(m_actions->copy, &QAction::triggered, m_list, &AgentListView::copySelection);
    connect(m_actions->selectAll, &QAction::triggered, m_list, &QTableView::selectAll);
    connect(m_actions->find, &QAction::triggered, m_filter, &FilterBar::focusSearch);
    connect(m_actions->dismissMessage, &QAction::triggered, this, &MainWindow::dismissMessage);
    connect(m_actions->showKeys, &QAction::triggered, m_keys, &KeysWatch::openDialog);
    connect(m_actions->unlock, &QAction::triggered, this, &MainWindow::unlockRequested);
    connect(m_actions->showDetails, &QAction::toggled, this, &MainWindow::updateList);
    connect(m_actions->about, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
    connect(m_actions->languages, &QActionGroup::triggered, this,
            [this](const QAction* action) { setLanguage(action->data().toString()); });
}

void MainWindow::connectAgentActions()
{
    connect(m_actions->addAgent, &QAction::triggered, m_dialogs, &AgentDialogs::add);
    connect(m_actions->removeAgents, &QAction::triggered, this,
            [this] { m_dialogs->remove(m_list->selectedAgents()); });
    connect(m_actions->revokeAgents, &QAction::triggered, this,
            [this] { m_dialogs->revoke(m_list->selectedAgents()); });
    connect(m_actions->makeSettingsFiles, &QAction::triggered, this,
            [this] { m_dialogs->makeSettingsFiles(m_list->selectedAgents()); });
}

void MainWindow::connectSignals()
{
    connect(m_filter, &FilterBar::textChanged, m_model, &AgentTableModel::setFilter);
    connect(m_filter, &FilterBar::stateChanged, m_model, &AgentTableModel::setStateFilter);
    connect(m_filter, &FilterBar::leftDownwards, m_list, &AgentListView::takeFocus);
    connect(m_model, &AgentTableModel::noteEdited, this, &MainWindow::noteEdited);
    connect(m_model, &AgentTableModel::countsChanged, this, [this] { m_filter->setCounts(m_model->counts()); });
    connect(m_model, &AgentTableModel::agentsChanged, this, [this] {
        updateSummary();
        updateDetails();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_model, signal, this, &MainWindow::updateList);
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, &MainWindow::updateList);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MainWindow::updateStatusText);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MainWindow::updateDetails);
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_menu->listMenu().popup(m_list->viewport()->mapToGlobal(at)); });
}

void MainWindow::restoreSettings()
{
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray())) {
        resize(1240, 800);
    }
    m_list->restoreColumns(m_settings.value(columnsKey).toByteArray());
    m_actions->showDetails->setChecked(m_settings.value(detailsKey, true).toBool());
    for (QAction* action : m_actions->languages->actions()) {
        action->setChecked(action->data().toString() == m_translations.language());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(columnsKey, m_list->saveColumns());
    m_settings.setValue(detailsKey, m_actions->showDetails->isChecked());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    // Both can come while the window is being made.
    if (event->type() == QEvent::LanguageChange && m_menu != nullptr) {
        retranslate();
    } else if (event->type() == QEvent::ApplicationPaletteChange && m_demoBanner != nullptr) {
        colorBanner(*m_demoBanner);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::setLanguage(const QString& language)
{
    m_settings.setValue(languageKey, language);
    m_translations.setLanguage(language);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_menu->retranslate();
    m_model->retranslate();
    m_demoBanner->setText(tr("Demo: waits are seconds. A simulated fleet answers; no mail leaves this computer."));
    m_list->setAccessibleName(tr("Agents"));
    m_details->setAccessibleName(tr("Details of the current agent"));
    m_noAgents->setTexts(tr("No agents yet"),
                         tr("Import a CSV file with the columns agent_id, mail_address and note, "
                            "or add the agents one by one."));
    setButtonText(*m_noAgents, "emptyImport", tr("&Import agents from CSV…"));
    setButtonText(*m_noAgents, "emptyAdd", tr("Add a&gent…"));
    m_noMatch->setTexts(tr("No agent matches"), tr("No agent in the list fits the search and the state chosen above."));
    setButtonText(*m_noMatch, "emptyClear", tr("Show all a&gents"));
    m_filter->setCounts(m_model->counts());
    m_keys->retranslate();
    updateActions();
    updateStatusText();
}

} // namespace rds
