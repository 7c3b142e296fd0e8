// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Result.h>

#include <QObject>
#include <QTcpServer>

#include <functional>
#include <memory>
#include <unordered_map>

namespace rds {

class LoopbackConnection;
class MailHub;
class ServerSession;

/// Real SMTP and POP3 listeners on 127.0.0.1, on a MailHub. No TLS: nothing leaves the machine.
///
/// Needs the event loop of the thread that made it. A client that stays silent for five minutes is
/// disconnected. Hub and clock must outlive it.
class LoopbackMailServer final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxConnections = 2000;

    LoopbackMailServer(MailHub& hub, Clock& clock, QObject* parent = nullptr);
    ~LoopbackMailServer() override;

    /// Listens on two free ports. Error NetError::Unreachable. @pre not listening
    [[nodiscard]] Result<void> start();
    /// Closes the listeners and drops every connection, as a server that crashes does.
    void stop();

    /// 0 while not listening.
    [[nodiscard]] quint16 smtpPort() const { return m_smtp.serverPort(); }
    [[nodiscard]] quint16 pop3Port() const { return m_pop3.serverPort(); }
    [[nodiscard]] int openConnections() const { return static_cast<int>(m_connections.size()); }

private:
    using SessionMaker = std::function<std::unique_ptr<ServerSession>()>;

    void welcome(QTcpServer& listener, const SessionMaker& makeSession);
    void forget(LoopbackConnection* connection);

    MailHub& m_hub;
    Clock& m_clock;
    QTcpServer m_smtp;
    QTcpServer m_pop3;
    std::unordered_map<LoopbackConnection*, std::unique_ptr<LoopbackConnection>> m_connections;
};

} // namespace rds
