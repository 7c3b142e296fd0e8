// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// Takes pictures of the window and its dialogs in every language and theme, for looking at them.

#include "SampleFleet.h"

#include <core/base/SystemClock.h>
#include <core/domain/DomainError.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/Translations.h>
#include <ui/widgets/AgentDialogs.h>
#include <ui/widgets/MainWindow.h>
#include <ui/widgets/Theme.h>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace rds::test {

namespace {

using namespace std::chrono_literals;

PackageManifest samplePackage()
{
    PackageManifest package;
    package.softwareVersion = version("1.0.02-0");
    package.modules = {{"mailer", ModuleKind::Resident, "1.0.02", QDate(2002, 10, 28), 48'213, {}},
                       {"counter", ModuleKind::NonResident, "1.0.01", QDate(2002, 10, 21), 12'004, {}},
                       {"libformat.so", ModuleKind::SharedLibrary, "1.0.02", QDate(2002, 10, 28), 201'338, {}}};
    package.defaultSettleTime = 10min;
    package.settleTimes = {{version("1.0.00-1"), 12min}};
    return package;
}

class Pictures {
public:
    Pictures(const QString& folder, const QString& language, Theme theme)
        : m_prefix(folder + "/ui-" + (theme == Theme::Dark ? "dark-" : "light-") + language + '-')
        , m_settings(m_folder.filePath("settings.ini"), QSettings::IniFormat)
    {
        applyTheme(theme);
        m_settings.setValue("language", language);
        m_window = std::make_unique<MainWindow>(m_settings, m_clock, m_translations);
        m_window->setTargetVersion(version("1.0.02-0"));
        m_window->show();
    }

    void takeAll()
    {
        takeEmpty();
        takeRunning();
        takeFinished();
        takeDialogs();
        takeEnrolling();
        takeTrustDialogs();
    }

private:
    void take(QWidget& widget, const QString& name)
    {
        QTest::qWait(60); // layouts and icons settle
        widget.grab().save(m_prefix + name + ".png");
    }

    QAction& action(const QString& name) { return *m_window->findChild<QAction*>(name); }
    QTableView& list() { return *m_window->findChild<QTableView*>("agentList"); }

    void takeEmpty() { take(*m_window, "1-empty"); }

    void takeRunning()
    {
        const auto fleet = runningFleet(m_clock.now());
        m_window->setDemo(true);
        m_window->resetAgents(fleet);
        m_window->showBatch(progressOf(fleet, m_clock.now()));
        m_window->setBusy({});
        list().setFocus();
        list().selectRow(8);
        take(*m_window, "2-running");
    }

    void takeFinished()
    {
        const auto fleet = finishedFleet(m_clock.now());
        m_window->resetAgents(fleet);
        m_window->showBatch(progressOf(fleet, m_clock.now()));
        m_window->showError(
            Error(make_error_code(DomainError::DuplicateMailAddress), "fleet.csv, line 5", "agent@aaa.example"));
        list().selectRow(9);
        take(*m_window, "3-finished");
        m_window->findChild<QLineEdit*>("search")->setText("zzz");
        take(*m_window, "4-nomatch");
        m_window->findChild<QLineEdit*>("search")->clear();
    }

    void takeEnrolling()
    {
        const auto fleet = enrollingFleet(m_clock.now());
        m_window->setDemo(false);
        m_window->showBatch(std::nullopt);
        m_window->resetAgents(fleet);
        m_window->showKeys(sampleKeys(m_clock.now(), 24h * 12));
        m_window->showMessage({});
        m_window->showEnrolled({fleet[8].agent.id});
        list().setFocus();
        list().selectRow(1);
        take(*m_window, "6-enrolling");
    }

    void takeTrustDialogs()
    {
        takeDialog("showKeys", "keysDialog", [](QWidget&) {});
        list().selectRow(3);
        takeDialog("revokeAgents", "revokeConfirmation", [](QWidget&) {});
        list().selectAll();
        takeDialog("makeSettingsFiles", "newSettingsDialog", [](QWidget&) {});
        list().selectRow(0);
        takeDialog("makeSettingsFiles", "newSettingsDialog", [this](QWidget& dialog) {
            QTest::keyClick(dialog.findChild<QPushButton*>("newSettingsAccept"), Qt::Key_Space);
            const AgentId agent = m_window->agents().agents().front().agent.id;
            m_window->agentDialogs().showFiles(
                {{agent, "/home/operator/.local/share/rds-version-manager/agents/" + agent.toString() + ".json",
                  m_clock.now() + 720h}});
            m_window->agentDialogs().showSaved("/media/usb");
        });
        m_window->askForSecret({SecretQuestion::Kind::KeyPassPhrase, "/home/operator/rds/keys", true, true});
        auto* dialog = m_window->findChild<QDialog*>("passPhraseDialog");
        (void)QTest::qWaitForWindowActive(dialog);
        take(*dialog, "7-passPhraseDialog");
        m_window->endQuestions(false);
    }

    void takeDialog(const QString& actionName, const QString& dialogName, const std::function<void(QWidget&)>& prepare)
    {
        action(actionName).trigger();
        auto* dialog = m_window->findChild<QDialog*>(dialogName);
        (void)QTest::qWaitForWindowActive(dialog);
        prepare(*dialog);
        take(*dialog, QString("%1-%2").arg(++m_number + 10).arg(dialogName));
        dialog->reject();
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    }

    void takeDialogs()
    {
        takeDialog("addAgent", "addAgentDialog", [](QWidget& dialog) {
            QTest::keyClicks(dialog.findChild<QLineEdit*>("addAgentId"), "AGENT0000001");
            auto* address = dialog.findChild<QLineEdit*>("addAgentAddress");
            address->setFocus();
            QTest::keyClicks(address, "agent@@x");
            QTest::keyClick(address, Qt::Key_Tab);
        });
        list().selectAll();
        takeDialog("removeAgents", "removeConfirmation", [](QWidget&) {});
        takeDialog("startBatch", "startBatchDialog", [this](QWidget& dialog) {
            auto* path = dialog.findChild<QLineEdit*>("packagePath");
            QTest::keyClicks(path, "/srv/packages/agent-1.0.02-0.rdspkg");
            QTest::keyClick(path, Qt::Key_Tab);
            m_window->showPackage(samplePackage(), {2, 1, {QStringLiteral("Suzuki")}});
        });
        takeDialog("about", "aboutDialog", [](QWidget&) {});
    }

    QString m_prefix;
    int m_number = 0;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    QSettings m_settings;
    Translations m_translations;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

} // namespace rds::test

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    for (const QString& language : rds::Translations::languages()) {
        for (const rds::Theme theme : {rds::Theme::Light, rds::Theme::Dark}) {
            rds::test::Pictures(folder, language, theme).takeAll();
        }
    }
    return 0;
}
