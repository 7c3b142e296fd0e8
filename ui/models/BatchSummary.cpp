// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchSummary.h"

#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct SummaryText {
    Q_DECLARE_TR_FUNCTIONS(BatchSummary)
};

bool actsEarlier(const BatchTarget& target, const BatchSummary& summary)
{
    if (!summary.nextState) {
        return true;
    }
    if (!target.nextActionAt) {
        return false;
    }
    return !summary.nextActionAt || *target.nextActionAt < *summary.nextActionAt;
}

QString underWay(TargetState state)
{
    return state == TargetState::Asking || state == TargetState::Asked
        ? SummaryText::tr("Version requests are on their way to the mail server.")
        : SummaryText::tr("Update mails are on their way to the mail server.");
}

} // namespace

BatchSummary BatchSummary::of(const BatchProgress& progress, const std::vector<AgentStatus>& agents)
{
    BatchSummary summary;
    summary.target = progress.batch.target;
    summary.total = progress.total;
    summary.updated = progress.updated;
    summary.failed = progress.failed;
    summary.ended = progress.batch.finished;
    for (const AgentStatus& status : agents) {
        const bool counts = status.target && status.target->batch == progress.batch.id && !isEnd(status.target->state);
        if (counts && actsEarlier(*status.target, summary)) {
            summary.nextState = status.target->state;
            summary.nextActionAt = status.target->nextActionAt;
        }
    }
    return summary;
}

QString BatchSummary::counters() const
{
    //: %1: "14 updated, 3 failed"; %2: "17 agents"
    return SummaryText::tr("%1, of %2").arg(formatOutcome(updated, failed, waiting()), formatAgentCount(total));
}

QString BatchSummary::nextLine(Timestamp now) const
{
    if (!isRunning()) {
        const QString end = ended ? SummaryText::tr("The batch update ended at %1.").arg(formatTimeOfDay(*ended))
                                  : SummaryText::tr("The batch update has ended.");
        return failed == 0 ? end
                           : SummaryText::tr("%1 %2").arg(
                               end, SummaryText::tr("%Ln failed agent(s) can be retried.", nullptr, failed));
    }
    if (!nextState) {
        return SummaryText::tr("The batch update is running.");
    }
    if (!nextActionAt) {
        return underWay(*nextState);
    }
    //: %1: what happens, as "Version requests go out"; %2: a countdown; %3: a time of day
    return SummaryText::tr("%1 in %2 (at %3).")
        .arg(nextStep(*nextState), formatCountdown(*nextActionAt - now), formatTimeOfDay(*nextActionAt));
}

} // namespace rds
