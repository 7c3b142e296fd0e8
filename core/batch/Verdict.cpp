// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Verdict.h"

#include <core/base/Printable.h>
#include <core/domain/BatchUpdate.h>
#include <core/protocol/Reply.h>

namespace rds {

namespace {

bool isOfThisAttempt(const BatchUpdate& batch, const BatchTarget& target, const UpdateOutcome& outcome)
{
    return outcome.campaign == batch.campaign && outcome.sequence == target.attempt;
}

/// What the agent says became of this very update, if it says anything.
const UpdateOutcome* outcomeOf(const BatchUpdate& batch, const BatchTarget& target, const VersionReply& reply)
{
    return reply.lastUpdate && isOfThisAttempt(batch, target, *reply.lastUpdate) ? &*reply.lastUpdate : nullptr;
}

/// The update was begun on the agent and came to nothing.
bool isFailedInstallation(const QString& code)
{
    return code == outcomeCode::scriptFailed || code == outcomeCode::timedOut || code == outcomeCode::incomplete
        || code == outcomeCode::agentError || code == outcomeCode::interrupted;
}

FailureCause causeOf(const UpdateOutcome& outcome)
{
    return isFailedInstallation(outcome.code) ? FailureCause::InstallFailed : FailureCause::UpdateRefused;
}

/// An agent's words, fit to be shown and stored: an agent may have been taken over.
QString evidenceOf(const UpdateOutcome& outcome)
{
    const QString detail = printable(outcome.detail);
    if (outcome.code == outcomeCode::scriptFailed) {
        return QStringLiteral("exit code %1\n%2").arg(outcome.exitCode).arg(detail).trimmed();
    }
    return QStringLiteral("%1 %2").arg(printable(outcome.code), detail).trimmed();
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
        if (outcome->code != outcomeCode::installed) {
            return {TargetEvent::ReplyDiffers, causeOf(*outcome), evidenceOf(*outcome)};
        }
    }
    return {TargetEvent::ReplyDiffers, FailureCause::VersionDiffers, reported.toString()};
}

std::optional<Verdict> judgeNotice(const BatchUpdate& batch, const BatchTarget& target, const UpdateOutcome& outcome)
{
    const bool isFailure = outcome.code != outcomeCode::installed && outcome.code != outcomeCode::replayed;
    if (!isFailure || !isOfThisAttempt(batch, target, outcome)) {
        return std::nullopt;
    }
    if (target.state == TargetState::Failed && target.cause != FailureCause::NoReply) {
        return std::nullopt;
    }
    if (outcome.code == outcomeCode::downgrade && target.versionBefore > batch.target && !batch.allowDowngrade) {
        return Verdict{TargetEvent::UpdateRefused, FailureCause::NewerReleaseInstalled,
                       target.versionBefore.toString()};
    }
    return Verdict{TargetEvent::UpdateRefused, causeOf(outcome), evidenceOf(outcome)};
}

} // namespace rds
