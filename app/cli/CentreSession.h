// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/CentreRuntime.h>

namespace rds::cli {

class CliContext;

/// A centre for one command: opened with its secrets, in the event loop of the command.
class CentreSession {
public:
    explicit CentreSession(CliContext& context);

    /// Runs the event loop until the centre has started, and warns of keys that expire. Errors as of
    /// CentreRuntime::open.
    [[nodiscard]] Result<Centre*> open();
    /// Runs it until the centre is open for work that needs no mail. Errors as of CentreRuntime::openWithoutMail.
    [[nodiscard]] Result<Centre*> openWithoutMail();

private:
    CliContext& m_context;
    CentreRuntime m_runtime;
};

} // namespace rds::cli
