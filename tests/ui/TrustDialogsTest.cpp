// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <core/base/FileError.h>
#include <core/domain/DomainError.h>
#include <tests/support/QtStringMaker.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/Format.h>
#include <ui/widgets/AgentDialogs.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

AgentId idOf(const QString& text)
{
    return AgentId::parse(text).value();
}

std::vector<AgentId> idsOf(const QList<QVariant>& arguments)
{
    return arguments[0].value<std::vector<AgentId>>();
}

/// Opens the start dialog with a package in it.
void openStartDialog(WindowFixture& ui, const PackageApprovals& approvals)
{
    ui.trigger("startBatch");
    (void)ui.dialog("startBatchDialog");
    auto& path = ui.get<QLineEdit>("packagePath");
    QTest::keyClicks(&path, "/srv/a.rdspkg");
    QTest::keyClick(&path, Qt::Key_Tab);
    PackageManifest package;
    package.softwareVersion = version("1.0.02-0");
    ui.window().showPackage(package, approvals);
}

/// Takes the place of the desktop's file manager.
class FolderOpener : public QObject {
    Q_OBJECT

public:
    FolderOpener() { QDesktopServices::setUrlHandler("file", this, "open"); }
    ~FolderOpener() override { QDesktopServices::unsetUrlHandler("file"); }

    QStringList opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url.toLocalFile(); }
};

} // namespace

TEST_CASE("a new agent's dialog says where its settings file is, opens the folder, and has it saved elsewhere")
{
    FolderOpener desktop;
    const QTemporaryDir stick;
    WindowFixture ui;
    ui.show(sampleFleet());
    AgentDialogs& dialogs = ui.window().agentDialogs();
    QSignalSpy added(&dialogs, &AgentDialogs::addRequested);
    QSignalSpy saved(&dialogs, &AgentDialogs::saveFilesRequested);
    ui.trigger("addAgent");
    QDialog& dialog = ui.dialog("addAgentDialog");
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentId"), "AGENT0000018");
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentAddress"), "agent@ooo.example");
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentClass"), "arm 2");
    CHECK_FALSE(ui.get<QPushButton>("addAgentAccept").isEnabled());
    CHECK(ui.labelText("addAgentClassProblem").startsWith("This is not a hardware class."));
    ui.get<QLineEdit>("addAgentClass").clear();
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentClass"), "arm-2");
    REQUIRE(ui.get<QPushButton>("addAgentAccept").isEnabled());
    QTest::keyClick(&ui.get<QLineEdit>("addAgentClass"), Qt::Key_Return);
    REQUIRE(added.size() == 1);
    CHECK(added[0][0].value<Agent>().hardwareClass == "arm-2");
    CHECK(dialog.isVisible());
    CHECK_FALSE(ui.get<QPushButton>("addAgentAccept").isEnabled());

    const Timestamp expiry = ui.clock().now() + 720h;
    dialogs.showFiles({{idOf("AGENT0000018"), "/srv/centre/agents/AGENT0000018.json", expiry}});
    CHECK(ui.labelText("settingsFilesTitle") == "The settings file of AGENT0000018 is ready.");
    CHECK(ui.get<QLineEdit>("settingsFilesPath").text() == "/srv/centre/agents/AGENT0000018.json");
    CHECK(ui.labelText("settingsFilesTodo").endsWith("until " + formatTime(expiry) + "."));
    ui.click("settingsFilesOpen");
    CHECK(desktop.opened == QStringList{"/srv/centre/agents"});

    ui.click("settingsFilesSave");
    auto& chooser = ui.get<QFileDialog>("settingsFilesFolderDialog");
    chooser.findChild<QLineEdit*>("fileNameEdit")->setText(stick.path());
    QTest::keyClick(chooser.findChild<QLineEdit*>("fileNameEdit"), Qt::Key_Return);
    REQUIRE(saved.size() == 1);
    CHECK(idsOf(saved[0]) == std::vector{idOf("AGENT0000018")});
    CHECK(saved[0][1].toString() == stick.path());
    dialogs.showSaved(stick.path());
    CHECK(ui.labelText("settingsFilesOutcome") == "A copy is in " + stick.path() + ".");
    QTest::keyClick(&dialog, Qt::Key_Return);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("an agent that the centre does not take stays in its dialog, with the reason")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.trigger("addAgent");
    QDialog& dialog = ui.dialog("addAgentDialog");
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentId"), "AGENT0000018");
    QTest::keyClicks(&ui.get<QLineEdit>("addAgentAddress"), "agent@ooo.example");
    ui.click("addAgentAccept");
    ui.window().showTrouble(Error(make_error_code(DomainError::UnknownBatch), {})); // of something else
    CHECK_FALSE(ui.get<QLabel>("addAgentProblem").isVisible());
    ui.window().showError(Error(make_error_code(FileError::DiskFull), "/srv/agents"));
    CHECK(ui.labelText("addAgentProblem").startsWith("/srv/agents: The disk is full"));
    CHECK(ui.get<QLabel>("addAgentProblem").isVisible());
    CHECK(dialog.isVisible());
    CHECK(ui.get<QLineEdit>("addAgentId").text() == "AGENT0000018");
    CHECK(ui.get<QPushButton>("addAgentAccept").isEnabled());
}

TEST_CASE("new settings files say what they end, and are made by keyboard")
{
    WindowFixture ui;
    ui.show(enrollingFleet(ui.clock().now()));
    AgentDialogs& dialogs = ui.window().agentDialogs();
    QSignalSpy wanted(&dialogs, &AgentDialogs::filesRequested);
    CHECK_FALSE(ui.get<QAction>("makeSettingsFiles").isEnabled());
    ui.list().selectRow(3);
    ui.list().selectionModel()->select(ui.list().model()->index(4, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    ui.trigger("makeSettingsFiles");
    QDialog& dialog = ui.dialog("newSettingsDialog");
    CHECK(ui.labelText("newSettingsQuestion") == "Make new settings files for 2 agents?");
    CHECK(ui.labelText("newSettingsNames") == "AGENT0000004\nAGENT0000005");
    CHECK(ui.labelText("newSettingsConsequences").contains("1 of them is enrolled"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    REQUIRE(wanted.size() == 1);
    CHECK(idsOf(wanted[0]).size() == 2);
    dialogs.showFiles({{idOf("AGENT0000004"), "/srv/agents/AGENT0000004.json", ui.clock().now() + 720h},
                       {idOf("AGENT0000005"), "/srv/agents/AGENT0000005.json", ui.clock().now() + 700h}});
    CHECK(ui.labelText("settingsFilesTitle") == "2 settings files are ready.");
    CHECK(ui.get<QLineEdit>("settingsFilesPath").text() == "/srv/agents");
    CHECK(ui.labelText("settingsFilesTodo").endsWith(formatTime(ui.clock().now() + 700h) + "."));
}

TEST_CASE("revoking asks, says how many and what happens, and does it only after a yes")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy revoked(&ui.window().agentDialogs(), &AgentDialogs::revokeRequested);
    CHECK_FALSE(ui.get<QAction>("revokeAgents").isEnabled());
    ui.list().selectRow(1);
    ui.trigger("revokeAgents");
    QDialog& question = ui.dialog("revokeConfirmation");
    CHECK(question.property("text").toString() == "Revoke the keys of 1 agent?");
    CHECK(question.property("informativeText").toString().startsWith("AGENT0000002\n"));
    CHECK(question.property("informativeText").toString().contains("The way back is a new settings file"));
    QTest::keyClick(&question, Qt::Key_Return); // the careless answer
    CHECK(revoked.isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ui.activate();
    ui.trigger("revokeAgents");
    QTest::keyClick(&ui.get<QPushButton>("revokeAccept"), Qt::Key_Space);
    REQUIRE(revoked.size() == 1);
    CHECK(idsOf(revoked[0]) == std::vector{idOf("AGENT0000002")});
}

TEST_CASE("a package without enough approvals cannot be sent, and the dialog says whom to ask")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy inspected(&ui.window(), &MainWindow::packageInspectionRequested);
    openStartDialog(ui, {2, 1, {"Suzuki"}});
    CHECK(ui.labelText("packageApprovals").startsWith("1 of 2 approvals. Ask for approval: Suzuki."));
    CHECK_FALSE(ui.get<QPushButton>("startBatchAccept").isEnabled());
    CHECK(ui.labelText("batchObstacle") == "This package cannot be sent yet: 1 more approval is needed.");
    CHECK(ui.get<QPushButton>("startBatchAccept").toolTip() == ui.labelText("batchObstacle"));
    ui.click("packageCheckAgain");
    CHECK(inspected.size() == 2);
    PackageManifest package;
    package.softwareVersion = version("1.0.02-0");
    ui.window().showPackage(package, {2, 2, {}});
    CHECK(ui.labelText("packageApprovals") == "2 of 2 approvals.");
    CHECK(ui.get<QPushButton>("startBatchAccept").isEnabled());
    CHECK_FALSE(ui.get<QLabel>("batchObstacle").isVisible());
    CHECK_FALSE(ui.get<QPushButton>("packageCheckAgain").isVisible());
}

TEST_CASE("agents that are not enrolled are left out of a batch, and the dialog says how many")
{
    WindowFixture ui;
    ui.show(enrollingFleet(ui.clock().now()));
    QSignalSpy started(&ui.window(), &MainWindow::startBatchRequested);
    for (const int row : {0, 3, 6}) {
        ui.list().selectionModel()->select(ui.list().model()->index(row, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    openStartDialog(ui, {});
    CHECK(ui.get<QRadioButton>("targetAll").isChecked());
    CHECK(ui.labelText("batchLeftOut") == "4 agents are left out: they are not enrolled.");
    CHECK(ui.buttonText("startBatchAccept") == "Update 13 agents");
    ui.get<QRadioButton>("targetSelected").setChecked(true);
    CHECK(ui.labelText("batchLeftOut") == "2 agents are left out: they are not enrolled.");
    CHECK(ui.buttonText("startBatchAccept") == "Update 1 agent");
    ui.click("startBatchAccept");
    REQUIRE(started.size() == 1);
    CHECK(started[0][1].value<std::vector<AgentId>>() == std::vector{idOf("AGENT0000007")});
}

TEST_CASE("a list in which nobody is enrolled starts nothing and asks nobody")
{
    WindowFixture ui;
    auto fleet = enrollingFleet(ui.clock().now());
    fleet.resize(4);
    ui.show(fleet);
    CHECK_FALSE(ui.get<QAction>("startBatch").isEnabled());
    CHECK(ui.get<QAction>("startBatch").toolTip().startsWith("No agent has enrolled yet"));
    CHECK_FALSE(ui.get<QAction>("requestVersions").isEnabled());
}

TEST_CASE("versions are asked of the selected agents that can answer")
{
    WindowFixture ui;
    ui.show(enrollingFleet(ui.clock().now()));
    QSignalSpy asked(&ui.window(), &MainWindow::versionsRequested);
    ui.list().selectRow(0);
    ui.trigger("requestVersions");
    CHECK(asked.isEmpty()); // an empty list would mean all
    CHECK(ui.labelText("messageText").startsWith("AGENT0000001: The agent is not enrolled."));
    ui.list().selectionModel()->select(ui.list().model()->index(6, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    ui.trigger("requestVersions");
    REQUIRE(asked.size() == 1);
    CHECK(idsOf(asked[0]) == std::vector{idOf("AGENT0000007")});
}

TEST_CASE("the keys of the centre can be looked at, compared and renewed by the command that is given")
{
    WindowFixture ui;
    CHECK_FALSE(ui.get<QAction>("showKeys").isEnabled());
    ui.show(enrollingFleet(ui.clock().now()));
    const KeyOverview keys = sampleKeys(ui.clock().now(), 24h * 200);
    ui.window().showKeys(keys);
    CHECK_FALSE(ui.get<QWidget>("keysBar").isVisible());
    ui.trigger("showKeys");
    QDialog& dialog = ui.dialog("keysDialog");
    CHECK(ui.labelText("keysRoot").remove('\n') == QString(keys.rootFingerprint).replace(47, 1, ""));
    CHECK(ui.labelText("keysSet").startsWith("Version 3, made on "));
    CHECK(ui.labelText("keysSet").endsWith("(200 more days)"));
    CHECK(ui.labelText("keysFollowed").startsWith("0 of 13 agents follow this key set."));
    CHECK(ui.labelText("keysRule") == "On: 2 approvals for each package.");
    CHECK(ui.get<QTableView>("keysTable").model()->rowCount() == 4);
    ui.click("keysRevokeCopy");
    CHECK(QGuiApplication::clipboard()->text() == "rdsvm keys rotate --root-key /media/offline/root-key.pem --revoke");
    AgentStatus follower = enrollingFleet(ui.clock().now())[6];
    follower.agent.keySetVersion = 3;
    ui.window().applyAgents({follower});
    ui.window().agents().applyPending();
    CHECK(ui.labelText("keysFollowed").startsWith("1 of 13 agents follow"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("the window warns of keys that expire, once a day until they are renewed")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    const Timestamp start = ui.clock().now();
    ui.window().showKeys(sampleKeys(start, 24h * 31));
    const auto& bar = ui.get<QWidget>("keysBar");
    CHECK_FALSE(bar.isVisible());
    ui.clock().runUntil(start + 25h);
    CHECK(bar.isVisible());
    CHECK(ui.labelText("keysText").contains("in 29 days"));
    ui.window().showMessage("done");
    QTest::keyClick(&ui.window(), Qt::Key_Escape);
    CHECK(bar.isVisible()); // the newer message goes first
    QTest::keyClick(&ui.window(), Qt::Key_Escape);
    CHECK_FALSE(bar.isVisible());
    ui.clock().runUntil(start + 26h);
    CHECK_FALSE(bar.isVisible());
    ui.clock().runUntil(start + 50h);
    CHECK(bar.isVisible());
    ui.click("keysButton");
    (void)ui.dialog("keysDialog");
    ui.window().showKeys(sampleKeys(ui.clock().now(), 24h * 365));
    CHECK_FALSE(bar.isVisible());
    CHECK(ui.labelText("keysSet").endsWith("(365 more days)"));
}

TEST_CASE("agents that have enrolled are told of together, and never in the place of an error")
{
    WindowFixture ui;
    ui.show(enrollingFleet(ui.clock().now()));
    ui.window().showEnrolled({idOf("AGENT0000001")});
    CHECK(ui.labelText("messageText") == "AGENT0000001 has enrolled; it is asked for its version.");
    ui.window().showEnrolled({idOf("AGENT0000002"), idOf("AGENT0000003")});
    CHECK(ui.labelText("messageText") == "3 agents have enrolled; they are asked for their versions.");
    ui.click("messageClose");
    ui.window().showEnrolled({idOf("AGENT0000004")});
    CHECK(ui.labelText("messageText").startsWith("AGENT0000004 has enrolled"));
    ui.window().showTrouble(Error(make_error_code(FileError::DiskFull), "/srv"));
    ui.window().showEnrolled({idOf("AGENT0000005")});
    CHECK(ui.labelText("messageText").startsWith("/srv: The disk is full"));
}

TEST_CASE("the details explain an enrolment that has stopped, and what to do")
{
    WindowFixture ui;
    ui.show(enrollingFleet(ui.clock().now()));
    ui.list().selectRow(0);
    CHECK(ui.labelText("detailsSentence").startsWith("Waiting for the box to enrol; its code is valid until "));
    CHECK(ui.labelText("detailsAdvice") == "Load its settings file on the box and start the box.");
    ui.clock().runUntil(ui.clock().now() + 721h);
    CHECK(ui.labelText("detailsSentence") == "The code in its settings file has expired.");
    ui.list().selectRow(4);
    CHECK(ui.labelText("detailsSentence").startsWith("Another box has enrolled with the same settings file"));
}

TEST_CASE("an import says where the settings files are, and opens their folder")
{
    FolderOpener desktop;
    WindowFixture ui;
    ui.show(sampleFleet());
    CHECK_FALSE(ui.get<QPushButton>("messageButton").isVisible());
    ui.window().showFolder("Imported 17 agents.", "/srv/agents");
    ui.click("messageButton");
    CHECK(desktop.opened == QStringList{"/srv/agents"});
    ui.window().showMessage("another");
    CHECK_FALSE(ui.get<QPushButton>("messageButton").isVisible());
}

#include "TrustDialogsTest.moc"
