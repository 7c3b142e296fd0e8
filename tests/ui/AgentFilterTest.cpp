// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <ui/models/AgentFilter.h>

using namespace rds;
using namespace rds::test;

namespace {

int shown(const std::vector<AgentStatus>& fleet, const AgentFilter& filter)
{
    return int(
        std::count_if(fleet.begin(), fleet.end(), [&](const AgentStatus& status) { return filter.matches(status); }));
}

} // namespace

TEST_CASE("a filter looks for every word in id, address, version and note")
{
    const auto fleet = finishedFleet(fromMillis(1'760'000'000'000));
    const auto count = [&fleet](const QString& text) { return shown(fleet, AgentFilter(text, StateFilter::All)); };
    CHECK(count("") == 17);
    CHECK(count("   ") == 17);
    CHECK(count("agent0000012") == 1);
    CHECK(count("KKK.example") == 3);
    CHECK(count("1.0.02-1") == 1);
    CHECK(count("株式会社") == 7);
    CHECK(count("kkk 2F") == 1);
    CHECK(count("kkk　2F") == 1); // an ideographic space, as Japanese input methods type it
    CHECK(count("kkk mmm") == 0);
    CHECK(shown(fleet, AgentFilter("mmm", StateFilter::Failed)) == 1);
    CHECK(shown(fleet, AgentFilter("", StateFilter::Updated)) == 14);
}

TEST_CASE("agents that were never in a batch are shown only among all")
{
    const auto fleet = sampleFleet();
    CHECK(shown(fleet, AgentFilter({}, StateFilter::All)) == 17);
    for (const auto state : {StateFilter::Waiting, StateFilter::Updated, StateFilter::Failed}) {
        CHECK(shown(fleet, AgentFilter({}, state)) == 0);
    }
}

TEST_CASE("a filter knows when it can only show less than another")
{
    CHECK(AgentFilter("kkk", StateFilter::All).narrows(AgentFilter("kk", StateFilter::All)));
    CHECK(AgentFilter("kkk", StateFilter::Failed).narrows(AgentFilter("kkk", StateFilter::All)));
    CHECK(AgentFilter("kkk x", StateFilter::All).narrows(AgentFilter("K", StateFilter::All)));
    CHECK_FALSE(AgentFilter("kk", StateFilter::All).narrows(AgentFilter("kkk", StateFilter::All)));
    CHECK_FALSE(AgentFilter("kkk", StateFilter::All).narrows(AgentFilter("kkk", StateFilter::Failed)));
    CHECK_FALSE(AgentFilter("kkk", StateFilter::Updated).narrows(AgentFilter("kkk", StateFilter::Failed)));
}

TEST_CASE("counts are those of the filters")
{
    const auto fleet = runningFleet(fromMillis(1'760'000'000'000));
    AgentCounts counts;
    for (const AgentStatus& status : fleet) {
        counts.count(status, 1);
    }
    for (const auto state : {StateFilter::All, StateFilter::Waiting, StateFilter::Updated, StateFilter::Failed}) {
        CHECK(counts.of(state) == shown(fleet, AgentFilter({}, state)));
    }
    for (const AgentStatus& status : fleet) {
        counts.count(status, -1);
    }
    CHECK(counts == AgentCounts());
}
