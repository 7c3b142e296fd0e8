// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdateInstaller.h"

#include "AgentError.h"
#include "UpdatePolicy.h"

#include <core/package/UpdatePackage.h>

#include <utility>

namespace rds {

namespace {

constexpr int scriptMode = 0700;
constexpr int moduleMode = 0755;

Result<void> writePackage(const AgentFolder& folder, const InstallJob& job, const UnpackedPayload& payload)
{
    for (const QString& fresh : {folder.work(), job.packageFolder}) {
        if (auto made = AgentFolder::createFresh(fresh); !made) {
            return made;
        }
    }
    // Nothing here outlives a crash, so nothing needs to reach the disk at once.
    const AgentFolder scratch(folder.path(), Durability::Unsynced);
    for (const UnpackedModule& module : payload.modules) {
        const QString path = job.packageFolder + u'/' + module.info.name;
        if (auto written = scratch.write(path, module.content, moduleMode); !written) {
            return written;
        }
    }
    return scratch.write(job.script, payload.script, scriptMode);
}

InstallJob makeJob(const AgentFolder& folder, const AgentId& agent, Duration timeLimit)
{
    InstallJob job;
    job.script = folder.work() + QStringLiteral("/install.sh");
    job.packageFolder = folder.work() + QStringLiteral("/package");
    job.agentFolder = folder.path();
    job.modulesFolder = ModuleStore(folder).stagingFolder();
    job.agent = agent;
    job.timeLimit = timeLimit;
    return job;
}

/// S901. In the pool.
Result<UpdateInstaller::Prepared> prepare(const AgentFolder& folder, const UpdateCommand& command, InstallJob job)
{
    const ModuleStore store(folder);
    const auto payload = unpackPayload(command.payload, command.package);
    if (!payload) {
        return failure(payload.error());
    }
    auto installed = store.installed();
    if (!installed) {
        return failure(installed.error());
    }
    if (auto written = writePackage(folder, job, *payload); !written) {
        return failure(written.error());
    }
    if (auto staged = store.stage(); !staged) {
        return failure(staged.error());
    }
    auto before = takeInventory(store.stagingFolder());
    if (!before) {
        return failure(before.error());
    }
    job.version = command.package.softwareVersion;
    job.previous = installed->softwareVersion;
    return UpdateInstaller::Prepared{*std::move(installed), *std::move(before), std::move(job)};
}

struct Completion {
    std::optional<QString> deviation;
    Release release;
};

/// After the script has succeeded. In the pool.
Result<Completion> takeOver(const AgentFolder& folder, const UpdateCommand& command,
                            const UpdateInstaller::Prepared& prepared)
{
    const ModuleStore store(folder);
    const auto after = takeInventory(store.stagingFolder());
    if (!after) {
        return failure(after.error());
    }
    const PackageManifest& package = command.package;
    if (auto deviation = findDeviation(prepared.before, *after, package)) {
        return Completion{std::move(deviation), {}};
    }
    Release release;
    release.softwareVersion = package.softwareVersion;
    release.romVersion = package.romVersion.isEmpty() ? prepared.installed.romVersion : package.romVersion;
    release.releaseSequence = package.releaseSequence;
    release.installedBy = {command.header.campaign, command.header.sequence};
    release.modules = mergeModules(prepared.installed, *after, package);
    if (auto activated = store.activate(release); !activated) {
        return failure(activated.error());
    }
    return Completion{std::nullopt, std::move(release)};
}

QString codeOf(const Error& error)
{
    if (error.is(PackageError::MemberMissing)) {
        return outcomeCode::memberMissing;
    }
    if (error.is(PackageError::MemberNotAllowed)) {
        return outcomeCode::memberAdded;
    }
    if (error.is(PackageError::MemberMismatch)) {
        return outcomeCode::memberChanged;
    }
    if (error.is(PackageError::TooLarge)) {
        return outcomeCode::tooLarge;
    }
    const bool package = error.code().category() == make_error_code(PackageError::InvalidArchive).category();
    return package ? outcomeCode::badPayload : outcomeCode::agentError;
}

} // namespace

UpdateInstaller::UpdateInstaller(AgentFolder folder, AgentId agent, Duration timeLimit, Executor& executor,
                                 InstallRunner& runner)
    : m_folder(std::move(folder))
    , m_agent(std::move(agent))
    , m_timeLimit(timeLimit)
    , m_executor(executor)
    , m_runner(runner)
{
}

void UpdateInstaller::install(std::shared_ptr<const UpdateCommand> command, Done done)
{
    m_command = std::move(command);
    m_done = std::move(done);
    m_executor.run(
        this,
        [folder = m_folder, update = m_command, job = makeJob(m_folder, m_agent, m_timeLimit)] {
            return prepare(folder, *update, job);
        },
        [this](Result<Prepared> prepared) {
            if (!prepared) {
                finish(codeOf(prepared.error()), 0, prepared.error().toLogLine());
                return;
            }
            runScript(*std::move(prepared));
        });
}

void UpdateInstaller::runScript(Prepared prepared)
{
    m_prepared = std::make_shared<const Prepared>(std::move(prepared));
    m_runner.run(m_prepared->job, this, [this](const InstallExit& exit) { onScriptEnded(exit); });
}

void UpdateInstaller::onScriptEnded(const InstallExit& exit)
{
    switch (exit.how) {
    case InstallExit::How::NotStarted:
        finish(
            outcomeCode::agentError, exit.exitCode,
            Error(make_error_code(AgentError::ScriptNotStarted), m_prepared->job.script, exit.lastLines).toLogLine());
        return;
    case InstallExit::How::TimedOut:
        finish(outcomeCode::timedOut, exit.exitCode, exit.lastLines);
        return;
    case InstallExit::How::Crashed:
        finish(outcomeCode::scriptFailed, exit.exitCode, exit.lastLines);
        return;
    case InstallExit::How::Exited:
        break;
    }
    if (exit.exitCode != 0) {
        finish(outcomeCode::scriptFailed, exit.exitCode, exit.lastLines);
        return;
    }
    complete(exit.exitCode, exit.lastLines);
}

void UpdateInstaller::complete(int exitCode, const QString& lastLines)
{
    m_executor.run(
        this,
        [folder = m_folder, update = m_command, prepared = m_prepared] { return takeOver(folder, *update, *prepared); },
        [this, exitCode, lastLines](Result<Completion> completion) {
            if (!completion) {
                finish(outcomeCode::agentError, exitCode, completion.error().toLogLine());
            } else if (completion->deviation) {
                finish(outcomeCode::incomplete, exitCode, *completion->deviation);
            } else {
                finish(outcomeCode::installed, exitCode, lastLines.section(u'\n', -1), std::move(completion->release));
            }
        });
}

void UpdateInstaller::finish(const QString& code, int exitCode, const QString& detail, std::optional<Release> release)
{
    AgentFolder::removeTree(m_folder.work());
    if (!release) {
        // What cannot be removed now is removed by the next start.
        (void)ModuleStore(m_folder).recover();
    }
    const CommandHeader& header = m_command->header;
    InstallResult result{{header.campaign, header.sequence, code, exitCode, detail}, std::move(release)};
    m_command.reset();
    m_prepared.reset();
    const Done done = std::exchange(m_done, {});
    done(std::move(result));
}

} // namespace rds
