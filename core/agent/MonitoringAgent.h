// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentMailLoop.h"
#include "AgentSettings.h"

namespace rds {

/// One monitoring apparatus: the same object in a daemon on a real box and, by the thousand, in a simulated fleet.
///
/// Everything that is outside of it is handed in and must outlive it. It works in the thread that made it, plus the
/// executor. What it promises is durable in its folder; it can be destroyed at any time and, once the executor has
/// finished what it was doing for it, made again.
class MonitoringAgent final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Clock& clock;
        Random& random;
        Executor& executor;
        MailTransport& transport;
        InstallRunner& runner;
        Durability durability = Durability::Synced;
    };

    /// Errors NotProvisioned, InvalidSettings (a key), InvalidRelease, FileError.
    [[nodiscard]] static Result<std::unique_ptr<MonitoringAgent>> create(AgentSettings settings, Parts parts);
    ~MonitoringAgent() override;

    /// Polls now and then on schedule; sends what was left unsent.
    void start();
    /// Begins nothing new.
    void stop();
    /// Polls, and tries what could not be sent, at once.
    void pollNow();

    /// Neither a poll nor a sending is under way.
    [[nodiscard]] bool isIdle() const;
    /// Replies that the mail server has not taken yet.
    [[nodiscard]] qsizetype unsentReplies() const;
    [[nodiscard]] const AgentSettings& settings() const { return m_settings; }
    [[nodiscard]] const Release& installed() const;
    [[nodiscard]] const AgentState& state() const;

Q_SIGNALS:
    void commandExecuted(const rds::CommandReport& report);
    void replySent();
    void replyNotSent(const rds::SendResult& result);
    void polled();
    void pollFailed(const rds::Error& error);
    /// isIdle() has become true.
    void becameIdle();

private:
    MonitoringAgent(AgentSettings settings, AgentKeys keys, const AgentFolder& folder, Parts parts,
                    std::shared_ptr<AgentInbox> inbox);
    void connectSignals();
    void announceIdle();

    AgentSettings m_settings;
    AgentOutbox m_outbox;
    UpdateInstaller m_installer;
    CommandExecutor m_commands;
    AgentMailLoop m_loop;
};

} // namespace rds
