// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <ui/models/BatchSummary.h>
#include <ui/text/Format.h>
#include <ui/text/Translations.h>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);

BatchSummary summaryOf(const std::vector<AgentStatus>& fleet)
{
    return BatchSummary::of(progressOf(fleet, now), fleet);
}

} // namespace

TEST_CASE("a running batch tells what happens next, and when")
{
    Translations translations;
    translations.setLanguage("en");
    const BatchSummary summary = summaryOf(runningFleet(now));
    CHECK(summary.isRunning());
    CHECK(summary.counters() == "8 updated, 1 failed, 8 waiting, of 17 agents");
    CHECK(summary.nextState == TargetState::Settling);
    CHECK(summary.nextLine(now) == QString("Version requests go out in 1:23 (at %1).").arg(formatTimeOfDay(now + 83s)));
    CHECK(summary.nextLine(now + 80s).contains("in 0:03"));
    CHECK(summary.nextLine(now + 300s).contains("in 0:00"));
}

TEST_CASE("a batch that waits for the mail server says so")
{
    auto fleet = runningFleet(now);
    for (AgentStatus& status : fleet) {
        status.target->state = TargetState::Sending;
        status.target->nextActionAt = std::nullopt;
    }
    CHECK(summaryOf(fleet).nextLine(now) == "Update mails are on their way to the mail server.");
}

TEST_CASE("a finished batch tells its end and what can be retried")
{
    Translations translations;
    translations.setLanguage("en");
    const BatchSummary summary = summaryOf(finishedFleet(now));
    CHECK_FALSE(summary.isRunning());
    CHECK(summary.counters() == "14 updated, 3 failed, of 17 agents");
    CHECK(summary.nextLine(now)
          == QString("The batch update ended at %1. 3 failed agents can be retried.").arg(formatTimeOfDay(now)));
}

TEST_CASE("agents of other batches do not speak for this one")
{
    auto fleet = runningFleet(now);
    BatchProgress progress = progressOf(fleet, now);
    progress.batch.id = 2;
    CHECK_FALSE(BatchSummary::of(progress, fleet).nextState);
    CHECK(BatchSummary::of(progress, {}).nextLine(now) == "The batch update is running.");
}
