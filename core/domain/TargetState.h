// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace rds {

/// Where a target of a batch is. The names (toString) are stored and never change.
enum class TargetState {
    Queued, ///< chosen; no update mail made yet
    Sending, ///< its update mail is in the outbox
    Deferred, ///< the mail server said "later" (4xx) or was not reachable; the outbox tries again
    InDoubt, ///< the server's answer to the mail was lost; the outbox sends the same mail again
    Settling, ///< update accepted by the server; the wait of S1204 runs
    Asking, ///< its version request is in the outbox (S1205)
    Asked, ///< request accepted; waiting for the reply (S1206)
    Updated, ///< end: replied with the target version (S1209)
    Failed, ///< end: see the cause (S1210)
};

inline constexpr std::array allTargetStates{
    TargetState::Queued, TargetState::Sending, TargetState::Deferred, TargetState::InDoubt, TargetState::Settling,
    TargetState::Asking, TargetState::Asked,   TargetState::Updated,  TargetState::Failed,
};

[[nodiscard]] QString toString(TargetState state);
[[nodiscard]] std::optional<TargetState> targetStateFromString(const QString& text);

[[nodiscard]] constexpr bool isEnd(TargetState state)
{
    return state == TargetState::Updated || state == TargetState::Failed;
}

} // namespace rds
