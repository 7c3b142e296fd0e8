// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/Agent.h>

#include <array>

namespace rds {

/// What the operator should know about an agent's enrolment.
enum class EnrolmentSituation {
    Enrolled, ///< all is well: nothing to say
    SecondBox, ///< another box has tried to enrol in this agent's name
    Waiting, ///< its settings file was made; the box has not come yet
    CodeExpired,
    WrongCode, ///< a box has tried with another code
    Revoked,
};

inline constexpr std::array allEnrolmentSituations{
    EnrolmentSituation::Enrolled,    EnrolmentSituation::SecondBox, EnrolmentSituation::Waiting,
    EnrolmentSituation::CodeExpired, EnrolmentSituation::WrongCode, EnrolmentSituation::Revoked,
};

/// @param now by the centre's clock, which judges codes
[[nodiscard]] EnrolmentSituation enrolmentSituation(const Agent& agent, Timestamp now);

/// @{ In the program's language; empty for Enrolled.

/// One or two words for a column: "Not enrolled".
[[nodiscard]] QString enrolmentWord(EnrolmentSituation situation);
[[nodiscard]] QString enrolmentSentence(const Agent& agent, Timestamp now);
/// What the operator can do about it.
[[nodiscard]] QString enrolmentAdvice(EnrolmentSituation situation);
/// @}

} // namespace rds
