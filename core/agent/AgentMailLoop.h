// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentInbox.h"
#include "CommandExecutor.h"

namespace rds {

/// S701-S704, on a schedule: fetches one mail, drops it if it is junk, or has its command executed; and so on
/// until the mailbox is empty. A mail that was stored before a crash is dealt with first.
///
/// While the mail server cannot be reached or does not let the agent in, polls become rarer, up to one an hour
/// (or the interval, if that is longer); the reason is logged once. A mail of which the agent has died five
/// times is put aside. Belongs to one thread; everything referred to must outlive it.
class AgentMailLoop final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Clock& clock;
        Random& random;
        Executor& executor;
        MailTransport& transport;
    };

    /// @param trust as it is when a mail is read: a command may change it
    AgentMailLoop(Parts parts, const TrustKeeper& trust, Duration interval, std::shared_ptr<AgentInbox> inbox,
                  CommandExecutor& commands);
    ~AgentMailLoop() override;

    /// Polls now and then on schedule.
    void start();
    /// Nothing new is begun.
    void stop();
    /// Also in between; a poll that is under way is followed by another.
    void pollNow();
    [[nodiscard]] bool isIdle() const { return !m_busy; }

Q_SIGNALS:
    /// The mailbox was emptied.
    void polled();
    /// It was not, and will be tried again.
    void pollFailed(const rds::Error& error);
    /// Nothing is under way any more, after `stop`.
    void stopped();

private:
    void handleStored();
    void handle(const AgentInbox::Entry& entry);
    void onRead(qint64 number, Result<Command> command, const CommandOrigin& origin);
    void onDealtWith(qint64 number);
    void giveUp(qint64 number);
    void fetch();
    void onFetched(const Result<FetchSummary>& summary);
    void next();
    void succeed();
    void fail(const Error& error);
    void schedule(Duration delay);

    Parts m_parts;
    const TrustKeeper& m_trust;
    Duration m_interval;
    std::shared_ptr<AgentInbox> m_inbox;
    CommandExecutor& m_commands;
    Backoff m_backoff;
    std::optional<qint64> m_handled; ///< the mail at which an attempt is under way
    Clock::TimerId m_timer = 0;
    bool m_started = false;
    bool m_busy = false;
    bool m_again = false;
    bool m_mailboxEmpty = false;
    std::error_code m_lastProblem;
};

} // namespace rds
