// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentState.h"

#include <array>

namespace rds {

namespace {

constexpr std::array allStates{EnrolmentState::Invited, EnrolmentState::Enrolled, EnrolmentState::Revoked};
constexpr std::array allProblems{EnrolmentProblem::None, EnrolmentProblem::CodeExpired, EnrolmentProblem::CodeUsed,
                                 EnrolmentProblem::WrongCode};

template <class Values> std::optional<typename Values::value_type> fromString(const Values& values, const QString& text)
{
    for (const auto value : values) {
        if (toString(value) == text) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace

QString toString(EnrolmentState state)
{
    switch (state) {
    case EnrolmentState::Invited:
        return QStringLiteral("invited");
    case EnrolmentState::Enrolled:
        return QStringLiteral("enrolled");
    case EnrolmentState::Revoked:
        return QStringLiteral("revoked");
    }
    return {};
}

std::optional<EnrolmentState> enrolmentStateFromString(const QString& text)
{
    return fromString(allStates, text);
}

QString toString(EnrolmentProblem problem)
{
    switch (problem) {
    case EnrolmentProblem::None:
        return QStringLiteral("none");
    case EnrolmentProblem::CodeExpired:
        return QStringLiteral("code-expired");
    case EnrolmentProblem::CodeUsed:
        return QStringLiteral("code-used");
    case EnrolmentProblem::WrongCode:
        return QStringLiteral("wrong-code");
    }
    return {};
}

std::optional<EnrolmentProblem> enrolmentProblemFromString(const QString& text)
{
    return fromString(allProblems, text);
}

} // namespace rds
