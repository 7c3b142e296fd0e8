// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

#include <vector>

namespace rds::test {

[[nodiscard]] SoftwareVersion version(const QString& text);

/// The 17 agents of the original screen, never in a batch.
[[nodiscard]] std::vector<AgentStatus> sampleFleet();
/// In the midst of a batch to 1.0.02-0: every state is there.
[[nodiscard]] std::vector<AgentStatus> runningFleet(Timestamp now);
/// After it: 14 updated; 2, 10 and 15 failed.
[[nodiscard]] std::vector<AgentStatus> finishedFleet(Timestamp now);
/// Agents with ids from AGENT0000001, of mixed versions, states, customers and check times.
[[nodiscard]] std::vector<AgentStatus> generatedFleet(int count);

/// The progress that these agents' states add up to.
[[nodiscard]] BatchProgress progressOf(const std::vector<AgentStatus>& fleet, Timestamp now);

} // namespace rds::test
