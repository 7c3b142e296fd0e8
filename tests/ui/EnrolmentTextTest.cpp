// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <tests/support/QtStringMaker.h>
#include <ui/text/EnrolmentText.h>
#include <ui/text/Format.h>
#include <ui/text/Translations.h>

#include <QSet>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);

Agent agentAs(EnrolmentState state, EnrolmentProblem problem, std::optional<Duration> left = {})
{
    Agent agent = sampleFleet().front().agent;
    agent.enrolment = state;
    agent.enrolmentProblem = problem;
    if (left) {
        agent.codeExpires = now + *left;
    }
    return agent;
}

} // namespace

TEST_CASE("an invited agent is waited for until its code expires")
{
    const Agent waiting = agentAs(EnrolmentState::Invited, EnrolmentProblem::None, 24h);
    CHECK(enrolmentSituation(waiting, now) == EnrolmentSituation::Waiting);
    CHECK(enrolmentSentence(waiting, now)
          == "Waiting for the box to enrol; its code is valid until " + formatTime(now + 24h) + ".");
    CHECK(enrolmentSituation(waiting, now + 24h - 1ms) == EnrolmentSituation::Waiting);
    CHECK(enrolmentSituation(waiting, now + 24h) == EnrolmentSituation::CodeExpired);
    CHECK(enrolmentSentence(waiting, now + 24h) == "The code in its settings file has expired.");
    CHECK(enrolmentAdvice(EnrolmentSituation::CodeExpired) == "Make a new settings file and load it on the box.");
}

TEST_CASE("what came of an enrolment that was refused is told, and where a second box is about, also later")
{
    const auto situation = [](EnrolmentState state, EnrolmentProblem problem) {
        return enrolmentSituation(agentAs(state, problem, 24h), now);
    };
    CHECK(situation(EnrolmentState::Invited, EnrolmentProblem::WrongCode) == EnrolmentSituation::WrongCode);
    CHECK(situation(EnrolmentState::Invited, EnrolmentProblem::CodeExpired) == EnrolmentSituation::CodeExpired);
    CHECK(situation(EnrolmentState::Enrolled, EnrolmentProblem::CodeUsed) == EnrolmentSituation::SecondBox);
    CHECK(situation(EnrolmentState::Enrolled, EnrolmentProblem::WrongCode) == EnrolmentSituation::SecondBox);
    CHECK(situation(EnrolmentState::Enrolled, EnrolmentProblem::None) == EnrolmentSituation::Enrolled);
    CHECK(situation(EnrolmentState::Revoked, EnrolmentProblem::CodeUsed) == EnrolmentSituation::Revoked);
    CHECK(enrolmentSentence(agentAs(EnrolmentState::Enrolled, EnrolmentProblem::CodeUsed), now)
              .startsWith("Another box has enrolled with the same settings file"));
    CHECK(enrolmentSentence(agentAs(EnrolmentState::Enrolled, EnrolmentProblem::None), now).isEmpty());
}

TEST_CASE("every situation of an enrolment has a word, a sentence and a remedy of its own, in every language")
{
    Translations translations;
    translations.setLanguage(GENERATE(QString("en"), QString("ja")));
    QSet<QString> words;
    QSet<QString> remedies;
    for (const EnrolmentSituation situation : allEnrolmentSituations) {
        const bool silent = situation == EnrolmentSituation::Enrolled;
        CHECK(enrolmentWord(situation).isEmpty() == silent);
        CHECK(enrolmentAdvice(situation).isEmpty() == silent);
        words << enrolmentWord(situation);
        remedies << enrolmentAdvice(situation);
    }
    CHECK(words.size() == int(allEnrolmentSituations.size()));
    CHECK(remedies.size() == int(allEnrolmentSituations.size()));
}
