// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Error.h>
#include <core/base/Secret.h>
#include <core/domain/AgentStatus.h>
#include <core/domain/PackageManifest.h>
#include <ui/models/KeyOverview.h>
#include <ui/models/PackageApprovals.h>
#include <ui/models/SecretQuestion.h>

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QProgressBar;
class QSettings;
class QStackedWidget;

namespace rds {

class AgentDialogs;
class AgentListView;
class AgentTableModel;
class BatchPanel;
class DetailsStrip;
class EmptyState;
class FilterBar;
class HeaderPanel;
class KeysWatch;
class MainActions;
class MainMenu;
class MessageBar;
class PassPhraseDialog;
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
    /// What the operator wants of single agents, and where the centre's answers to that go.
    [[nodiscard]] AgentDialogs& agentDialogs() const { return *m_dialogs; }

public Q_SLOTS:
    void resetAgents(std::vector<rds::AgentStatus> agents);
    void applyAgents(std::vector<rds::AgentStatus> changed);
    /// None: there never was a batch.
    void showBatch(const std::optional<rds::BatchProgress>& progress);
    /// The answer to packageInspectionRequested().
    void showPackage(const rds::PackageManifest& package, const rds::PackageApprovals& approvals);
    void showEnrolled(const std::vector<rds::AgentId>& agents);
    void showKeys(const rds::KeyOverview& keys);
    /// Answered by secretGiven() or secretRefused().
    void askForSecret(const rds::SecretQuestion& question);
    /// No question is left. @param locked the centre is not open; offers to unlock it
    void endQuestions(bool locked);
    /// What came of the operator's wish: in the dialog that waits for an answer, else in the message bar.
    void showError(const rds::Error& error);
    /// What went wrong by itself: in the message bar.
    void showTrouble(const rds::Error& error);
    void showMessage(const QString& text);
    void showFolder(const QString& text, const QString& folder); ///< with a button that opens it
    void setTargetVersion(const rds::SoftwareVersion& version);
    void setDemo(bool demo); ///< says that this is the demo, whose waits are seconds
    void setBusy(const QString& text); ///< what goes on in the background; empty: nothing

Q_SIGNALS:
    /// @param agents empty: all
    void startBatchRequested(const QString& packagePath, const std::vector<rds::AgentId>& agents, bool allowDowngrade);
    void retryFailedRequested();
    /// @param agents empty: all
    void versionsRequested(const std::vector<rds::AgentId>& agents);
    void secretGiven(const rds::Secret& secret, bool remember);
    void secretRefused();
    void unlockRequested();
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
    void connectAgentActions();
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
    void dismissMessage();
    void importAgents();
    void exportAudit();

    QSettings& m_settings;
    Clock& m_clock;
    Translations& m_translations;
    QString m_defaultPackage;
    std::optional<BatchProgress> m_progress;
    AgentTableModel* m_model;
    MainActions* m_actions;
    AgentDialogs* m_dialogs;
    MainMenu* m_menu = nullptr;
    QLabel* m_demoBanner = nullptr;
    HeaderPanel* m_header = nullptr;
    BatchPanel* m_batch = nullptr;
    MessageBar* m_message = nullptr;
    MessageBar* m_keysBar = nullptr;
    KeysWatch* m_keys = nullptr;
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
    QPointer<PassPhraseDialog> m_secretDialog;
    std::vector<AgentId> m_newlyEnrolled; ///< of the message on show
};

} // namespace rds
