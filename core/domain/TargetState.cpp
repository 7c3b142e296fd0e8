// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TargetState.h"

namespace rds {

QString toString(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
        return QStringLiteral("queued");
    case TargetState::Sending:
        return QStringLiteral("sending");
    case TargetState::Deferred:
        return QStringLiteral("deferred");
    case TargetState::InDoubt:
        return QStringLiteral("in-doubt");
    case TargetState::Settling:
        return QStringLiteral("settling");
    case TargetState::Asking:
        return QStringLiteral("asking");
    case TargetState::Asked:
        return QStringLiteral("asked");
    case TargetState::Updated:
        return QStringLiteral("updated");
    case TargetState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

std::optional<TargetState> targetStateFromString(const QString& text)
{
    for (const TargetState state : allTargetStates) {
        if (toString(state) == text) {
            return state;
        }
    }
    return std::nullopt;
}

} // namespace rds
