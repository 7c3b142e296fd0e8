// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandExecutor.h"

#include "InstalledReport.h"
#include "UpdatePolicy.h"

#include <core/base/Logging.h>
#include <core/protocol/ReplyMail.h>

#include <utility>

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

CommandKey keyOf(const CommandHeader& header)
{
    return {header.campaign, header.sequence};
}

} // namespace

CommandExecutor::CommandExecutor(AgentFolder folder, AgentSelf self, QString hardwareClass, Parts parts)
    : m_folder(std::move(folder))
    , m_self(std::move(self))
    , m_hardwareClass(std::move(hardwareClass))
    , m_parts(parts)
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
    reconcile();
    return {};
}

void CommandExecutor::execute(Command command, const CommandOrigin& origin, const Done& done)
{
    std::visit([&](auto& kind) { this->obey(std::move(kind), origin, done); }, command);
}

Result<void> CommandExecutor::giveUpRunning()
{
    if (!state().running) {
        return {};
    }
    const CommandKey running = *state().running;
    return conclude({running.campaign, running.sequence, outcomeCode::interrupted, 0,
                     QStringLiteral("the agent stopped during this update, several times")});
}

void CommandExecutor::obey(UpdateCommand&& command, const CommandOrigin& origin, const Done& done)
{
    m_parts.enrolment.onUpdate();
    const CommandKey key = keyOf(command.header);
    if (state().wasExecuted(key)) {
        done(onSeenAgain(key, origin));
    } else if (const auto refusal =
                   refuseUpdate(command, {m_installed, state().highestReleaseSequence, m_hardwareClass})) {
        done(conclude({key.campaign, key.sequence, refusal->code, 0, refusal->detail}));
    } else {
        install(std::move(command), done);
    }
}

void CommandExecutor::obey(UnacceptableUpdate&& command, const CommandOrigin& origin, const Done& done)
{
    const CommandKey key{command.campaign, command.sequence};
    // An old mail of an update that was executed in its time is a replay, whatever else is wrong with it by now.
    done(state().wasExecuted(key) ? onSeenAgain(key, origin)
                                  : conclude({key.campaign, key.sequence, command.code, 0, command.detail}));
}

void CommandExecutor::obey(KeySetCommand&& command, const CommandOrigin& /*origin*/, const Done& done)
{
    auto followed = m_parts.trust.follow(command);
    if (followed) {
        Q_EMIT executed({CommandReport::Kind::KeySet, {}, std::nullopt});
    }
    done(std::move(followed));
}

void CommandExecutor::obey(EnrolmentAnswerCommand&& command, const CommandOrigin& /*origin*/, const Done& done)
{
    auto taken = m_parts.enrolment.onAnswer(command);
    if (taken) {
        Q_EMIT executed({CommandReport::Kind::EnrolmentAnswer, keyOf(command.header), std::nullopt});
    }
    done(std::move(taken));
}

void CommandExecutor::obey(VersionRequestCommand&& command, const CommandOrigin& origin, const Done& done)
{
    const QString name = m_parts.outbox.newName();
    ReplyMailHeader header{m_self.address, m_self.centre, name + u'@' + m_self.address.domain(), origin.messageId,
                           m_parts.clock.now()};
    VersionReply reply{m_self.fleet,
                       m_self.id,
                       command.requestId,
                       command.nonce,
                       header.date,
                       m_parts.trust.trust().keySet.version,
                       {},
                       state().lastUpdate};
    const CommandReport report{CommandReport::Kind::VersionRequest, keyOf(command.header), std::nullopt};
    m_parts.executor.run(
        this,
        [folder = m_folder, header = std::move(header), reply = std::move(reply), signing = m_self.signing] {
            return writeReply(folder, header, reply, signing);
        },
        [this, name, report, done](const Result<QByteArray>& mail) {
            auto kept = mail ? m_parts.outbox.add(name, *mail) : Result<void>(failure(mail.error()));
            if (kept) {
                Q_EMIT executed(report);
                m_parts.outbox.flush();
            }
            done(std::move(kept));
        });
}

void CommandExecutor::install(UpdateCommand&& command, const Done& done)
{
    auto written = m_parts.memory.change([key = keyOf(command.header)](AgentState& changed) { changed.running = key; });
    if (!written) {
        done(std::move(written));
        return;
    }
    m_parts.installer.install(std::make_shared<const UpdateCommand>(std::move(command)),
                              [this, done](InstallResult result) { onInstalled(std::move(result), done); });
}

void CommandExecutor::onInstalled(InstallResult result, const Done& done)
{
    if (result.release) {
        m_installed = *std::move(result.release);
    }
    done(conclude(std::move(result.outcome)));
}

Result<void> CommandExecutor::conclude(UpdateOutcome outcome)
{
    qCInfo(logAgent, "%s: update %s/%lld: %s %s", qUtf8Printable(m_self.id.toString()),
           qUtf8Printable(outcome.campaign), static_cast<long long>(outcome.sequence), qUtf8Printable(outcome.code),
           qUtf8Printable(outcome.detail.simplified()));
    const CommandReport report{CommandReport::Kind::Update, {outcome.campaign, outcome.sequence}, outcome};
    auto written = m_parts.memory.change([&](AgentState& changed) {
        if (outcome.code == outcomeCode::installed) {
            // Not the higher of both: where it is lower, the centre has allowed the downgrade (AgentState).
            changed.highestReleaseSequence = m_installed.releaseSequence;
        } else {
            changed.announce(m_parts.notices.prepare(outcome));
        }
        changed.remember(std::move(outcome));
    });
    Q_EMIT executed(report);
    if (written) {
        m_parts.notices.deliver();
    }
    return written;
}

/// The second mail of an update is told of, once: who keeps old mails and sends them again is an attacker, or a mail
/// server in trouble.
Result<void> CommandExecutor::onSeenAgain(const CommandKey& command, const CommandOrigin& origin)
{
    Result<void> written;
    if (!m_parts.memory.isSaved()) {
        written = m_parts.memory.save();
    } else if (!origin.isRepeated && !state().wasReplayTold(command)) {
        const UpdateOutcome outcome{command.campaign, command.sequence, outcomeCode::replayed, 0,
                                    QStringLiteral("another mail of an update that was executed or refused before")};
        written = m_parts.memory.change([&](AgentState& changed) {
            changed.replaysTold.push_back(command);
            changed.announce(m_parts.notices.prepare(outcome));
        });
        Q_EMIT executed({CommandReport::Kind::Update, command, outcome});
    }
    if (written) {
        m_parts.notices.deliver();
    }
    return written;
}

void CommandExecutor::reconcile()
{
    // The release is switched before the state is written: after a crash in between, the release's record tells.
    const CommandKey& by = m_installed.installedBy;
    const bool isForgotten = !by.campaign.isEmpty() && !state().wasExecuted(by);
    if (!isForgotten && state().highestReleaseSequence >= m_installed.releaseSequence) {
        return;
    }
    // Where it cannot be written now, it is found again at the next start.
    (void)m_parts.memory.change([&](AgentState& changed) {
        changed.highestReleaseSequence = m_installed.releaseSequence;
        if (isForgotten) {
            changed.remember({by.campaign, by.sequence, outcomeCode::installed, 0, {}});
        }
    });
}

} // namespace rds
