// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentState.h"

namespace rds {

// The content of `state.json`; private to the agent.

[[nodiscard]] QByteArray toJson(const AgentState& state);
/// Error InvalidState, subject: the field.
[[nodiscard]] Result<AgentState> agentStateFromJson(const QByteArray& json);

} // namespace rds
