// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/AgentId.h>

namespace rds {

/// The settings file that the centre has written for one agent, to be loaded on its box.
struct SettingsFile {
    AgentId agent;
    QString path;
    std::optional<Timestamp> codeExpires;
};

} // namespace rds
