// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandExecutor.h"

#include "AgentError.h"
#include "InstalledReport.h"
#include "UpdatePolicy.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>
#include <core/protocol/ReplyMail.h>

#include <QFile>

namespace rds {

namespace {

/// S1001-S1002. In the pool.
Result<QByteArray> writeReply(const AgentFolder& folder, const ReplyMailHeader& header, VersionReply reply,
                              const Identity& signing)
{
    const ModuleStore store(folder);
    const auto known = store.known();
    if (!known) {
        return failure(known.error());
    }
    const auto files = takeInventory(store.currentFolder());
    if (!files) {
        // The answer is then that nothing is intact: the centre hears of it, and can send a repair.
        qCWarning(logAgent, "%s", qUtf8Printable(files.error().toLogLine()));
    }
    reply.report = reportInstalled(*known, files.value_or(Inventory()));
    return writeReplyMail(header, reply, signing);
}

} // namespace

CommandExecutor::CommandExecutor(AgentFolder folder, AgentSelf self, AgentOutbox& outbox, UpdateInstaller& installer,
                                 Clock& clock, Executor& executor)
    : m_folder(std::move(folder))
    , m_self(std::move(self))
    , m_outbox(outbox)
    , m_installer(installer)
    , m_clock(clock)
    , m_executor(executor)
{
}

Result<void> CommandExecutor::load()
{
    const ModuleStore store(m_folder);
    if (auto recovered = store.recover(); !recovered) {
        return recovered;
    }
    auto installed = store.installed();
    if (!installed) {
        return failure(installed.error());
    }
    m_installed = *std::move(installed);
    loadState();
    reconcile();
    return {};
}

void CommandExecutor::execute(Command command, const QString& messageId, Done done)
{
    if (auto* updateCommand = std::get_if<UpdateCommand>(&command)) {
        update(std::move(*updateCommand), std::move(done));
    } else {
        answer(std::get<VersionRequestCommand>(command), messageId, std::move(done));
    }
}

Result<void> CommandExecutor::giveUpRunning()
{
    if (!m_state.running) {
        return {};
    }
    m_state.remember({m_state.running->campaign, m_state.running->sequence, outcomeCode::interrupted, 0,
                      QStringLiteral("the agent stopped during this update, several times")});
    return writeAgentState(m_folder, m_state);
}

void CommandExecutor::update(UpdateCommand command, Done done)
{
    const CommandKey key{command.header.campaign, command.header.sequence};
    if (m_state.wasExecuted(key)) {
        done(writeAgentState(m_folder, m_state));
        return;
    }
    if (const auto refusal = refuseUpdate(command, m_installed, m_state.highestReleaseSequence)) {
        conclude({key.campaign, key.sequence, refusal->code, 0, refusal->detail}, done);
        return;
    }
    m_state.running = key;
    if (auto written = writeAgentState(m_folder, m_state); !written) {
        done(std::move(written));
        return;
    }
    m_installer.install(std::make_shared<const UpdateCommand>(std::move(command)),
                        [this, done = std::move(done)](InstallResult result) { onInstalled(std::move(result), done); });
}

void CommandExecutor::onInstalled(InstallResult result, const Done& done)
{
    if (result.release) {
        m_installed = *std::move(result.release);
        m_state.highestReleaseSequence = std::max(m_state.highestReleaseSequence, m_installed.releaseSequence);
    }
    conclude(std::move(result.outcome), done);
}

void CommandExecutor::conclude(UpdateOutcome outcome, const Done& done)
{
    const CommandReport report{CommandReport::Kind::Update, {outcome.campaign, outcome.sequence}, outcome};
    qCInfo(logAgent, "%s: update %s/%lld: %s %s", qUtf8Printable(m_self.id.toString()),
           qUtf8Printable(outcome.campaign), static_cast<long long>(outcome.sequence), qUtf8Printable(outcome.code),
           qUtf8Printable(outcome.detail.simplified()));
    m_state.remember(std::move(outcome));
    auto written = writeAgentState(m_folder, m_state);
    Q_EMIT executed(report);
    done(std::move(written));
}

void CommandExecutor::answer(const VersionRequestCommand& command, const QString& messageId, Done done)
{
    const QString name = m_outbox.newName();
    ReplyMailHeader header{m_self.address, m_self.centre, name + u'@' + m_self.address.domain(), messageId,
                           m_clock.now()};
    VersionReply reply{m_self.fleet, m_self.id, command.requestId, command.nonce, header.date, {}, m_state.lastUpdate};
    const CommandReport report{
        CommandReport::Kind::VersionRequest, {command.header.campaign, command.header.sequence}, std::nullopt};
    m_executor.run(
        this,
        [folder = m_folder, header = std::move(header), reply = std::move(reply), signing = m_self.signing] {
            return writeReply(folder, header, reply, signing);
        },
        [this, name, report, done = std::move(done)](Result<QByteArray> mail) {
            if (!mail) {
                done(failure(mail.error()));
                return;
            }
            auto kept = m_outbox.add(name, *mail);
            if (kept) {
                Q_EMIT executed(report);
                m_outbox.flush();
            }
            done(std::move(kept));
        });
}

void CommandExecutor::loadState()
{
    auto state = readAgentState(m_folder);
    if (state) {
        m_state = *std::move(state);
        return;
    }
    // Nobody is there to repair it. What is lost is the memory of old commands: those have a date after which
    // they are not obeyed, and the releases have records of their own.
    qCWarning(logAgent, "%s; beginning with a new one", qUtf8Printable(state.error().toLogLine()));
    const QString aside = m_folder.stateFile() + QStringLiteral(".broken");
    QFile::remove(aside);
    QFile::rename(m_folder.stateFile(), aside);
    m_state = {};
}

void CommandExecutor::reconcile()
{
    // The release is switched before the state is written: after a crash in between, the release's record tells.
    m_state.highestReleaseSequence = std::max(m_state.highestReleaseSequence, m_installed.releaseSequence);
    const CommandKey& by = m_installed.installedBy;
    if (!by.campaign.isEmpty() && !m_state.wasExecuted(by)) {
        m_state.remember({by.campaign, by.sequence, outcomeCode::installed, 0, {}});
    }
}

} // namespace rds
