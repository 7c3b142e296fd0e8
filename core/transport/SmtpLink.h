// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/net/NetConnection.h>
#include <core/net/SmtpSession.h>

#include <QObject>

namespace rds {

/// One connection of an SmtpPool: session, socket, and the timer that ends it when it is idle.
class SmtpLink final : public QObject {
    Q_OBJECT

public:
    /// @param clock, random must outlive the link
    SmtpLink(Clock& clock, Random& random, const ServerSettings& settings);
    ~SmtpLink() override;

    void open() { m_connection.open(); }
    void send(SmtpMail mail);
    /// Closes by QUIT unless a mail comes before `idle` has passed.
    void startIdleTimer(Duration idle);

    [[nodiscard]] SmtpSession& session() { return m_session; }
    [[nodiscard]] bool isConnecting() const { return !m_session.wasReady() && !m_session.isFinished(); }
    [[nodiscard]] bool isUsable() const { return isConnecting() || m_session.isReady(); }

Q_SIGNALS:
    void progressed();

private:
    Clock& m_clock;
    SmtpSession m_session;
    NetConnection m_connection;
    Clock::TimerId m_idleTimer = 0;
};

} // namespace rds
