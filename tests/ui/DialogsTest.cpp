// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <core/base/FileError.h>
#include <core/package/PackageError.h>
#include <tests/support/QtStringMaker.h>
#include <ui/widgets/AgentDialogs.h>

#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

PackageManifest samplePackage()
{
    PackageManifest package;
    package.softwareVersion = version("1.0.02-0");
    package.modules = {{"mailer", ModuleKind::Resident, "1.0.02", QDate(2002, 10, 28), 48'213, {}},
                       {"counter", ModuleKind::NonResident, "1.0.01", QDate(2002, 10, 21), 12'004, {}}};
    package.defaultSettleTime = 10min;
    package.settleTimes = {{version("1.0.00-1"), 12min}};
    package.acceptedVersions = {version("1.0.00-1")};
    return package;
}

void type(QLineEdit& field, const QString& text)
{
    field.setFocus();
    field.clear();
    field.insert(text); // as an input method does, which is how Japanese is typed
    Q_EMIT field.textEdited(field.text());
    QTest::keyClick(&field, Qt::Key_Tab);
}

/// Opens the dialog and names a package in it.
QDialog& openStartDialog(WindowFixture& ui, const QString& path)
{
    QTest::keyClick(&ui.window(), Qt::Key_B, Qt::ControlModifier);
    QDialog& dialog = ui.dialog("startBatchDialog");
    type(ui.get<QLineEdit>("packagePath"), path);
    return dialog;
}

} // namespace

TEST_CASE("a batch is started on what the package really holds")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy inspected(&ui.window(), &MainWindow::packageInspectionRequested);
    QSignalSpy started(&ui.window(), &MainWindow::startBatchRequested);
    openStartDialog(ui, "/srv/a.rdspkg");
    REQUIRE(inspected.size() == 1);
    CHECK(inspected[0][0].toString() == "/srv/a.rdspkg");
    CHECK_FALSE(ui.get<QPushButton>("startBatchAccept").isEnabled());

    ui.window().showPackage(samplePackage(), {});
    CHECK(ui.labelText("packageVersion") == "Updates to 1.0.02-0. Replaces 2 modules:");
    CHECK(ui.get<QTableView>("packageModules").model()->index(0, 0).data().toString() == "mailer");
    CHECK(ui.labelText("packageFacts")
          == "Wait before the version request: 10 min. From 1.0.00-1: 12 min. Only for agents that run 1.0.00-1.");
    CHECK(ui.buttonText("startBatchAccept") == "Update 17 agents");
    QTest::mouseClick(&ui.get<QCheckBox>("allowDowngrade"), Qt::LeftButton, {}, QPoint(8, 8));
    ui.click("startBatchAccept");
    REQUIRE(started.size() == 1);
    CHECK(started[0][0].toString() == "/srv/a.rdspkg");
    CHECK(started[0][1].value<std::vector<AgentId>>().empty());
    CHECK(started[0][2].toBool());
}

TEST_CASE("a batch can go to the selected agents only")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.list().setSelectionMode(QAbstractItemView::MultiSelection);
    ui.list().selectRow(1);
    ui.list().selectRow(14);
    QSignalSpy started(&ui.window(), &MainWindow::startBatchRequested);
    openStartDialog(ui, "/srv/a.rdspkg");
    CHECK(ui.get<QRadioButton>("targetSelected").isChecked());
    ui.window().showPackage(samplePackage(), {});
    CHECK(ui.buttonText("startBatchAccept") == "Update 2 agents");
    ui.click("startBatchAccept");
    REQUIRE(started.size() == 1);
    const auto agents = started[0][1].value<std::vector<AgentId>>();
    REQUIRE(agents.size() == 2);
    CHECK(agents[1].toString() == "AGENT0000015");
}

TEST_CASE("a package that cannot be read is explained in the dialog, and nothing can be started")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    openStartDialog(ui, "/srv/none.rdspkg");
    ui.window().showError(Error(make_error_code(FileError::NotFound), "/srv/none.rdspkg"));
    CHECK(ui.labelText("packageProblem") == "/srv/none.rdspkg: The file does not exist. Check its name and folder.");
    CHECK(ui.get<QLabel>("packageProblem").isVisible());
    CHECK_FALSE(ui.get<QWidget>("messageBar").isVisible());
    CHECK_FALSE(ui.get<QPushButton>("startBatchAccept").isEnabled());

    type(ui.get<QLineEdit>("packagePath"), "/srv/good.rdspkg");
    ui.window().showPackage(samplePackage(), {});
    CHECK_FALSE(ui.get<QLabel>("packageProblem").isVisible());
    CHECK(ui.get<QPushButton>("startBatchAccept").isEnabled());
    // Another path is another package: what was shown no longer counts.
    QTest::keyClicks(&ui.get<QLineEdit>("packagePath"), "x");
    CHECK_FALSE(ui.get<QPushButton>("startBatchAccept").isEnabled());
}

TEST_CASE("a new agent is checked while it is typed")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy added(&ui.window().agentDialogs(), &AgentDialogs::addRequested);
    ui.trigger("addAgent");
    (void)ui.dialog("addAgentDialog");
    CHECK(ui.labelText("addAgentIdProblem").isEmpty());
    CHECK_FALSE(ui.get<QPushButton>("addAgentAccept").isEnabled());
    type(ui.get<QLineEdit>("addAgentId"), "bad id");
    CHECK(ui.labelText("addAgentIdProblem").startsWith("This is not an agent ID."));
    type(ui.get<QLineEdit>("addAgentId"), "AGENT0000001");
    CHECK(ui.labelText("addAgentIdProblem").startsWith("An agent with this ID is in the list already."));
    type(ui.get<QLineEdit>("addAgentId"), "AGENT0000018");
    CHECK(ui.labelText("addAgentIdProblem").isEmpty());
    type(ui.get<QLineEdit>("addAgentAddress"), "agent@@x");
    CHECK(ui.labelText("addAgentAddressProblem").startsWith("This is not a mail address."));
    type(ui.get<QLineEdit>("addAgentAddress"), "agent@AAA.example");
    CHECK(ui.labelText("addAgentAddressProblem").startsWith("This mail address belongs to another agent."));
    CHECK_FALSE(ui.get<QPushButton>("addAgentAccept").isEnabled());
    type(ui.get<QLineEdit>("addAgentAddress"), "agent@ooo.example");
    type(ui.get<QLineEdit>("addAgentNote"), "ooo工務店");
    REQUIRE(ui.get<QPushButton>("addAgentAccept").isEnabled());
    ui.click("addAgentAccept");
    REQUIRE(added.size() == 1);
    const auto agent = added[0][0].value<Agent>();
    CHECK(agent.id.toString() == "AGENT0000018");
    CHECK(agent.address.toString() == "agent@ooo.example");
    CHECK(agent.note == "ooo工務店");
}

TEST_CASE("import and export ask for a file and pass its path on")
{
    QTemporaryDir folder;
    QFile file(folder.filePath("fleet.csv"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.close();
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy imported(&ui.window(), &MainWindow::importRequested);
    QSignalSpy exported(&ui.window(), &MainWindow::exportAuditRequested);
    const auto choose = [&ui, &folder](const QString& dialogName, const QString& name) {
        auto& dialog = ui.get<QFileDialog>(dialogName);
        dialog.setDirectory(folder.path());
        dialog.findChild<QLineEdit*>("fileNameEdit")->setText(folder.filePath(name));
        QTest::keyClick(dialog.findChild<QLineEdit*>("fileNameEdit"), Qt::Key_Return);
    };
    ui.trigger("importAgents");
    choose("importDialog", "fleet.csv");
    REQUIRE(imported.size() == 1);
    CHECK(imported[0][0].toString() == folder.filePath("fleet.csv"));
    ui.trigger("exportAudit");
    choose("exportDialog", "audit");
    REQUIRE(exported.size() == 1);
    CHECK(exported[0][0].toString() == folder.filePath("audit.csv"));
}

TEST_CASE("the about box names the program and its version")
{
    WindowFixture ui;
    ui.trigger("about");
    (void)ui.dialog("aboutDialog");
    CHECK(ui.labelText("aboutName") == "RDS Agent VersionManager");
    CHECK(ui.labelText("aboutVersion").startsWith("Version " RDS_VERSION));
    ui.click("aboutClose");
}
