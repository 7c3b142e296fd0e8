// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "StateText.h"

#include "Format.h"
#include "OutcomeWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rds {

namespace {

constexpr int longestEvidence = 160;

struct StateText {
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

QString firstLine(const QString& evidence)
{
    const QString line = evidence.trimmed().section(u'\n', 0, 0).simplified();
    return line.size() > longestEvidence ? line.left(longestEvidence) + QChar(0x2026) : line;
}

/// "The mail came back undelivered (550 no such user)."
QString withEvidence(const QString& sentence, const QString& bare, const QString& evidence)
{
    const QString line = firstLine(evidence);
    return line.isEmpty() ? bare : sentence.arg(line);
}

/// An agent's outcome as the engine keeps it for evidence: "wrong-hardware box-1 is not box-2".
struct Outcome {
    OutcomeWords words;
    QString detail;
};

Outcome outcomeOf(const QString& evidence)
{
    const QString line = firstLine(evidence);
    return {outcomeWords(line.section(u' ', 0, 0)), line.section(u' ', 1)};
}

/// Where "exit code 3" would stand, there may also be a code: the script took too long, for instance.
bool startsWithCode(const QString& evidence)
{
    return !outcomeOf(evidence).words.todo.isEmpty();
}

QString notInstalled(const QString& evidence)
{
    const auto [words, detail] = outcomeOf(evidence);
    if (words.reason.isEmpty()) {
        return StateText::tr("The agent refused the update.");
    }
    if (words.wasBegun) {
        return detail.isEmpty()
            ? StateText::tr("The agent did not install the update: %1.").arg(words.reason)
            : StateText::tr("The agent did not install the update: %1 (%2).").arg(words.reason, detail);
    }
    return detail.isEmpty() ? StateText::tr("The agent refused the update: %1.").arg(words.reason)
                            : StateText::tr("The agent refused the update: %1 (%2).").arg(words.reason, detail);
}

QString scriptFailed(const QString& evidence)
{
    if (startsWithCode(evidence)) {
        return notInstalled(evidence);
    }
    static const QRegularExpression exitCode(QStringLiteral(R"(\Aexit code (-?\d+)\z)"));
    const QString line = firstLine(evidence);
    const QRegularExpressionMatch match = exitCode.match(line);
    return withEvidence(StateText::tr("The install script failed (%1)."), StateText::tr("The install script failed."),
                        match.hasMatch() ? StateText::tr("exit code %1").arg(match.captured(1)) : line);
}

QString versionDiffers(const AgentStatus& status)
{
    const BatchTarget& target = *status.target;
    const QString now = target.versionAfter.toString();
    const QString wanted = status.targetVersion.toString();
    if (target.versionAfter == target.versionBefore) {
        return StateText::tr("Still at %1 instead of %2: the update was not installed.").arg(now, wanted);
    }
    return StateText::tr("The agent replied with %1 instead of %2.").arg(now, wanted);
}

QString addressRefused(const AgentStatus& status)
{
    const QString address = status.agent.address.toString();
    const QString line = firstLine(status.target->evidence);
    return line.isEmpty() ? StateText::tr("The mail server refused the address %1.").arg(address)
                          : StateText::tr("The mail server refused the address %1 (%2).").arg(address, line);
}

QString sentenceUntil(const std::optional<Timestamp>& time, const QString& sentence, const QString& bare)
{
    return time ? sentence.arg(formatTimeOfDay(*time)) : bare;
}

} // namespace

QString stateWord(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
        return StateText::tr("Queued");
    case TargetState::Sending:
        return StateText::tr("Sending");
    case TargetState::Deferred:
        return StateText::tr("Delayed");
    case TargetState::InDoubt:
        return StateText::tr("In doubt");
    case TargetState::Settling:
        return StateText::tr("Installing");
    case TargetState::Asking:
        return StateText::tr("Asking");
    case TargetState::Asked:
        return StateText::tr("Asked");
    case TargetState::Updated:
        return StateText::tr("Updated");
    case TargetState::Failed:
        return StateText::tr("Failed");
    }
    return {};
}

QString stateSentence(const AgentStatus& status)
{
    if (!status.target) {
        return {};
    }
    const BatchTarget& target = *status.target;
    switch (target.state) {
    case TargetState::Queued:
        return StateText::tr("Waiting for its turn; no update mail was sent yet.");
    case TargetState::Sending:
        return StateText::tr("The update mail is on its way to the mail server.");
    case TargetState::Deferred:
        return withEvidence(
            StateText::tr("The mail server did not take the mail yet (%1); it is sent again by itself."),
            StateText::tr("The mail server did not take the mail yet; it is sent again by itself."), target.evidence);
    case TargetState::InDoubt:
        return StateText::tr("The connection broke before the mail server answered; the same mail is sent again.");
    case TargetState::Settling:
        return sentenceUntil(target.nextActionAt,
                             StateText::tr("The update was sent; the agent has until %1 to install it."),
                             StateText::tr("The update was sent; the agent is installing it."));
    case TargetState::Asking:
        return StateText::tr("The version request is on its way to the mail server.");
    case TargetState::Asked:
        return sentenceUntil(target.nextActionAt,
                             StateText::tr("The version was requested; a reply is expected by %1."),
                             StateText::tr("The version was requested; a reply is expected."));
    case TargetState::Updated:
        return target.versionBefore.isNull() || target.versionBefore == status.targetVersion
            ? StateText::tr("Runs %1.").arg(status.targetVersion.toString())
            : StateText::tr("Updated from %1 to %2.")
                  .arg(target.versionBefore.toString(), status.targetVersion.toString());
    case TargetState::Failed:
        return failureSentence(status);
    }
    return {};
}

QString failureSentence(const AgentStatus& status)
{
    if (!status.target || status.target->state != TargetState::Failed) {
        return {};
    }
    const QString& evidence = status.target->evidence;
    switch (status.target->cause) {
    case FailureCause::None:
        return StateText::tr("The update failed for an unknown reason.");
    case FailureCause::AddressRefused:
        return addressRefused(status);
    case FailureCause::MailRefused:
        return withEvidence(StateText::tr("The mail server refused the mail (%1)."),
                            StateText::tr("The mail server refused the mail."), evidence);
    case FailureCause::DeferredTooLong:
        return withEvidence(StateText::tr("The mail server did not take the mail in time (%1)."),
                            StateText::tr("The mail server did not take the mail in time."), evidence);
    case FailureCause::Bounced:
        return withEvidence(StateText::tr("The mail came back undelivered (%1)."),
                            StateText::tr("The mail came back undelivered."), evidence);
    case FailureCause::NoReply:
        return StateText::tr("No reply to the version request.");
    case FailureCause::VersionDiffers:
        return versionDiffers(status);
    case FailureCause::NewerReleaseInstalled:
        return StateText::tr("Still at %1: the agent runs a newer release than %2, and a downgrade was not allowed.")
            .arg(status.target->versionAfter.isNull() ? status.agent.version.toString()
                                                      : status.target->versionAfter.toString(),
                 status.targetVersion.toString());
    case FailureCause::InstallFailed:
        return scriptFailed(evidence);
    case FailureCause::UpdateRefused:
        return notInstalled(evidence);
    case FailureCause::AgentRemoved:
        return StateText::tr("The agent was removed from the list before it was updated.");
    case FailureCause::PackageUnusable:
        return withEvidence(StateText::tr("The update package could not be used (%1)."),
                            StateText::tr("The update package could not be used."), evidence);
    case FailureCause::AgentRevoked:
        return StateText::tr("The agent was revoked or invited again before it was updated.");
    }
    return {};
}

QString failureAdvice(const AgentStatus& status)
{
    if (!status.target || status.target->state != TargetState::Failed) {
        return {};
    }
    const QString ofCode = outcomeOf(status.target->evidence).words.todo;
    switch (status.target->cause) {
    case FailureCause::None:
        return {};
    case FailureCause::AddressRefused:
        return StateText::tr("Check this agent’s mail address; once it is right, retry.");
    case FailureCause::MailRefused:
        return StateText::tr("Ask the mail server’s administrator about its limits, then retry.");
    case FailureCause::DeferredTooLong:
        return StateText::tr("Check that the mail server can be reached and takes mail, then retry.");
    case FailureCause::Bounced:
        return StateText::tr("Check the agent’s mailbox and address, then retry.");
    case FailureCause::NoReply:
        return StateText::tr("Check that the agent is switched on and that its mail works, then retry.");
    case FailureCause::VersionDiffers:
        return StateText::tr("Retry; if it stays like this, check that the package fits this agent.");
    case FailureCause::NewerReleaseInstalled:
        return StateText::tr("Leave the agent as it is, or start a batch that allows a downgrade.");
    case FailureCause::InstallFailed:
        return ofCode.isEmpty()
            ? StateText::tr("Read the script’s last lines, correct the package, and start a new batch.")
            : ofCode;
    case FailureCause::UpdateRefused:
        return ofCode.isEmpty() ? StateText::tr("Check that the package fits this agent, then retry.") : ofCode;
    case FailureCause::AgentRemoved:
        return StateText::tr("If it was added again, include it in the next batch.");
    case FailureCause::PackageUnusable:
        return StateText::tr("Build the package again, and start a new batch.");
    case FailureCause::AgentRevoked:
        return StateText::tr("Once it has enrolled again, include it in the next batch.");
    }
    return {};
}

QString nextStep(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
    case TargetState::Sending:
        return StateText::tr("Update mails go out");
    case TargetState::Deferred:
    case TargetState::InDoubt:
        return StateText::tr("Mails that were not taken are sent again");
    case TargetState::Settling:
        return StateText::tr("Version requests go out");
    case TargetState::Asking:
        return StateText::tr("Version requests are sent again");
    case TargetState::Asked:
        return StateText::tr("Agents that have not replied are marked as failed");
    case TargetState::Updated:
    case TargetState::Failed:
        return {};
    }
    return {};
}

QString moduleKindWord(ModuleKind kind)
{
    switch (kind) {
    case ModuleKind::Resident:
        return StateText::tr("Resident");
    case ModuleKind::NonResident:
        return StateText::tr("Non-resident");
    case ModuleKind::SharedLibrary:
        return StateText::tr("Shared library");
    }
    return {};
}

} // namespace rds
