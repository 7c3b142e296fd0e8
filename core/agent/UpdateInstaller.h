// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "InstallRunner.h"
#include "ModuleStore.h"

#include <core/base/Executor.h>
#include <core/protocol/Command.h>
#include <core/protocol/Reply.h>

#include <QObject>

#include <memory>
#include <optional>

namespace rds {

struct InstallResult {
    UpdateOutcome outcome;
    std::optional<Release> release; ///< the new one, where the outcome is `installed`
};

/// S901-S902: unpacks the package, runs its script on a copy of the modules, and lets the copy take their place
/// when it is what the package says. Whatever fails, the installed modules are what they were.
///
/// One update at a time. Executor and runner must outlive it; when it is destroyed, the script is ended.
class UpdateInstaller final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(InstallResult)>;

    UpdateInstaller(AgentFolder folder, AgentId agent, Duration timeLimit, Executor& executor, InstallRunner& runner);

    /// @pre no other install is under way. The command was accepted (UpdatePolicy).
    void install(std::shared_ptr<const UpdateCommand> command, Done done);

    /// What the agent has on its disk before the script runs.
    struct Prepared {
        Release installed;
        Inventory before;
        InstallJob job;
    };

private:
    void runScript(Prepared prepared);
    void onScriptEnded(const InstallExit& exit);
    void complete(int exitCode, const QString& lastLines);
    void finish(const QString& code, int exitCode, const QString& detail, std::optional<Release> release = {});

    AgentFolder m_folder;
    AgentId m_agent;
    Duration m_timeLimit;
    Executor& m_executor;
    InstallRunner& m_runner;

    std::shared_ptr<const UpdateCommand> m_command;
    std::shared_ptr<const Prepared> m_prepared;
    Done m_done;
};

} // namespace rds
