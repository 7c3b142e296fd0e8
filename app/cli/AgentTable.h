// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

#include <vector>

class QJsonObject;

namespace rds::cli {

/// The list of agents as aligned text: failed mark, id, address, version, target, last check, enrolment (where it is
/// not as it should be with all of them), state, reason.
[[nodiscard]] QStringList agentTable(const std::vector<AgentStatus>& agents, Timestamp now);

/// One agent for scripts: id, address, version, target, lastVersionCheck, state, cause, reason, note, hardwareClass,
/// enrolment, enrolmentProblem, codeExpires, keySet. States, causes and problems are stable words, times are UTC, what
/// is not known or not there is null.
[[nodiscard]] QJsonObject agentJson(const AgentStatus& status);

} // namespace rds::cli
