// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <ui/models/KeyTableModel.h>
#include <ui/models/PackageApprovals.h>
#include <ui/text/Format.h>
#include <ui/text/Translations.h>

#include <QAbstractItemModelTester>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);
constexpr Duration day = 24h;

} // namespace

TEST_CASE("keys are warned of thirty days ahead, and told of once they have expired")
{
    Translations translations;
    translations.setLanguage("en");
    CHECK(sampleKeys(now, 31 * day).warning(now).isEmpty());
    CHECK(sampleKeys(now, 30 * day + 1ms).health(now) == KeyOverview::Health::Fine);
    CHECK(sampleKeys(now, 30 * day).health(now) == KeyOverview::Health::ExpiresSoon);
    const KeyOverview soon = sampleKeys(now, 12 * day + 1h);
    CHECK(soon.daysLeft(now) == 12);
    CHECK(soon.warning(now)
          == "The keys of the centre expire on " + formatDate(soon.notAfter)
              + ", in 12 days. Agents refuse every update from then on: renew the keys before.");
    CHECK(sampleKeys(now, day + 1h).warning(now).contains(", in 1 day."));
    CHECK(sampleKeys(now, 1ms).health(now) == KeyOverview::Health::ExpiresSoon);
    const KeyOverview expired = sampleKeys(now, 0ms);
    CHECK(expired.health(now) == KeyOverview::Health::Expired);
    CHECK(expired.daysLeft(now) == 0);
    CHECK(expired.warning(now).startsWith("The keys of the centre have expired on "));
}

TEST_CASE("the agents that follow the newest key set are counted among those that are enrolled")
{
    Translations translations;
    translations.setLanguage("en");
    std::vector<AgentStatus> fleet = enrollingFleet(now);
    CHECK(KeyFollowers::of({}, 3).sentence() == "No agent has enrolled yet.");
    for (AgentStatus& status : fleet) {
        status.agent.keySetVersion = 3;
    }
    CHECK(KeyFollowers::of(fleet, 3).sentence() == "All of 13 agents follow this key set.");
    fleet[10].agent.keySetVersion = 2;
    fleet[0].agent.keySetVersion = 2; // is not enrolled
    const KeyFollowers followers = KeyFollowers::of(fleet, 3);
    CHECK(followers.following == 12);
    CHECK(followers.sentence().startsWith("12 of 13 agents follow this key set."));
}

TEST_CASE("the keys in force are listed with purpose, name, short identifier and last day")
{
    KeyTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const KeyOverview keys = sampleKeys(now, 100 * day);
    model.setKeys(keys.keys);
    REQUIRE(model.rowCount() == 4);
    const auto text = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    CHECK(text(0, KeyTableModel::Purpose) == "Signs updates and requests");
    CHECK(text(1, KeyTableModel::Purpose) == "Reads enrolments");
    CHECK(text(2, KeyTableModel::Purpose) == "Approves packages");
    CHECK(text(2, KeyTableModel::Name) == QString::fromUtf8("鈴木"));
    CHECK(text(2, KeyTableModel::Id) == QString(16, 'c'));
    CHECK(text(2, KeyTableModel::Id, Qt::ToolTipRole) == QString(40, 'c'));
    CHECK(text(3, KeyTableModel::ValidUntil) == formatDate(keys.keys[3].notAfter));
}

TEST_CASE("approvals are counted against the rule, and name who is to be asked")
{
    CHECK(PackageApprovals{}.areEnough());
    CHECK(PackageApprovals{}.sentence().isEmpty());
    CHECK(PackageApprovals{2, 2, {"Tanaka"}}.sentence() == "2 of 2 approvals.");
    const PackageApprovals missing{2, 1, {"Suzuki", "Tanaka"}};
    CHECK_FALSE(missing.areEnough());
    CHECK(missing.sentence().startsWith("1 of 2 approvals. Ask for approval: Suzuki, Tanaka."));
}
