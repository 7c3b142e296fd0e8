// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentText.h"

#include "Format.h"

#include <QCoreApplication>

namespace rds {

namespace {

struct EnrolmentText {
    Q_DECLARE_TR_FUNCTIONS(EnrolmentText)
};

EnrolmentSituation situationOfInvited(const Agent& agent, Timestamp now)
{
    if (agent.codeExpires && *agent.codeExpires <= now) {
        return EnrolmentSituation::CodeExpired;
    }
    switch (agent.enrolmentProblem) {
    case EnrolmentProblem::None:
        return EnrolmentSituation::Waiting;
    case EnrolmentProblem::CodeExpired:
        return EnrolmentSituation::CodeExpired;
    case EnrolmentProblem::CodeUsed:
        return EnrolmentSituation::SecondBox;
    case EnrolmentProblem::WrongCode:
        return EnrolmentSituation::WrongCode;
    }
    return EnrolmentSituation::Waiting;
}

QString secondBox(const Agent& agent)
{
    return agent.enrolmentProblem == EnrolmentProblem::CodeUsed
        ? EnrolmentText::tr("Another box has enrolled with the same settings file: the second one was refused.")
        : EnrolmentText::tr("Another box has tried to enrol in this agent’s name with a wrong code; it was refused.");
}

} // namespace

EnrolmentSituation enrolmentSituation(const Agent& agent, Timestamp now)
{
    switch (agent.enrolment) {
    case EnrolmentState::Invited:
        return situationOfInvited(agent, now);
    case EnrolmentState::Enrolled:
        return agent.enrolmentProblem == EnrolmentProblem::None ? EnrolmentSituation::Enrolled
                                                                : EnrolmentSituation::SecondBox;
    case EnrolmentState::Revoked:
        return EnrolmentSituation::Revoked;
    }
    return EnrolmentSituation::Enrolled;
}

QString enrolmentWord(EnrolmentSituation situation)
{
    switch (situation) {
    case EnrolmentSituation::Enrolled:
        return {};
    case EnrolmentSituation::SecondBox:
        return EnrolmentText::tr("Two boxes");
    case EnrolmentSituation::Waiting:
        return EnrolmentText::tr("Not enrolled");
    case EnrolmentSituation::CodeExpired:
        return EnrolmentText::tr("Code expired");
    case EnrolmentSituation::WrongCode:
        return EnrolmentText::tr("Wrong code");
    case EnrolmentSituation::Revoked:
        return EnrolmentText::tr("Revoked");
    }
    return {};
}

QString enrolmentSentence(const Agent& agent, Timestamp now)
{
    switch (enrolmentSituation(agent, now)) {
    case EnrolmentSituation::Enrolled:
        return {};
    case EnrolmentSituation::SecondBox:
        return secondBox(agent);
    case EnrolmentSituation::Waiting:
        return agent.codeExpires ? EnrolmentText::tr("Waiting for the box to enrol; its code is valid until %1.")
                                       .arg(formatTime(*agent.codeExpires))
                                 : EnrolmentText::tr("Waiting for the box to enrol.");
    case EnrolmentSituation::CodeExpired:
        return EnrolmentText::tr("The code in its settings file has expired.");
    case EnrolmentSituation::WrongCode:
        return EnrolmentText::tr("A box has tried to enrol with another code than the newest one; it was refused.");
    case EnrolmentSituation::Revoked:
        return EnrolmentText::tr("Its keys were revoked: it is not believed and gets no updates.");
    }
    return {};
}

QString enrolmentAdvice(EnrolmentSituation situation)
{
    switch (situation) {
    case EnrolmentSituation::Enrolled:
        return {};
    case EnrolmentSituation::SecondBox:
        return EnrolmentText::tr("Find out which box is the customer’s. If the wrong one has enrolled, revoke its keys "
                                 "and make a new settings file.");
    case EnrolmentSituation::Waiting:
        return EnrolmentText::tr("Load its settings file on the box and start the box.");
    case EnrolmentSituation::CodeExpired:
        return EnrolmentText::tr("Make a new settings file and load it on the box.");
    case EnrolmentSituation::WrongCode:
        return EnrolmentText::tr("Load the newest settings file on the box, or make a new one.");
    case EnrolmentSituation::Revoked:
        return EnrolmentText::tr("To use a box in its place, make a new settings file.");
    }
    return {};
}

} // namespace rds
