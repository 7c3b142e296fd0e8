// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CodeLifetime.h"

#include <core/centre/AgentEnrolment.h>

#include <CLI/CLI.hpp>

namespace rds::cli {

CodeLifetime::CodeLifetime(CLI::App& app)
    : m_days(static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(defaultCodeLifetime).count() / 24))
{
    app.add_option("--code-days", m_days, "The box must be started within so many days")
        ->capture_default_str()
        ->check(CLI::Range(1, 365));
}

} // namespace rds::cli
