// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <core/protocol/Reply.h>
#include <tests/support/QtStringMaker.h>
#include <ui/text/OutcomeWords.h>
#include <ui/text/StateText.h>
#include <ui/text/Translations.h>

#include <QSet>

using namespace rds;
using namespace rds::test;

namespace {

AgentStatus failed(FailureCause cause, const QString& evidence, const QString& after = {})
{
    AgentStatus status = sampleFleet().front();
    status.target.emplace();
    status.target->state = TargetState::Failed;
    status.target->cause = cause;
    status.target->evidence = evidence;
    status.target->versionBefore = status.agent.version;
    if (!after.isEmpty()) {
        status.target->versionAfter = version(after);
    }
    status.targetVersion = version("1.0.02-0");
    return status;
}

} // namespace

TEST_CASE("every state and every cause has words of its own, in every language")
{
    Translations translations;
    translations.setLanguage(GENERATE(QString("en"), QString("ja")));
    QSet<QString> words;
    QSet<QString> sentences;
    for (const TargetState state : allTargetStates) {
        AgentStatus status = failed(FailureCause::NoReply, {});
        status.target->state = state;
        CHECK_FALSE(stateWord(state).isEmpty());
        CHECK_FALSE(stateSentence(status).isEmpty());
        words << stateWord(state);
        sentences << stateSentence(status);
        CHECK(nextStep(state).isEmpty() == isEnd(state));
    }
    CHECK(words.size() == int(allTargetStates.size()));
    CHECK(sentences.size() == int(allTargetStates.size()));

    QSet<QString> causes;
    for (const FailureCause cause : allFailureCauses) {
        const AgentStatus status = failed(cause, {}, "1.0.00-1");
        causes << failureSentence(status);
        CHECK(failureAdvice(status).isEmpty() == (cause == FailureCause::None));
    }
    CHECK(causes.size() == int(allFailureCauses.size()));
}

TEST_CASE("a failure is told with its evidence and versions")
{
    CHECK(failureSentence(failed(FailureCause::NoReply, {})) == "No reply to the version request.");
    CHECK(failureSentence(failed(FailureCause::NewerReleaseInstalled, "1.0.02-1", "1.0.02-1"))
          == "Still at 1.0.02-1: the agent runs a newer release than 1.0.02-0, and a downgrade was not allowed.");
    CHECK(failureSentence(failed(FailureCause::InstallFailed, "exit code 3\nmv: cannot stat\n"))
          == "The install script failed (exit code 3).");
    CHECK(failureSentence(failed(FailureCause::VersionDiffers, "1.0.00-1", "1.0.00-1"))
          == "Still at 1.0.00-1 instead of 1.0.02-0: the update was not installed.");
    CHECK(failureSentence(failed(FailureCause::VersionDiffers, "1.0.01-1", "1.0.01-1"))
          == "The agent replied with 1.0.01-1 instead of 1.0.02-0.");
    CHECK(failureSentence(failed(FailureCause::AddressRefused, "550 5.1.1 unknown user"))
          == "The mail server refused the address agent@aaa.example (550 5.1.1 unknown user).");
    CHECK(failureSentence(failed(FailureCause::MailRefused, {})) == "The mail server refused the mail.");
    CHECK(failureSentence(failed(FailureCause::UpdateRefused, "timed-out 600 s"))
          == "The agent did not install the update: the install script took too long (600 s).");
    CHECK(failureSentence(failed(FailureCause::UpdateRefused, "some-new-code"))
          == "The agent refused the update: some-new-code.");
    CHECK(failureSentence(failed(FailureCause::InstallFailed, "incomplete mailer is missing\nlast line"))
          == "The agent did not install the update: the install script did not install what the package lists "
             "(mailer is missing).");
}

TEST_CASE("a refusal says what is wrong with the update, and what to do about that")
{
    const AgentStatus hardware = failed(FailureCause::UpdateRefused, "wrong-hardware box-1 is not box-2");
    CHECK(failureSentence(hardware)
          == "The agent refused the update: it is for another class of box (box-1 is not box-2).");
    CHECK(failureAdvice(hardware) == "Build a package for its hardware class.");
    const AgentStatus keys = failed(FailureCause::UpdateRefused, "keys-expired");
    CHECK(failureSentence(keys)
          == "The agent refused the update: the centre’s keys that the agent knows have expired.");
    CHECK(failureAdvice(keys).contains("renew the keys of the centre"));
    CHECK(failureAdvice(failed(FailureCause::UpdateRefused, "some-new-code"))
          == "Check that the package fits this agent, then retry.");
    AgentStatus updated = hardware;
    updated.target->state = TargetState::Updated;
    CHECK(failureAdvice(updated).isEmpty());
}

TEST_CASE("every code of the protocol has a reason of its own and a remedy, in every language")
{
    const QString language = GENERATE(QString("en"), QString("ja"));
    Translations translations;
    translations.setLanguage(language);
    using namespace outcomeCode;
    QSet<QString> reasons;
    const QStringList codes{downgrade,    wrongFleet,    notARecipient,   expired,       keysExpired,
                            notApproved,  replayed,      sequenceTooHigh, wrongHardware, memberMissing,
                            memberAdded,  memberChanged, tooLarge,        precondition,  badPayload,
                            scriptFailed, timedOut,      incomplete,      agentError,    interrupted};
    for (const QString& code : codes) {
        CAPTURE(code);
        const OutcomeWords words = outcomeWords(code);
        CHECK(words.reason != code);
        CHECK_FALSE(words.todo.isEmpty());
        reasons << words.reason;
        const QChar last = words.todo.back();
        CHECK(last == (language == "ja" ? u'。' : u'.'));
    }
    CHECK(reasons.size() == codes.size());
}

TEST_CASE("hostile evidence is one line, short, and never a pattern to fill in")
{
    const QString text = failureSentence(failed(FailureCause::Bounced, QString(3000, '%') + "1 %2"));
    CHECK(text.size() < 250);
    CHECK(failureSentence(failed(FailureCause::Bounced, "550 %1 %2\r\nsecond"))
          == "The mail came back undelivered (550 %1 %2).");
    CHECK(failureSentence(failed(FailureCause::AddressRefused, "550 %1"))
          == "The mail server refused the address agent@aaa.example (550 %1).");
}

TEST_CASE("an agent that was never in a batch has no state to tell")
{
    CHECK(stateSentence(sampleFleet().front()).isEmpty());
    CHECK(failureSentence(sampleFleet().front()).isEmpty());
}
