// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "NetSession.h"

#include <QObject>
#include <QSslError>
#include <QSslSocket>

#include <deque>

namespace rds {

/// Ties a NetSession to a socket: connects, upgrades to TLS, moves bytes, and watches the one deadline.
///
/// Fully asynchronous, in the thread that made it. Certificates are checked against the settings' CA file or the
/// system's CAs, always with the host name, from TLS 1.2 on. Every failure ends as `NetSession::fail`.
/// Destroying it drops the connection. Slots of its signals may call `pump`, and delete it by deleteLater.
class NetConnection final : public QObject {
    Q_OBJECT

public:
    /// @param clock, session must outlive the connection
    NetConnection(Clock& clock, ServerSettings settings, NetSession& session, QObject* parent = nullptr);
    ~NetConnection() override;

    /// Begins to connect, from the event loop: nothing fails within the call. Call once.
    void open();
    /// Does what the session wants; to be called after an input that did not come from here.
    void pump();

Q_SIGNALS:
    /// The session got an input: it may have events.
    void progressed();

private:
    void connectSignals();
    void start();
    [[nodiscard]] bool configureTls();
    void onConnected();
    void onReadyRead();
    void onBroken();
    void onSslErrors(const QList<QSslError>& errors);

    void perform(const NetStartTls& action);
    void perform(const NetClose& action);
    void perform(const NetWrite& action);
    void writeSome();
    void armDeadline(Duration duration, const QString& awaited);
    void followDeadline();

    [[nodiscard]] Error socketError() const;

    Clock& m_clock;
    ServerSettings m_settings;
    NetSession& m_session;
    QSslSocket m_socket;
    std::deque<NetWrite> m_writes;
    qsizetype m_written = 0; ///< of the first of them
    bool m_connected = false;
    bool m_closed = false;
    std::optional<Error> m_certificateError;
    quint64 m_waitSerial = 0;
    Clock::TimerId m_deadline = 0;
};

} // namespace rds
