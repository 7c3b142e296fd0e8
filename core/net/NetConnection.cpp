// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NetConnection.h"

#include "CertificateCheck.h"

#include <core/base/FileError.h>

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace rds {

namespace {

constexpr qint64 maxCaFile = 4 * 1024 * 1024;
/// What Qt may hold before this side stops reading or writing.
constexpr qint64 socketBuffer = 256 * 1024;
constexpr qsizetype slice = 64 * 1024;

} // namespace

NetConnection::NetConnection(Clock& clock, ServerSettings settings, NetSession& session, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_session(session)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(socketBuffer);
    connectSignals();
}

NetConnection::~NetConnection()
{
    m_clock.cancel(m_deadline);
    m_socket.disconnect(this);
}

void NetConnection::connectSignals()
{
    if (m_settings.tls == TlsMode::Implicit) {
        connect(&m_socket, &QSslSocket::encrypted, this, &NetConnection::onConnected);
    } else {
        connect(&m_socket, &QSslSocket::connected, this, &NetConnection::onConnected);
        connect(&m_socket, &QSslSocket::encrypted, this, [this] {
            m_session.encrypted();
            pump();
        });
    }
    connect(&m_socket, &QSslSocket::readyRead, this, &NetConnection::onReadyRead);
    connect(&m_socket, &QSslSocket::bytesWritten, this, [this] { writeSome(); });
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { writeSome(); });
    connect(&m_socket, &QSslSocket::sslErrors, this, &NetConnection::onSslErrors);
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this] { onBroken(); });
}

void NetConnection::open()
{
    armDeadline(m_settings.timeouts.connect, QStringLiteral("the connection"));
    QMetaObject::invokeMethod(this, &NetConnection::start, Qt::QueuedConnection);
}

void NetConnection::start()
{
    if (m_settings.tls != TlsMode::None && !configureTls()) {
        pump();
        return;
    }
    if (m_settings.tls == TlsMode::Implicit) {
        m_socket.connectToHostEncrypted(m_settings.host, m_settings.port);
    } else {
        m_socket.connectToHost(m_settings.host, m_settings.port);
    }
}

bool NetConnection::configureTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_settings.caFile.isEmpty()) {
        const Result<QByteArray> pem = readFile(m_settings.caFile, maxCaFile);
        if (!pem) {
            m_session.fail(pem.error());
            return false;
        }
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (certificates.isEmpty()) {
            m_session.fail(netError(NetError::CaFileInvalid, m_settings.caFile));
            return false;
        }
        tls.setCaCertificates(certificates);
    }
    m_socket.setSslConfiguration(tls);
    m_socket.setPeerVerifyName(m_settings.host);
    return true;
}

void NetConnection::onConnected()
{
    m_connected = true;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_session.connected();
    pump();
}

void NetConnection::onReadyRead()
{
    while (!m_closed && m_socket.bytesAvailable() > 0) {
        const QByteArray bytes = m_socket.read(slice);
        if (bytes.isEmpty()) {
            break;
        }
        m_session.receive(bytes);
        pump();
    }
}

void NetConnection::onSslErrors(const QList<QSslError>& errors)
{
    m_certificateError = certificateError(errors, m_settings.endpoint());
}

void NetConnection::onBroken()
{
    if (m_closed) {
        return;
    }
    onReadyRead(); // what came before the end
    m_session.fail(socketError());
    pump();
}

Error NetConnection::socketError() const
{
    const QString endpoint = m_settings.endpoint();
    const QString detail = m_socket.errorString();
    if (m_certificateError) {
        return *m_certificateError;
    }
    switch (m_socket.error()) {
    case QAbstractSocket::HostNotFoundError:
        return netError(NetError::HostNotFound, endpoint, detail);
    case QAbstractSocket::SocketTimeoutError:
        return netError(NetError::Timeout, endpoint, detail);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return netError(NetError::TlsFailed, endpoint, detail);
    case QAbstractSocket::RemoteHostClosedError:
        return netError(NetError::ConnectionLost, endpoint, detail);
    default:
        return netError(m_connected ? NetError::ConnectionLost : NetError::Unreachable, endpoint, detail);
    }
}

void NetConnection::pump()
{
    for (const NetAction& action : m_session.takeActions()) {
        std::visit([this](const auto& each) { perform(each); }, action);
    }
    followDeadline();
    Q_EMIT progressed();
}

void NetConnection::perform(const NetWrite& action)
{
    m_writes.push_back(action);
    writeSome();
}

void NetConnection::perform(const NetStartTls& /*action*/)
{
    if (m_socket.bytesAvailable() > 0) {
        m_session.fail(netError(NetError::BytesBeforeTls, m_settings.endpoint(), printable(m_socket.peek(60))));
        perform(NetClose{});
        return;
    }
    m_socket.startClientEncryption();
}

void NetConnection::perform(const NetClose& /*action*/)
{
    if (m_closed) {
        return;
    }
    m_closed = true;
    m_writes.clear();
    if (m_session.failureReason()) {
        m_socket.abort();
    } else {
        m_socket.disconnectFromHost();
    }
}

void NetConnection::writeSome()
{
    bool hasMoved = false;
    while (!m_writes.empty() && m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() < socketBuffer) {
        const NetWrite& front = m_writes.front();
        const qsizetype count = std::min(slice, front.bytes.size() - m_written);
        if (m_socket.write(front.bytes.constData() + m_written, count) != count) {
            break; // the socket is closed: its error is on the way
        }
        m_written += count;
        hasMoved = true;
        if (m_written < front.bytes.size()) {
            continue;
        }
        if (front.endsMail) {
            m_session.mailWritten();
        }
        m_written = 0;
        m_writes.pop_front();
    }
    if (hasMoved && !m_closed && m_session.deadline()) {
        armDeadline(*m_session.deadline(), m_session.awaited());
    }
}

void NetConnection::followDeadline()
{
    if (m_waitSerial == m_session.waitSerial()) {
        return;
    }
    m_waitSerial = m_session.waitSerial();
    m_clock.cancel(std::exchange(m_deadline, 0));
    if (m_session.deadline()) {
        armDeadline(*m_session.deadline(), m_session.awaited());
    }
}

void NetConnection::armDeadline(Duration duration, const QString& awaited)
{
    m_clock.cancel(m_deadline);
    m_deadline = m_clock.callAfter(duration, [this, duration, awaited] {
        m_deadline = 0;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
        m_session.fail(netError(NetError::Timeout, m_settings.endpoint(),
                                QStringLiteral("waited %1 s for %2").arg(seconds).arg(awaited)));
        pump();
    });
}

} // namespace rds
