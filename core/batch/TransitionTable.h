// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "TargetEvent.h"

#include <core/domain/TargetState.h>

#include <optional>
#include <span>

namespace rds {

/// Which timer runs in the new state: it becomes the target's nextActionAt.
enum class TargetTimer {
    None,
    Settle, ///< the wait of S1204, by package and present version
    Reply, ///< the batch's reply timeout
};

struct Transition {
    TargetState from;
    TargetEvent event;
    TargetState to;
    TargetTimer timer;
};

/// The whole life of a target, one row for each thing that may happen in each state. What has no row does not
/// happen there, and is ignored (a duplicate, a late echo).
[[nodiscard]] std::span<const Transition> transitionTable();

/// The row for (state, event), or none.
[[nodiscard]] std::optional<Transition> transitionFor(TargetState state, TargetEvent event);

/// How a target in this stored state goes on after a restart.
enum class ResumePoint {
    Dispatch, ///< the engine makes its update mail
    Outbox, ///< its mail is in the outbox, which goes on by itself
    Timer, ///< its nextActionAt stands
    Nothing, ///< it is at its end
};
[[nodiscard]] ResumePoint resumePointOf(TargetState state);

} // namespace rds
