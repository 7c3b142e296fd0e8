// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailTransport.h"

#include <QObject>

namespace rds {

class MailStore;

/// Fetches the centre's mail at intervals and keeps it: durable here before it is deleted on the server.
/// Engine thread.
class Inbox final : public QObject, private MailSink {
    Q_OBJECT

public:
    struct Parts {
        MailStore& mails;
        MailTransport& transport;
        Clock& clock;
    };

    Inbox(Parts parts, Duration interval, QObject* parent = nullptr);
    ~Inbox() override;

    /// Fetches now, and then at every interval.
    void start();
    /// Fetches as soon as the caller has returned; a session under way is followed by another.
    void fetchNow();

Q_SIGNALS:
    /// New mails are stored and not handled yet.
    void received();
    /// The mailbox cannot be read. Said once until it changes.
    void problem(const rds::Error& error);
    void problemSolved();
    /// A session has ended, well or not.
    void idle();

private:
    [[nodiscard]] bool isKnown(const QString& uid) override;
    [[nodiscard]] Result<void> store(const std::vector<FetchedMail>& mails) override;
    void tooLarge(const QString& uid, qint64 bytes) override;

    void fetch();
    void finished(const Result<FetchSummary>& summary);
    void schedule(Duration delay);

    Parts m_parts;
    Duration m_interval;
    Clock::TimerId m_timer = 0;
    bool m_fetching = false;
    bool m_again = false;
    std::error_code m_lastProblem;
};

} // namespace rds
