// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailTransport.h"

#include <core/net/ServerSettings.h>
#include <core/net/SmtpTransaction.h>

#include <QObject>

#include <deque>
#include <unordered_map>

namespace rds {

class Random;
class SmtpLink;

/// Shares the mails out to a few lasting SMTP connections, and opens and closes these as the work needs it.
///
/// A mail whose connection broke before the server said anything about it is tried on another one, once. While one
/// connection works, a further one that is refused only makes the pool smaller; where none works, all mails that
/// wait fail with the reason. Callbacks run from the event loop.
class SmtpPool final : public QObject {
    Q_OBJECT

public:
    /// @param clock, random must outlive the pool
    SmtpPool(Clock& clock, Random& random, ServerSettings settings, int maxConnections);
    ~SmtpPool() override;

    void setMaxConnections(int count);
    void setIdleTimeout(Duration idle) { m_idle = idle; }

    void send(const OutgoingMail& mail, MailTransport::SendDone done);

private:
    struct Job {
        SmtpMail mail;
        MailTransport::SendDone done;
        bool isSecondTry = false;
    };

    void scheduleRun();
    /// Takes what the links have done, and gives them what waits.
    void run();
    void collect();
    [[nodiscard]] bool dispatchOne();
    void open();
    void settle(SmtpOutcome outcome, const std::optional<Error>& failure);
    void closed(SmtpLink& link);
    void failWaiting(const Error& error);
    void finish(quint64 id, SendResult result);

    Clock& m_clock;
    Random& m_random;
    ServerSettings m_settings;
    size_t m_maxConnections;
    size_t m_limit; ///< how many connections the server lets us have
    Duration m_idle = std::chrono::seconds(10);
    quint64 m_lastId = 0;
    std::unordered_map<quint64, Job> m_jobs;
    std::deque<quint64> m_waiting; ///< jobs that no connection has
    std::vector<std::unique_ptr<SmtpLink>> m_links;
    bool m_runScheduled = false;
};

} // namespace rds
