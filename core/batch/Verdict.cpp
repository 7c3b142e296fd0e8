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

/// The update was begun on the agent and came to nothing.
bool isFailedInstallation(const QString& code)
{
    return code == outcomeCode::scriptFailed || code == outcomeCode::timedOut || code == outcomeCode::incomplete
        || code == outcomeCode::agentError || code == outcomeCode::interrupted;
}

QString evidenceOf(const UpdateOutcome& outcome)
{
    if (outcome.code == outcomeCode::scriptFailed) {
        return QStringLiteral("exit code %1\n%2").arg(outcome.exitCode).arg(outcome.detail).trimmed();
    }
    return QStringLiteral("%1 %2").arg(outcome.code, outcome.detail).trimmed();
}

/// An agent whose modules are not intact says so in the free part of its version (InstalledReport).
bool isDamaged(const SoftwareVersion& version)
{
    return version.freePart().endsWith(QLatin1String("+damaged"));
}

} // namespace

Verdict judge(const BatchUpdate& batch, const BatchTarget& target, const VersionReply& reply)
{
    const SoftwareVersion& reported = reply.report.softwareVersion;
    if (reported == batch.target) {
        return {TargetEvent::ReplyMatches, FailureCause::None, {}};
    }
    if (reported > batch.target && !batch.allowDowngrade && !isDamaged(reported)) {
        return {TargetEvent::ReplyDiffers, FailureCause::NewerReleaseInstalled, reported.toString()};
    }
    if (const UpdateOutcome* outcome = outcomeOf(batch, target, reply)) {
        if (isFailedInstallation(outcome->code)) {
            return {TargetEvent::ReplyDiffers, FailureCause::InstallFailed, evidenceOf(*outcome)};
        }
        if (outcome->code != outcomeCode::installed) {
            return {TargetEvent::ReplyDiffers, FailureCause::UpdateRefused, evidenceOf(*outcome)};
        }
    }
    return {TargetEvent::ReplyDiffers, FailureCause::VersionDiffers, reported.toString()};
}

} // namespace rds
