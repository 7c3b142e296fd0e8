// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>
#include <ui/models/AgentTableModel.h>
#include <ui/widgets/AgentDialogs.h>

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace rds;
using namespace rds::test;

namespace {

void press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(&widget, key, modifiers);
}

QWidget& focused()
{
    REQUIRE(QApplication::focusWidget() != nullptr);
    return *QApplication::focusWidget();
}

} // namespace

TEST_CASE("the commands of a batch have their keys")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.window().setDefaultPackage("/demo.rdspkg");
    QSignalSpy started(&ui.window(), &MainWindow::startBatchRequested);
    QSignalSpy retried(&ui.window(), &MainWindow::retryFailedRequested);
    QSignalSpy asked(&ui.window(), &MainWindow::versionsRequested);
    press(ui.window(), Qt::Key_B, Qt::ControlModifier);
    press(ui.window(), Qt::Key_R, Qt::ControlModifier);
    press(ui.window(), Qt::Key_F5);
    CHECK(started.size() == 1);
    CHECK(retried.size() == 1);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0][0].value<std::vector<AgentId>>().empty());
}

TEST_CASE("from search to the list and back without a mouse")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    press(ui.window(), Qt::Key_F, Qt::ControlModifier);
    CHECK(focused().objectName() == "search");
    QTest::keyClicks(&focused(), "kkk");
    press(focused(), Qt::Key_Down);
    CHECK(&focused() == &ui.list());
    CHECK(ui.labelText("detailsAgent").startsWith("AGENT0000011"));
    press(focused(), Qt::Key_Down);
    CHECK(ui.labelText("detailsAgent").startsWith("AGENT0000012"));
    press(ui.window(), Qt::Key_F, Qt::ControlModifier);
    press(focused(), Qt::Key_Escape);
    CHECK(ui.list().model()->rowCount() == 17);
}

TEST_CASE("Escape empties the search first and dismisses a message then")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.window().showMessage("done");
    press(ui.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&focused(), "kkk");
    press(focused(), Qt::Key_Escape);
    CHECK(ui.get<QLineEdit>("search").text().isEmpty());
    CHECK(ui.get<QWidget>("messageBar").isVisible());
    press(focused(), Qt::Key_Escape);
    CHECK_FALSE(ui.get<QWidget>("messageBar").isVisible());
}

TEST_CASE("Delete asks, names how many and which, and removes only after a yes")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy removed(&ui.window().agentDialogs(), &AgentDialogs::removeRequested);
    ui.list().setFocus();
    press(ui.list(), Qt::Key_A, Qt::ControlModifier);
    press(ui.list(), Qt::Key_Delete);
    QDialog& question = ui.dialog("removeConfirmation");
    CHECK(question.property("text").toString() == "Remove 17 agents from the list?");
    CHECK(question.property("informativeText").toString().contains("AGENT0000005\nand 12 more"));
    press(question, Qt::Key_Escape);
    CHECK(removed.isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ui.activate();
    ui.list().selectRow(1);
    press(ui.list(), Qt::Key_Delete);
    press(ui.get<QPushButton>("removeAccept"), Qt::Key_Space);
    REQUIRE(removed.size() == 1);
    const auto agents = removed[0][0].value<std::vector<AgentId>>();
    REQUIRE(agents.size() == 1);
    CHECK(agents[0].toString() == "AGENT0000002");
}

TEST_CASE("Delete and Ctrl+A in the search field edit text, not the fleet")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    ui.list().selectRow(0);
    press(ui.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&focused(), "kk");
    press(focused(), Qt::Key_A, Qt::ControlModifier);
    press(focused(), Qt::Key_Delete);
    CHECK(ui.get<QLineEdit>("search").text().isEmpty());
    CHECK(ui.window().findChild<QDialog*>("removeConfirmation") == nullptr);
}

TEST_CASE("F2 edits the note of the current agent")
{
    WindowFixture ui;
    ui.show(sampleFleet());
    QSignalSpy edited(&ui.window(), &MainWindow::noteEdited);
    ui.list().setFocus();
    ui.list().selectRow(2);
    press(ui.list(), Qt::Key_F2);
    auto& editor = ui.get<QLineEdit>("noteEditor");
    CHECK(editor.text() == "ccc工業株式会社");
    editor.selectAll();
    QTest::keyClicks(&editor, "moved");
    press(editor, Qt::Key_Return);
    REQUIRE(waitFor([&edited] { return edited.size() == 1; })); // the delegate commits by a queued call
    CHECK(edited[0][0].value<AgentId>().toString() == "AGENT0000003");
    CHECK(edited[0][1].toString() == "moved");
}

TEST_CASE("Ctrl+C copies the selected rows as a table")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.list().setFocus();
    ui.list().selectRow(1);
    press(ui.list(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split('\n');
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].startsWith("Failed mark\tRDS Agent ID\tMail address\t"));
    CHECK(lines[1].startsWith("Failed\tAGENT0000002\tagent@bbb.example\t1.0.00-1\t1.0.02-0\t"));
    CHECK(lines[1].endsWith("\tbbb電気株式会社"));
}

TEST_CASE("Tab leaves the list, and every control can be reached by it")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.list().setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 20; ++i) {
        reached << focused().objectName();
        press(focused(), Qt::Key_Tab);
    }
    for (const QString name :
         {"agentList", "search", "startBatchButton", "retryFailedButton", "requestVersionsButton"}) {
        CAPTURE(name);
        CHECK(reached.contains(name));
    }
}
