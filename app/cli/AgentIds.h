// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>

#include <string>
#include <vector>

namespace rds::cli {

/// Agent ids as they were typed. Error InvalidAgentId for the first that is none.
[[nodiscard]] Result<std::vector<AgentId>> parseAgentIds(const std::vector<std::string>& texts);

} // namespace rds::cli
