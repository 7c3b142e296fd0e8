// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

namespace rds {

/// What the header says about the batch on show. A value; made anew whenever something changes.
struct BatchSummary {
    SoftwareVersion target;
    int total = 0;
    int updated = 0;
    int failed = 0;
    std::optional<Timestamp> ended;
    std::optional<TargetState> nextState; ///< of the target that acts next
    std::optional<Timestamp> nextActionAt; ///< when; none: as soon as the mail server answers

    /// @param agents those in the batch tell what happens next; others are passed over
    [[nodiscard]] static BatchSummary of(const BatchProgress& progress, const std::vector<AgentStatus>& agents);

    [[nodiscard]] int waiting() const { return total - updated - failed; }
    [[nodiscard]] bool isRunning() const { return waiting() > 0; }
    /// "14 updated, 3 failed, of 17 agents"
    [[nodiscard]] QString counters() const;
    /// What happens next and when, counted down from `now`; or how it ended.
    [[nodiscard]] QString nextLine(Timestamp now) const;
};

} // namespace rds
