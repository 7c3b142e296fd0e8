// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentLook.h"

#include <ui/text/StateText.h>

namespace rds {

namespace {

AgentLook lookOfEnrolment(const AgentStatus& status, EnrolmentSituation situation, Timestamp now)
{
    return {enrolmentWord(situation),
            enrolmentSentence(status.agent, now),
            enrolmentAdvice(situation),
            stateSentence(status),
            enrolmentIconName(situation),
            enrolmentTint(situation),
            true};
}

AgentLook lookOfBatch(const AgentStatus& status, Timestamp now)
{
    const TargetState state = status.target->state;
    return {
        stateWord(state),     stateSentence(status), failureAdvice(status),       enrolmentSentence(status.agent, now),
        stateIconName(state), stateTint(state),      state == TargetState::Failed};
}

} // namespace

bool showsEnrolment(const AgentStatus& status)
{
    if (status.agent.enrolment == EnrolmentState::Enrolled) {
        return !status.target && status.agent.enrolmentProblem != EnrolmentProblem::None;
    }
    return !status.target || isEnd(status.target->state);
}

AgentLook AgentLook::of(const AgentStatus& status, Timestamp now)
{
    if (showsEnrolment(status)) {
        return lookOfEnrolment(status, enrolmentSituation(status.agent, now), now);
    }
    return status.target ? lookOfBatch(status, now) : AgentLook();
}

} // namespace rds
