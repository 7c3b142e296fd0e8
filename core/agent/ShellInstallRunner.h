// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "InstallRunner.h"

#include <QObject>

namespace rds {

/// Runs the script with `/bin/sh` in the agent's folder, as a session of its own, with nothing on its input.
///
/// Its environment is `RDS_AGENT_ID`, `RDS_AGENT_PID`, `RDS_PACKAGE_DIR`, `RDS_MODULES_DIR`,
/// `RDS_SOFTWARE_VERSION`, `RDS_PREVIOUS_VERSION`, `PATH=/usr/bin:/bin`, `LC_ALL=C`, and nothing else.
/// When the time limit is over, its process group gets SIGTERM, and SIGKILL five seconds later. What is left of
/// the group when the script has ended is killed: what must live on belongs in another session (setsid). The script
/// ends with the thread that started it.
/// Lives in one thread with an event loop; runs that are under way end with it.
class ShellInstallRunner final : public QObject, public InstallRunner {
    Q_OBJECT

public:
    /// @param clock must outlive the runner
    explicit ShellInstallRunner(Clock& clock, QObject* parent = nullptr);
    ~ShellInstallRunner() override;

    void run(const InstallJob& job, QObject* context, Done done) override;

private:
    Clock& m_clock;
};

} // namespace rds
