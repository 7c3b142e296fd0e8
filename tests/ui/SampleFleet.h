// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>
#include <ui/models/KeyOverview.h>

#include <vector>

namespace rds::test {

[[nodiscard]] SoftwareVersion version(const QString& text);

/// The 17 agents of the original screen, never in a batch.
[[nodiscard]] std::vector<AgentStatus> sampleFleet();
/// In the midst of a batch to 1.0.02-0: every state is there.
[[nodiscard]] std::vector<AgentStatus> runningFleet(Timestamp now);
/// After it: 14 updated; 2, 10 and 15 failed.
[[nodiscard]] std::vector<AgentStatus> finishedFleet(Timestamp now);
/// Before any batch: 1 to 5 are invited, invited with an expired code, invited with a wrong code tried, revoked, and
/// enrolled with a second box about; the others are enrolled.
[[nodiscard]] std::vector<AgentStatus> enrollingFleet(Timestamp now);
/// Agents with ids from AGENT0000001, of mixed versions, states, customers and check times.
[[nodiscard]] std::vector<AgentStatus> generatedFleet(int count);

/// Key set 3, with two signing keys and two approvers.
[[nodiscard]] KeyOverview sampleKeys(Timestamp now, Duration left);

/// The progress that these agents' states add up to.
[[nodiscard]] BatchProgress progressOf(const std::vector<AgentStatus>& fleet, Timestamp now);

} // namespace rds::test
