// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/CentreRuntime.h>

namespace rds::cli {

class CliContext;

/// A running centre for one command: opened with its passwords, in the event loop of the command.
class CentreSession {
public:
    /// Runs the event loop until the centre has started. Errors as of CentreRuntime::open.
    [[nodiscard]] Result<Centre*> open(CliContext& context);

private:
    CentreRuntime m_runtime;
};

} // namespace rds::cli
