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
/// finished what it was doing for it, made again. Where another box has enrolled with its settings file, it leaves the
/// mailbox to that one and waits for new settings.
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

    /// Makes the agent's keys, where this is its first start.
    /// Errors NotProvisioned, InvalidSettings (a key of the centre), InvalidKeys, InvalidRelease, FileError.
    [[nodiscard]] static Result<std::unique_ptr<MonitoringAgent>> create(AgentSettings settings, Parts parts);
    ~MonitoringAgent() override;

    /// Polls now and then on schedule; sends what was left unsent; asks the centre to enrol it, where it is new.
    void start();
    /// Begins nothing new.
    void stop();
    /// Polls, and tries what could not be sent, at once.
    void pollNow();

    /// The caller makes the centre pin the agent's certificates, and no mail asks for it: for fleets of thousands.
    [[nodiscard]] Result<void> assumeEnrolled();
    [[nodiscard]] const AgentCertificates& certificates() const { return m_certificates; }

    /// Neither a poll nor a sending is under way.
    [[nodiscard]] bool isIdle() const;
    /// Mails that the mail server has not taken yet.
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
    void enrolled();
    /// @param code one of enrolmentCode; the agent asks no more until it has new settings
    void enrolmentRefused(const QString& code);
    /// isIdle() has become true.
    void becameIdle();

private:
    MonitoringAgent(AgentSettings settings, const AgentKeys& keys, const AgentFolder& folder, Parts parts,
                    std::shared_ptr<AgentInbox> inbox);
    [[nodiscard]] Result<void> load();
    void connectSignals();
    void announceIdle();

    AgentSettings m_settings;
    AgentCertificates m_certificates;
    AgentMemory m_memory;
    TrustKeeper m_trust;
    AgentOutbox m_outbox;
    UpdateInstaller m_installer;
    NoticeSender m_notices;
    EnrolmentClient m_enrolment;
    CommandExecutor m_commands;
    AgentMailLoop m_loop;
};

} // namespace rds
