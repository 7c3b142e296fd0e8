// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/AgentId.h>

#include <vector>

namespace rds::cli {

class CliContext;

/// Says where the new settings files of these agents are, and until when they can be used.
void noticeSettingsFiles(CliContext& context, const std::vector<AgentId>& agents, Duration codeLifetime);

} // namespace rds::cli
