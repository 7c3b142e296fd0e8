// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <core/base/Random.h>
#include <tests/support/QtStringMaker.h>
#include <ui/models/AgentTableModel.h>

#include <QCollator>

using namespace rds;
using namespace rds::test;

namespace {

QStringList idsOf(const AgentTableModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids << model.statusAt(row).agent.id.toString();
    }
    return ids;
}

/// -1, 0 or 1, by the slow and plain way.
int compare(const AgentStatus& a, const AgentStatus& b, AgentColumn column)
{
    QCollator collator{QLocale()};
    collator.setNumericMode(true);
    const auto sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    const auto versions = [&sign](const SoftwareVersion& x, const SoftwareVersion& y) {
        return x.isNull() || y.isNull() ? int(y.isNull()) - int(x.isNull()) : sign(x <=> y);
    };
    const auto rank = [](const AgentStatus& s) {
        return !s.target ? 100 : s.target->state == TargetState::Failed ? -1 : int(s.target->state);
    };
    switch (column) {
    case AgentColumn::Mark:
        return int(rank(a) != -1) - int(rank(b) != -1);
    case AgentColumn::Id:
        return sign(collator.compare(a.agent.id.toString(), b.agent.id.toString()));
    case AgentColumn::Address:
        return sign(collator.compare(a.agent.address.toString(), b.agent.address.toString()));
    case AgentColumn::Version:
        return versions(a.agent.version, b.agent.version);
    case AgentColumn::Target:
        return versions(a.targetVersion, b.targetVersion);
    case AgentColumn::LastCheck:
        return sign(a.agent.lastVersionCheck.value_or(Timestamp::min())
                    <=> b.agent.lastVersionCheck.value_or(Timestamp::min()));
    case AgentColumn::State:
        return sign(rank(a) - rank(b));
    case AgentColumn::Note:
        return sign(collator.compare(a.agent.note, b.agent.note));
    }
    return 0;
}

QStringList naive(std::vector<AgentStatus> fleet, AgentColumn column, Qt::SortOrder order, const AgentFilter& filter)
{
    fleet.erase(std::remove_if(fleet.begin(), fleet.end(), [&](const AgentStatus& s) { return !filter.matches(s); }),
                fleet.end());
    std::sort(fleet.begin(), fleet.end(), [&](const AgentStatus& a, const AgentStatus& b) {
        const int c = order == Qt::AscendingOrder ? compare(a, b, column) : compare(b, a, column);
        return c != 0 ? c < 0 : compare(a, b, AgentColumn::Id) < 0;
    });
    QStringList ids;
    for (const AgentStatus& status : fleet) {
        ids << status.agent.id.toString();
    }
    return ids;
}

std::vector<AgentStatus> shuffledFleet(int count)
{
    auto fleet = generatedFleet(count);
    SeededRandom random(7);
    for (size_t i = fleet.size(); i > 1; --i) {
        std::swap(fleet[i - 1], fleet[random.below(i)]);
    }
    return fleet;
}

} // namespace

TEST_CASE("every column sorts and filters as the plain way does, in both directions")
{
    QLocale::setDefault(GENERATE(QLocale("en_US"), QLocale("ja_JP")));
    const AgentColumn column = GENERATE(from_range(allAgentColumns));
    const Qt::SortOrder order = GENERATE(Qt::AscendingOrder, Qt::DescendingOrder);
    const auto fleet = shuffledFleet(400);
    AgentTableModel model;
    model.reset(fleet);
    model.sort(int(column), order);
    CHECK(idsOf(model) == naive(fleet, column, order, {}));
    for (const QString text : {"1", "12", "12 site", "", "1.0.1"}) {
        for (const auto state : {StateFilter::Waiting, StateFilter::Failed, StateFilter::All}) {
            model.setFilter(text);
            model.setStateFilter(state);
            CHECK(idsOf(model) == naive(fleet, column, order, AgentFilter(text, state)));
        }
    }
    QLocale::setDefault(QLocale::c());
}

TEST_CASE("ids sort as people count")
{
    auto fleet = generatedFleet(3);
    fleet[0].agent.id = *AgentId::parse("A10");
    fleet[1].agent.id = *AgentId::parse("A9");
    fleet[2].agent.id = *AgentId::parse("a2");
    QLocale::setDefault(QLocale("en_US"));
    AgentTableModel model;
    model.reset(fleet);
    CHECK(idsOf(model) == QStringList{"a2", "A9", "A10"});
    QLocale::setDefault(QLocale::c());
}

TEST_CASE("changes from outside keep the order and the filter right")
{
    auto fleet = generatedFleet(300);
    AgentTableModel model;
    model.reset(fleet);
    model.sort(int(AgentColumn::State), Qt::AscendingOrder);
    model.setStateFilter(StateFilter::Waiting);
    SeededRandom random(GENERATE(range(1, 20)));
    for (int round = 0; round < 5; ++round) {
        std::vector<AgentStatus> changed;
        for (int i = 0; i < 30; ++i) {
            AgentStatus& status = fleet[random.below(fleet.size())];
            if (status.target) {
                status.target->state = allTargetStates[random.below(allTargetStates.size())];
            }
            changed.push_back(status);
        }
        model.apply(changed);
        model.applyPending();
        CHECK(idsOf(model)
              == naive(fleet, AgentColumn::State, Qt::AscendingOrder, AgentFilter({}, StateFilter::Waiting)));
    }
}
