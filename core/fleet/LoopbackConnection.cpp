// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "LoopbackConnection.h"

#include "ServerSession.h"

#include <QTcpSocket>

namespace rds {

namespace {

constexpr Duration longestSilence = std::chrono::minutes(5);
// What is read at a time, and what may wait to be sent before more is read: a client that asks for many
// mails and reads none cannot fill the memory.
constexpr qint64 readSize = 64 * 1024;
constexpr qint64 maxUnsent = 1024 * 1024;

} // namespace

LoopbackConnection::LoopbackConnection(QTcpSocket* socket, std::unique_ptr<ServerSession> session, Clock& clock)
    : m_socket(socket)
    , m_session(std::move(session))
    , m_clock(clock)
{
    socket->setParent(this);
    socket->setReadBufferSize(readSize);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &LoopbackConnection::exchange);
    connect(socket, &QTcpSocket::bytesWritten, this, &LoopbackConnection::exchange);
    connect(socket, &QTcpSocket::disconnected, this, &LoopbackConnection::end);
    socket->write(m_session->greeting());
    awaitClient();
}

LoopbackConnection::~LoopbackConnection()
{
    // The socket's own end must not reach a half-destroyed object.
    m_socket->disconnect(this);
    stopWaiting();
}

void LoopbackConnection::exchange()
{
    if (m_session->isOver()) {
        return;
    }
    if (m_socket->bytesAvailable() > 0) {
        awaitClient();
    }
    while (m_socket->bytesAvailable() > 0 && m_socket->bytesToWrite() < maxUnsent && !m_session->isOver()) {
        m_socket->write(m_session->receive(m_socket->readLine(readSize)));
    }
    if (m_session->isOver()) {
        m_socket->disconnectFromHost();
    }
}

/// The object may be destroyed after the clock from here on, so nothing of it stays there.
void LoopbackConnection::end()
{
    stopWaiting();
    m_socket->disconnect(this);
    Q_EMIT ended();
}

void LoopbackConnection::stopWaiting()
{
    if (m_idleTimer != 0) {
        m_clock.cancel(m_idleTimer);
        m_idleTimer = 0;
    }
}

void LoopbackConnection::awaitClient()
{
    stopWaiting();
    m_idleTimer = m_clock.callAfter(longestSilence, [this] {
        m_idleTimer = 0;
        m_socket->abort();
    });
}

} // namespace rds
