// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <core/domain/DomainError.h>
#include <tests/support/QtStringMaker.h>
#include <ui/models/AgentTableModel.h>

#include <QAbstractButton>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

TEST_CASE("an empty window says what to do, and offers it")
{
    WindowFixture ui;
    CHECK(ui.window().windowTitle() == "RDS Agent VersionManager");
    CHECK(ui.get<QWidget>("noAgents").isVisible());
    CHECK_FALSE(ui.list().isVisible());
    CHECK_FALSE(ui.get<QAction>("startBatch").isEnabled());
    CHECK_FALSE(ui.get<QWidget>("retryFailedButton").isVisible());
    CHECK(ui.labelText("targetVersion") == "update to : –");
    ui.click("emptyAdd");
    CHECK(ui.dialog("addAgentDialog").isVisible());
}

TEST_CASE("one agent and 100,000 agents are shown as they come")
{
    const int count = GENERATE(1, 100'000);
    WindowFixture ui;
    ui.show(generatedFleet(count));
    CHECK(ui.list().isVisible());
    CHECK(ui.list().model()->rowCount() == count);
    CHECK(ui.labelText("statusText") == (count == 1 ? "1 agent" : "100,000 agents"));
}

TEST_CASE("the list starts readable: no header is cut and nothing needs scrolling sideways")
{
    WindowFixture ui;
    for (const QString language : {"languageEnglish", "languageJapanese"}) {
        ui.trigger(language);
        ui.show(sampleFleet());
        QCoreApplication::processEvents();
        const QHeaderView& header = *ui.list().horizontalHeader();
        for (int section = 1; section < header.count(); ++section) {
            const QString title = ui.list().model()->headerData(section, Qt::Horizontal).toString();
            CHECK(header.sectionSize(section) > header.fontMetrics().horizontalAdvance(title) + 8);
        }
        CHECK(header.length() <= ui.list().viewport()->width());
    }
}

TEST_CASE("the demo's batch starts at once, with its own package")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.window().setDemo(true);
    ui.window().setTargetVersion(version("1.0.02-0"));
    ui.window().setDefaultPackage("/demo/agent-1.0.02-0.rdspkg");
    CHECK(ui.get<QWidget>("demoBanner").isVisible());
    CHECK(ui.labelText("demoBanner").startsWith("Demo: waits are seconds"));
    CHECK(ui.labelText("targetVersion") == "update to : 1.0.02-0");
    QSignalSpy started(&ui.window(), &MainWindow::startBatchRequested);
    ui.click("startBatchButton");
    REQUIRE(started.size() == 1);
    CHECK(started[0][0].toString() == "/demo/agent-1.0.02-0.rdspkg");
    CHECK(started[0][1].value<std::vector<AgentId>>().empty());
    CHECK_FALSE(started[0][2].toBool());
}

TEST_CASE("a running batch shows its progress and counts down to what happens next")
{
    WindowFixture ui;
    ui.showBatch(runningFleet(ui.clock().now()));
    CHECK(ui.get<QProgressBar>("batchBar").value() == 9);
    CHECK(ui.labelText("batchCounters") == "8 updated, 1 failed, 8 waiting, of 17 agents");
    CHECK(ui.labelText("batchNext").startsWith("Version requests go out in 1:23 "));
    ui.clock().runUntil(ui.clock().now() + 20s);
    CHECK(ui.labelText("batchNext").startsWith("Version requests go out in 1:03 "));
    CHECK_FALSE(ui.get<QAbstractButton>("startBatchButton").isEnabled());
    CHECK(ui.get<QAbstractButton>("startBatchButton").toolTip()
          == "A batch update is running; wait until it has ended.");
}

TEST_CASE("failed agents can be retried with one click, as long as there are any")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    CHECK(ui.get<QWidget>("retryFailedButton").isVisible());
    CHECK(ui.buttonText("retryFailedButton") == "Retry failed agents (3)");
    CHECK(ui.get<QAction>("retryFailed").text().remove('&') == "Retry failed agents (3)");
    QSignalSpy retried(&ui.window(), &MainWindow::retryFailedRequested);
    ui.click("retryFailedButton");
    CHECK(retried.size() == 1);
    auto healed = finishedFleet(ui.clock().now());
    for (AgentStatus& status : healed) {
        status.target->state = TargetState::Updated;
    }
    ui.showBatch(healed);
    CHECK_FALSE(ui.get<QWidget>("retryFailedButton").isVisible());
    CHECK_FALSE(ui.get<QAction>("retryFailed").isEnabled());
}

TEST_CASE("the details say why the current agent failed and what to do")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.list().selectRow(9);
    CHECK(ui.labelText("detailsAgent") == "AGENT0000010 · jjjデパート");
    CHECK(ui.labelText("detailsSentence")
          == "Still at 1.0.02-1: the agent runs a newer release than 1.0.02-0, and a downgrade was not allowed.");
    CHECK(ui.labelText("detailsAdvice").startsWith("Leave the agent as it is"));
    auto changed = finishedFleet(ui.clock().now())[9];
    changed.target->state = TargetState::Updated;
    ui.window().applyAgents({changed});
    ui.window().agents().applyPending();
    CHECK(ui.labelText("detailsSentence").startsWith("Updated from "));
}

TEST_CASE("evidence is plain text: what came by mail is never markup")
{
    WindowFixture ui;
    auto fleet = finishedFleet(ui.clock().now());
    fleet[1].target->cause = FailureCause::Bounced;
    fleet[1].target->evidence = "<img src='http://evil.example/x'><b>550</b>";
    ui.showBatch(fleet);
    ui.list().selectRow(1);
    CHECK(ui.get<QLabel>("detailsSentence").textFormat() == Qt::PlainText);
    CHECK(ui.labelText("detailsSentence").contains("<b>550</b>"));
    ui.window().showError(Error(make_error_code(DomainError::UnknownAgent), "<b>x</b>"));
    CHECK(ui.get<QLabel>("messageText").textFormat() == Qt::PlainText);
}

TEST_CASE("search and state filters narrow the list, and one click opens it again")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    CHECK(ui.buttonText("showFailed") == "Failed  3");
    ui.click("showFailed");
    CHECK(ui.list().model()->rowCount() == 3);
    QTest::keyClicks(&ui.get<QLineEdit>("search"), "mmm");
    CHECK(ui.list().model()->rowCount() == 1);
    CHECK(ui.labelText("statusText") == "1 of 17 agents shown");
    QTest::keyClicks(&ui.get<QLineEdit>("search"), "nothing");
    CHECK(ui.get<QWidget>("noMatch").isVisible());
    ui.click("emptyClear");
    CHECK(ui.list().isVisible());
    CHECK(ui.list().model()->rowCount() == 17);
}

TEST_CASE("the selection survives a reset of the agents")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.list().selectRow(4);
    auto fewer = sampleFleet();
    fewer.erase(fewer.begin());
    ui.show(fewer);
    const auto rows = ui.list().selectionModel()->selectedRows();
    REQUIRE(rows.size() == 1);
    CHECK(ui.window().agents().statusAt(rows[0].row()).agent.id.toString() == "AGENT0000005");
    CHECK(ui.labelText("detailsAgent").startsWith("AGENT0000005"));
}

TEST_CASE("errors and results appear inside the window and can be dismissed")
{
    WindowFixture ui;
    CHECK_FALSE(ui.get<QWidget>("messageBar").isVisible());
    ui.window().showError(Error(make_error_code(DomainError::DuplicateAgent), "fleet.csv, line 5", "AGENT0000001"));
    CHECK(ui.get<QWidget>("messageBar").isVisible());
    CHECK(ui.labelText("messageText").startsWith("fleet.csv, line 5: An agent with this ID"));
    ui.click("messageClose");
    CHECK_FALSE(ui.get<QWidget>("messageBar").isVisible());
    ui.window().showMessage("17 agents imported");
    CHECK(ui.labelText("messageText") == "17 agents imported");
    ui.window().setBusy("Importing…");
    CHECK(ui.get<QWidget>("busyText").isVisible());
    ui.window().setBusy({});
    CHECK_FALSE(ui.get<QWidget>("busyText").isVisible());
}

TEST_CASE("columns, details and language are remembered")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.list().setColumnWidth(int(AgentColumn::Address), 333);
    ui.list().setColumnHidden(int(AgentColumn::Note), true);
    ui.list().sortByColumn(int(AgentColumn::LastCheck), Qt::DescendingOrder);
    ui.trigger("showDetails");
    ui.trigger("languageJapanese");
    ui.reopen();
    ui.show(sampleFleet());
    CHECK(ui.list().columnWidth(int(AgentColumn::Address)) == 333);
    CHECK(ui.list().isColumnHidden(int(AgentColumn::Note)));
    CHECK(ui.window().agents().sortColumn() == AgentColumn::LastCheck);
    CHECK(ui.window().agents().sortOrder() == Qt::DescendingOrder);
    CHECK_FALSE(ui.get<QWidget>("details").isVisible());
    CHECK(ui.get<QAction>("languageJapanese").isChecked());
    CHECK(ui.labelText("targetVersion").startsWith("更新先"));
}

TEST_CASE("broken settings do no harm")
{
    WindowFixture ui;
    ui.window().close();
    ui.settings().setValue("window/columns", QByteArray("rubbish"));
    ui.settings().setValue("window/geometry", QByteArray("rubbish"));
    ui.settings().setValue("language", "tlh");
    ui.reopen();
    ui.settings().setValue("window/columns", QByteArray("rubbish"));
    ui.show(sampleFleet());
    CHECK(ui.list().isVisible());
    CHECK_FALSE(ui.list().isColumnHidden(int(AgentColumn::Id)));
}
