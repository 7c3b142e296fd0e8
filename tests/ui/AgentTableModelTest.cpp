// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/Translations.h>

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);

QString text(const AgentTableModel& model, int row, AgentColumn column, int role = Qt::DisplayRole)
{
    return model.index(row, int(column)).data(role).toString();
}

/// Every row as "mark id version state".
QStringList printed(const AgentTableModel& model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool marked = model.index(row, int(AgentColumn::Mark)).data(AgentTableModel::RawRole).toBool();
        lines << QString("%1 %2 %3 %4")
                     .arg(marked ? "!" : "-", text(model, row, AgentColumn::Id), text(model, row, AgentColumn::Version),
                          text(model, row, AgentColumn::State, AgentTableModel::RawRole));
    }
    return lines;
}

} // namespace

TEST_CASE("the list shows the columns of the original screen, in its order")
{
    AgentTableModel model;
    QStringList titles;
    for (int section = 0; section < model.columnCount(); ++section) {
        titles << model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    CHECK(
        titles
        == QStringList{"", "RDS Agent ID", "Mail address", "Version", "Target", "Last version check", "State", "Note"});
    CHECK(model.headerData(0, Qt::Horizontal, Qt::AccessibleTextRole).toString() == "Failed mark");
}

TEST_CASE("the list of the original batch carries its three marks")
{
    AgentTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.reset(finishedFleet(now));
    const QStringList lines = printed(model);
    REQUIRE(lines.size() == 17);
    CHECK(lines.filter("!")
          == QStringList{"! AGENT0000002 1.0.00-1 failed", "! AGENT0000010 1.0.02-1 failed",
                         "! AGENT0000015 1.0.01-1 failed"});
    CHECK(lines.filter("1.0.02-0 updated").size() == 14);
    CHECK(text(model, 1, AgentColumn::State) == QString::fromUtf8("Failed – No reply to the version request."));
    CHECK(text(model, 1, AgentColumn::Mark, Qt::AccessibleTextRole) == "Failed");
    CHECK(model.counts().failed == 3);
}

TEST_CASE("raw values have a role of their own, and tool tips the exact time")
{
    AgentTableModel model;
    model.reset(sampleFleet());
    const auto check = model.index(0, int(AgentColumn::LastCheck));
    CHECK(check.data(AgentTableModel::RawRole).toLongLong() == toMillis(*sampleFleet()[0].agent.lastVersionCheck));
    CHECK(check.data(Qt::ToolTipRole).toString().endsWith(" UTC"));
    CHECK_FALSE(model.index(2, int(AgentColumn::LastCheck)).data(AgentTableModel::RawRole).isValid());
    CHECK(text(model, 0, AgentColumn::Note) == "aaa商事株式会社");
    CHECK(text(model, 0, AgentColumn::State).isEmpty());
}

TEST_CASE("the model is sound with 0, 1 and many agents, whatever is done to it")
{
    const int count = GENERATE(0, 1, 17, 1000);
    AgentTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto fleet = generatedFleet(count);
    model.reset(fleet);
    CHECK(model.rowCount() == count);
    for (const AgentColumn column : allAgentColumns) {
        model.sort(int(column), Qt::DescendingOrder);
    }
    model.setFilter("1");
    model.setStateFilter(StateFilter::Failed);
    for (AgentStatus& status : fleet) {
        if (status.target) {
            status.target->state = TargetState::Failed;
        }
    }
    model.apply(fleet);
    model.applyPending();
    model.setStateFilter(StateFilter::All);
    model.setFilter("");
    model.retranslate();
    CHECK(model.rowCount() == count);
    model.reset({});
    CHECK(model.rowCount() == 0);
    CHECK(model.counts() == AgentCounts());
}

TEST_CASE("changes are gathered and shown once a frame")
{
    AgentTableModel model;
    auto fleet = generatedFleet(100);
    model.reset(fleet);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy agents(&model, &AgentTableModel::agentsChanged);
    for (int i = 0; i < 50; ++i) {
        fleet[size_t(i)].agent.note = "changed";
        model.apply({fleet[size_t(i)]});
    }
    CHECK(changes.isEmpty());
    REQUIRE(waitFor([&] { return !changes.isEmpty(); }));
    CHECK(changes.size() == 1);
    CHECK(agents.size() == 1);
    CHECK(text(model, 49, AgentColumn::Note) == "changed");
}

TEST_CASE("an unknown agent among the changes is a new row at its place")
{
    AgentTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto fleet = generatedFleet(10);
    const AgentStatus third = fleet[2];
    fleet.erase(fleet.begin() + 2);
    model.reset(fleet);
    model.apply({third});
    model.applyPending();
    CHECK(model.rowCount() == 10);
    CHECK(model.statusAt(2).agent.id == third.agent.id);
    CHECK(model.counts().all == 10);
    CHECK(model.rowOf(third.agent.id) == 2);
}

TEST_CASE("a selection stays on its agents while rows come, go and move")
{
    AgentTableModel model;
    auto fleet = generatedFleet(50);
    model.reset(fleet);
    QItemSelectionModel selection(&model);
    for (const int row : {3, 20, 40}) {
        selection.select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const auto selected = [&] {
        QStringList ids;
        for (const QModelIndex& index : selection.selectedRows()) {
            ids << model.statusAt(index.row()).agent.id.toString();
        }
        ids.sort();
        return ids;
    };
    const QStringList before = selected();
    REQUIRE(before.size() == 3);
    model.sort(int(AgentColumn::Note), Qt::DescendingOrder);
    CHECK(selected() == before);
    model.apply(generatedFleet(60));
    model.applyPending();
    CHECK(model.rowCount() == 60);
    CHECK(selected() == before);
}

TEST_CASE("a note is edited in place and told to the outside, nothing else can be edited")
{
    AgentTableModel model;
    model.reset(sampleFleet());
    QSignalSpy edited(&model, &AgentTableModel::noteEdited);
    for (const AgentColumn column : allAgentColumns) {
        CHECK(model.flags(model.index(0, int(column))).testFlag(Qt::ItemIsEditable) == (column == AgentColumn::Note));
    }
    const QModelIndex note = model.index(0, int(AgentColumn::Note));
    CHECK(model.setData(note, "  moved to\nOsaka ", Qt::EditRole));
    REQUIRE(edited.size() == 1);
    CHECK(edited[0][0].value<AgentId>().toString() == "AGENT0000001");
    CHECK(edited[0][1].toString() == "moved to Osaka");
    CHECK(text(model, 0, AgentColumn::Note) == "moved to Osaka");
    CHECK(model.setData(note, "moved to Osaka", Qt::EditRole));
    CHECK(edited.size() == 1);
    CHECK_FALSE(model.setData(note, QString(1001, 'x'), Qt::EditRole));
    CHECK_FALSE(model.setData(model.index(0, int(AgentColumn::Id)), "x", Qt::EditRole));
}

TEST_CASE("100,000 agents can be sorted by any column and filtered")
{
    AgentTableModel model;
    model.reset(generatedFleet(100'000));
    for (const AgentColumn column : allAgentColumns) {
        model.sort(int(column), Qt::DescendingOrder);
    }
    model.setFilter("customer5");
    const int some = model.rowCount();
    CHECK(some > 0);
    CHECK(some < 100'000);
    model.setFilter({});
    CHECK(model.rowCount() == 100'000);
}

TEST_CASE("a tool tip shows HTML in an agent's words as the letters that they are")
{
    std::vector<AgentStatus> fleet = finishedFleet(now);
    BatchTarget& target = *fleet.front().target;
    target.state = TargetState::Failed;
    target.cause = FailureCause::InstallFailed;
    target.evidence = "<b>bold</b> <img src=\"file:///etc/hostname\">";
    fleet.front().agent.note = "<h1>note</h1>";
    AgentTableModel model;
    model.reset(fleet);
    for (const AgentColumn column : {AgentColumn::Mark, AgentColumn::State, AgentColumn::Note}) {
        const QString shown = text(model, 0, column, Qt::ToolTipRole);
        CHECK_FALSE(shown.contains("<b>"));
        CHECK_FALSE(shown.contains("<img"));
        CHECK_FALSE(shown.contains("<h1>"));
    }
    CHECK(text(model, 0, AgentColumn::Note, Qt::ToolTipRole).contains("&lt;h1&gt;note"));
    CHECK(text(model, 0, AgentColumn::State, Qt::ToolTipRole).contains("&lt;b&gt;bold"));
}
