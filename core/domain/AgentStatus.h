// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Agent.h"
#include "BatchUpdate.h"

namespace rds {

/// One row of the operator's list: an agent, and how it stands in its newest batch.
struct AgentStatus {
    Agent agent;
    std::optional<BatchTarget> target; ///< none: never in a batch
    SoftwareVersion targetVersion; ///< of that batch; null without one
};

} // namespace rds
