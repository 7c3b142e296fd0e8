// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "LoopbackMailServer.h"

#include "LoopbackConnection.h"
#include "Pop3ServerSession.h"
#include "SmtpServerSession.h"

#include <core/net/NetError.h>

#include <QTcpSocket>

namespace rds {

LoopbackMailServer::LoopbackMailServer(MailHub& hub, Clock& clock, QObject* parent)
    : QObject(parent)
    , m_hub(hub)
    , m_clock(clock)
{
    connect(&m_smtp, &QTcpServer::newConnection, this,
            [this] { welcome(m_smtp, [this] { return std::make_unique<SmtpServerSession>(m_hub); }); });
    connect(&m_pop3, &QTcpServer::newConnection, this,
            [this] { welcome(m_pop3, [this] { return std::make_unique<Pop3ServerSession>(m_hub); }); });
}

LoopbackMailServer::~LoopbackMailServer()
{
    stop();
}

Result<void> LoopbackMailServer::start()
{
    for (QTcpServer* listener : {&m_smtp, &m_pop3}) {
        // Room for a whole fleet that connects at the same moment.
        listener->setListenBacklogSize(maxConnections);
        if (!listener->listen(QHostAddress::LocalHost, 0)) {
            const QString reason = listener->errorString();
            stop();
            return failure(netError(NetError::Unreachable, QStringLiteral("127.0.0.1:0"), reason));
        }
    }
    return {};
}

void LoopbackMailServer::stop()
{
    m_smtp.close();
    m_pop3.close();
    m_connections.clear();
}

void LoopbackMailServer::welcome(QTcpServer& listener, const SessionMaker& makeSession)
{
    while (QTcpSocket* socket = listener.nextPendingConnection()) {
        if (openConnections() >= maxConnections) {
            delete socket;
            continue;
        }
        auto connection = std::make_unique<LoopbackConnection>(socket, makeSession(), m_clock);
        LoopbackConnection* const key = connection.get();
        connect(key, &LoopbackConnection::ended, this, [this, key] { forget(key); });
        m_connections.emplace(key, std::move(connection));
    }
}

/// The connection is in the middle of a signal of its own, so it lives on until the event loop is back.
void LoopbackMailServer::forget(LoopbackConnection* connection)
{
    auto node = m_connections.extract(connection);
    if (!node.empty()) {
        node.mapped().release()->deleteLater();
    }
}

} // namespace rds
