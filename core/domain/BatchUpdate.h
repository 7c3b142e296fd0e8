// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentId.h"
#include "FailureCause.h"
#include "SoftwareVersion.h"
#include "TargetState.h"

#include <core/base/Clock.h>

#include <optional>

namespace rds {

using BatchId = qint64;

/// One run: one package sent to many agents, then asked for, then judged (S1201-S1210).
struct BatchUpdate {
    BatchId id = 0;
    QString campaign; ///< random, in every command of this batch
    qint64 packageId = 0;
    SoftwareVersion target;
    Timestamp started{};
    std::optional<Timestamp> finished; ///< when the last target came to its end; reset by a retry
    bool allowDowngrade = false;
    Duration replyTimeout{}; ///< from the version request's acceptance to the verdict "no reply"
};

/// One agent's way through a batch.
struct BatchTarget {
    BatchId batch = 0;
    AgentId agent;
    TargetState state = TargetState::Queued;
    int attempt = 1; ///< grows with every retry
    SoftwareVersion versionBefore; ///< when the attempt began
    SoftwareVersion versionAfter; ///< as replied in this batch; null: no reply yet
    FailureCause cause = FailureCause::None;
    QString evidence; ///< the line, code or version that the verdict rests on
    std::optional<Timestamp> nextActionAt; ///< when the engine will act next on this target
    QString requestId; ///< of the version request that is or was in force
    Timestamp changed{};
};

/// How far a batch is.
struct BatchProgress {
    BatchUpdate batch;
    int total = 0;
    int updated = 0;
    int failed = 0;
    std::optional<Timestamp> nextActionAt;

    [[nodiscard]] int running() const { return total - updated - failed; }
};

/// One line of the history, never overwritten.
struct BatchEvent {
    BatchId batch = 0;
    AgentId agent;
    int attempt = 1;
    Timestamp at{};
    TargetState from = TargetState::Queued;
    TargetState to = TargetState::Queued;
    QString event; ///< stable name, see TargetEvent
    FailureCause cause = FailureCause::None;
    QString evidence;
};

} // namespace rds
