// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/AgentId.h>
#include <core/domain/SoftwareVersion.h>

#include <functional>

class QObject;

namespace rds {

/// One run of an install script (S902).
struct InstallJob {
    QString script; ///< the file
    QString agentFolder; ///< where it runs
    QString packageFolder; ///< the unpacked modules of the package
    QString modulesFolder; ///< what the script changes: a copy of the installed modules
    AgentId agent;
    SoftwareVersion version; ///< that the package installs
    SoftwareVersion previous; ///< that is installed
    Duration timeLimit{};
};

/// How the run ended.
struct InstallExit {
    enum class How {
        Exited,
        Crashed, ///< by a signal; exitCode is its number
        TimedOut,
        NotStarted,
    };
    How how = How::Exited;
    int exitCode = 0;
    QString lastLines; ///< of what the script wrote, at most 2,000 characters
};

/// Runs install scripts. One runner may serve many agents.
class InstallRunner {
public:
    using Done = std::function<void(InstallExit)>;

    virtual ~InstallRunner() = default;

    /// @param context when it is destroyed, the run is ended and `done` is not called
    virtual void run(const InstallJob& job, QObject* context, Done done) = 0;
};

} // namespace rds
