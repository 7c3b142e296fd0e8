// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <ui/models/AgentLook.h>
#include <ui/models/AgentTableModel.h>
#include <ui/models/SymbolicIcon.h>

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);

QModelIndex stateOf(const AgentTableModel& model, int row)
{
    return model.index(row, int(AgentColumn::State));
}

} // namespace

TEST_CASE("the state column tells of the enrolment while there is no batch to tell of")
{
    AgentTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setNow(now);
    model.reset(enrollingFleet(now));
    QStringList words;
    for (int row = 0; row < 6; ++row) {
        words << stateOf(model, row).data(AgentTableModel::WordRole).toString();
    }
    CHECK(words == QStringList{"Not enrolled", "Code expired", "Wrong code", "Revoked", "Two boxes", ""});
    CHECK(stateOf(model, 1).data().toString()
          == QString::fromUtf8("Code expired – The code in its settings file has expired."));
    CHECK(stateOf(model, 1)
              .data(Qt::ToolTipRole)
              .toString()
              .endsWith("\nMake a new settings file and load it on the box."));
    CHECK(stateOf(model, 0).data(AgentTableModel::RawRole).toString() == "invited");
    CHECK(stateOf(model, 0).data(AgentTableModel::ReasonRole).toString().startsWith("Waiting for the box to enrol"));
    CHECK_FALSE(stateOf(model, 0).data(Qt::DecorationRole).isNull());
    CHECK(stateOf(model, 5).data(Qt::DecorationRole).isNull());
}

TEST_CASE("who is not enrolled is told apart and counted apart")
{
    AgentTableModel model;
    model.reset(enrollingFleet(now));
    CHECK_FALSE(stateOf(model, 0).data(AgentTableModel::EnrolledRole).toBool());
    CHECK_FALSE(stateOf(model, 3).data(AgentTableModel::EnrolledRole).toBool());
    CHECK(stateOf(model, 4).data(AgentTableModel::EnrolledRole).toBool());
    CHECK(model.counts().all == 17);
    CHECK(model.counts().enrolled == 13);
    AgentStatus enrolled = enrollingFleet(now)[0];
    enrolled.agent.enrolment = EnrolmentState::Enrolled;
    model.apply({enrolled});
    model.applyPending();
    CHECK(model.counts().enrolled == 14);
}

TEST_CASE("a batch under way is shown before the enrolment, and the enrolment before a batch that is over")
{
    AgentStatus status = finishedFleet(now)[1];
    status.agent.enrolment = EnrolmentState::Revoked;
    CHECK(showsEnrolment(status));
    AgentLook look = AgentLook::of(status, now);
    CHECK(look.word == "Revoked");
    CHECK(look.also == "No reply to the version request.");
    status.target->state = TargetState::Asked;
    CHECK_FALSE(showsEnrolment(status));
    look = AgentLook::of(status, now);
    CHECK(look.word == "Asked");
    CHECK(look.also.startsWith("Its keys were revoked"));
    status.target->state = TargetState::Failed;
    status.agent.enrolment = EnrolmentState::Enrolled;
    CHECK(AgentLook::of(status, now).word == "Failed");
}

TEST_CASE("a code expires on show, without a word from the centre")
{
    AgentTableModel model;
    model.setNow(now);
    model.reset(enrollingFleet(now));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(now + 1h);
    CHECK(changed.isEmpty());
    model.setNow(now + 720h);
    CHECK(changed.size() == 1);
    CHECK(stateOf(model, 0).data(AgentTableModel::WordRole).toString() == "Code expired");
}

TEST_CASE("sorting by state keeps those together who are not enrolled, also when that changes")
{
    AgentTableModel model;
    model.reset(enrollingFleet(now));
    model.sort(int(AgentColumn::State), Qt::AscendingOrder);
    const auto rows = [&model] {
        QStringList ids;
        for (int row = 0; row < 5; ++row) {
            ids << model.index(row, int(AgentColumn::Id)).data().toString().right(2);
        }
        return ids;
    };
    // A wrong code first: somebody stands before a box that is not let in.
    CHECK(rows() == QStringList{"03", "01", "02", "05", "04"});
    AgentStatus enrolled = enrollingFleet(now)[0];
    enrolled.agent.enrolment = EnrolmentState::Enrolled;
    model.apply({enrolled});
    model.applyPending();
    CHECK(rows() == QStringList{"03", "02", "05", "04", "01"});
}

TEST_CASE("every situation of an enrolment has an icon of its own shape, other than those of a batch")
{
    QSet<QString> names;
    for (const TargetState state : allTargetStates) {
        names << stateIconName(state);
    }
    for (const EnrolmentSituation situation : allEnrolmentSituations) {
        if (situation == EnrolmentSituation::Enrolled) {
            CHECK(enrolmentIconName(situation).isEmpty());
            continue;
        }
        names << enrolmentIconName(situation);
        CHECK_FALSE(symbolicIcon(enrolmentIconName(situation)).pixmap(QSize(16, 16), 1.0).isNull());
    }
    CHECK(names.size() == int(allTargetStates.size() + allEnrolmentSituations.size()) - 1);
}
