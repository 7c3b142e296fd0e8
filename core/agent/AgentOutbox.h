// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"
#include "Backoff.h"

#include <core/transport/MailTransport.h>

#include <QObject>
#include <QStringList>

namespace rds {

/// The agent's durable outbox: what the agent has to say stays here until the mail server has taken it, over restarts
/// too.
///
/// Mails are sent one after the other, oldest first. What was not accepted, for whatever reason, is tried again:
/// after half a minute, then twice as long each time, up to an hour. Beyond a hundred, the oldest are dropped,
/// since a newer report, which tells of the last update too, replaces them. Belongs to one thread; clock, random and
/// transport must outlive it.
class AgentOutbox final : public QObject {
    Q_OBJECT

public:
    AgentOutbox(AgentFolder folder, MailAddress from, MailAddress to, Clock& clock, Random& random,
                MailTransport& transport);
    ~AgentOutbox() override;

    /// Makes the mail durable. It is sent by the next `flush`.
    /// @param name unique; letters, digits and hyphens. As for `newName`.
    [[nodiscard]] Result<void> add(const QString& name, const QByteArray& content);
    /// A name that sorts after the earlier ones.
    [[nodiscard]] QString newName();

    /// A mail of this name has not been taken yet.
    [[nodiscard]] bool isWaiting(const QString& name) const;
    /// Tries everything that waits, now.
    void flush();
    /// Sends nothing more; what waits stays.
    void stop();
    [[nodiscard]] bool isSending() const { return !m_round.isEmpty() || m_sending; }
    [[nodiscard]] qsizetype waiting() const;

Q_SIGNALS:
    void sent(const QString& name);
    void notSent(const QString& name, const rds::SendResult& result);
    /// Nothing is under way any more.
    void roundEnded();

private:
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QString fileOf(const QString& name) const;
    void sendNext();
    void onSent(const QString& name, const SendResult& result);
    void endRound();
    void logOnce(const SendResult& result);

    AgentFolder m_folder;
    MailAddress m_from;
    MailAddress m_to;
    Clock& m_clock;
    Random& m_random;
    MailTransport& m_transport;
    Backoff m_backoff;
    QStringList m_round; ///< still to be tried
    bool m_sending = false;
    bool m_again = false;
    bool m_stopped = false;
    Clock::TimerId m_timer = 0;
    QString m_lastProblem;
};

} // namespace rds
