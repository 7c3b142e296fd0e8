// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <core/domain/AgentStatus.h>
#include <core/domain/PackageManifest.h>

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QProgressBar;
class QSettings;
class QStackedWidget;

namespace rds {

class AgentListView;
class AgentTableModel;
class BatchPanel;
class DetailsStrip;
class EmptyState;
class FilterBar;
class HeaderPanel;
class MainActions;
class MainMenu;
class MessageBar;
class StartBatchDialog;
class Translations;

/// The operator's window: shows what its slots are told, and asks for what the operator wants by its signals.
///
/// It knows no engine, reads no file and never waits. Language, geometry and columns are restored from the
/// settings when it is made, and written back when it closes. UI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// All three must outlive the window. @param translations is set to the language of the settings.
    MainWindow(QSettings& settings, Clock& clock, Translations& translations, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// The batch update starts with this package at once, without a question. Empty: asks.
    void setDefaultPackage(const QString& path);
    [[nodiscard]] AgentTableModel& agents() const { return *m_model; }

public Q_SLOTS:
    void resetAgents(std::vector<rds::AgentStatus> agents);
    void applyAgents(std::vector<rds::AgentStatus> changed);
    /// None: there never was a batch.
    void showBatch(const std::optional<rds::BatchProgress>& progress);
    /// The answer to packageInspectionRequested().
    void showPackage(const rds::PackageManifest& package);
    /// In the message bar; where the start dialog waits for a package, there.
    void showError(const rds::Error& error);
    void showMessage(const QString& text);
    void setTargetVersion(const rds::SoftwareVersion& version);
    /// Says that this is the demo, whose waits are seconds.
    void setDemo(bool demo);
    /// What goes on in the background; empty: nothing.
    void setBusy(const QString& text);

Q_SIGNALS:
    /// @param agents empty: all
    void startBatchRequested(const QString& packagePath, const std::vector<rds::AgentId>& agents, bool allowDowngrade);
    void retryFailedRequested();
    /// @param agents empty: all
    void versionsRequested(const std::vector<rds::AgentId>& agents);
    void addAgentRequested(const rds::Agent& agent);
    void removeAgentsRequested(const std::vector<rds::AgentId>& agents);
    void importRequested(const QString& path);
    void exportAuditRequested(const QString& path);
    void packageInspectionRequested(const QString& path);
    void noteEdited(const rds::AgentId& agent, const QString& note);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void setupWidgets();
    void setupEmptyStates();
    void setupStatusBar();
    void connectActions();
    void connectSignals();
    void restoreSettings();
    void retranslate();
    void setLanguage(const QString& language);

    void updateSummary();
    void updateActions();
    void updateList();
    void updateStatusText();
    void updateDetails();

    void startBatch();
    void requestVersions();
    void addAgent();
    void removeAgents();
    void importAgents();
    void exportAudit();
    [[nodiscard]] std::optional<Error> objectionTo(const Agent& agent) const;

    QSettings& m_settings;
    Clock& m_clock;
    Translations& m_translations;
    QString m_defaultPackage;
    std::optional<BatchProgress> m_progress;
    AgentTableModel* m_model;
    MainActions* m_actions;
    MainMenu* m_menu = nullptr;
    QLabel* m_demoBanner = nullptr;
    HeaderPanel* m_header = nullptr;
    BatchPanel* m_batch = nullptr;
    MessageBar* m_message = nullptr;
    FilterBar* m_filter = nullptr;
    QStackedWidget* m_pages = nullptr;
    AgentListView* m_list = nullptr;
    EmptyState* m_noAgents = nullptr;
    EmptyState* m_noMatch = nullptr;
    DetailsStrip* m_details = nullptr;
    QLabel* m_statusText = nullptr;
    QLabel* m_busyText = nullptr;
    QProgressBar* m_busyBar = nullptr;
    QPointer<StartBatchDialog> m_startDialog;
};

} // namespace rds
