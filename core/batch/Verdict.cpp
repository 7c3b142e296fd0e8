// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Verdict.h"

#include <core/domain/BatchUpdate.h>
#include <core/protocol/Reply.h>

namespace rds {

namespace {

/// What the agent says became of this very update, if it says anything.
const UpdateOutcome* outcomeOf(const BatchUpdate& batch, const BatchTarget& target, const VersionReply& reply)
{
    const bool isOfThisAttempt = reply.lastUpdate && reply.lastUpdate->campaign == batch.campaign
        && reply.lastUpdate->sequence == target.attempt;
    return isOfThisAttempt ? &*reply.lastUpdate : nullptr;
}

QString scriptEvidence(const UpdateOutcome& outcome)
{
    return QStringLiteral("exit code %1\n%2").arg(outcome.exitCode).arg(outcome.detail).trimmed();
}

} // namespace

Verdict judge(const BatchUpdate& batch, const BatchTarget& target, const VersionReply& reply)
{
    const SoftwareVersion& reported = reply.report.softwareVersion;
    if (reported == batch.target) {
        return {TargetEvent::ReplyMatches, FailureCause::None, {}};
    }
    if (reported > batch.target && !batch.allowDowngrade) {
        return {TargetEvent::ReplyDiffers, FailureCause::NewerReleaseInstalled, reported.toString()};
    }
    if (const UpdateOutcome* outcome = outcomeOf(batch, target, reply)) {
        if (outcome->code == outcomeCode::scriptFailed) {
            return {TargetEvent::ReplyDiffers, FailureCause::InstallFailed, scriptEvidence(*outcome)};
        }
        if (outcome->code != outcomeCode::installed) {
            const QString evidence = QStringLiteral("%1 %2").arg(outcome->code, outcome->detail).trimmed();
            return {TargetEvent::ReplyDiffers, FailureCause::UpdateRefused, evidence};
        }
    }
    return {TargetEvent::ReplyDiffers, FailureCause::VersionDiffers, reported.toString()};
}

} // namespace rds
