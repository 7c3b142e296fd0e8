// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

#include <QObject>

#include <memory>

class QTcpSocket;

namespace rds {

class ServerSession;

/// One client of a LoopbackMailServer: carries bytes between its socket and its session.
///
/// Owns the socket.
class LoopbackConnection final : public QObject {
    Q_OBJECT

public:
    /// Sends the greeting. The clock must outlive it.
    LoopbackConnection(QTcpSocket* socket, std::unique_ptr<ServerSession> session, Clock& clock);
    ~LoopbackConnection() override;

Q_SIGNALS:
    /// Once; the connection may be destroyed when control is back in the event loop.
    void ended();

private:
    void exchange();
    void awaitClient();
    void stopWaiting();
    void end();

    QTcpSocket* m_socket;
    std::unique_ptr<ServerSession> m_session;
    Clock& m_clock;
    Clock::TimerId m_idleTimer = 0;
};

} // namespace rds
