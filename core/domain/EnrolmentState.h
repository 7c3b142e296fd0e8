// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <optional>

namespace rds {

/// How far the centre and an agent know each other's keys. The names (toString) are stored and never change.
enum class EnrolmentState {
    Invited, ///< its settings file was made; its keys are not known yet
    Enrolled, ///< its certificates are pinned
    Revoked, ///< the operator trusts its keys no more (a lost box); a new invitation begins again
};

/// What came of the newest enrolment request that could not be accepted. Stored likewise.
enum class EnrolmentProblem {
    None,
    CodeExpired, ///< the box was started too late
    CodeUsed, ///< another box has enrolled with the same settings file
    WrongCode, ///< an older settings file, or a guess
};

[[nodiscard]] QString toString(EnrolmentState state);
[[nodiscard]] std::optional<EnrolmentState> enrolmentStateFromString(const QString& text);
[[nodiscard]] QString toString(EnrolmentProblem problem);
[[nodiscard]] std::optional<EnrolmentProblem> enrolmentProblemFromString(const QString& text);

} // namespace rds
