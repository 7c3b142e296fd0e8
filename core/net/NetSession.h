// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "LineBuffer.h"
#include "NetError.h"
#include "ServerSettings.h"

#include <variant>
#include <vector>

namespace rds {

/// Bytes for the socket, in order.
struct NetWrite {
    QByteArray bytes;
    bool endsMail = false; ///< tell the session (`mailWritten`) when the last of them is in the socket's hands
};
/// Begin the TLS handshake. Bytes that are unread by then were sent in plain text: `fail(BytesBeforeTls)`.
struct NetStartTls { };
/// Nothing more comes: close the connection.
struct NetClose { };

using NetAction = std::variant<NetWrite, NetStartTls, NetClose>;

/// The client's side of a session with a mail server, without socket and clock: bytes in, actions out.
///
/// The owner calls an input, then takes the actions and does them; then it takes the events of the concrete
/// session. An input may be called in any phase with any bytes. After a failure or the end every input is ignored.
/// Secrets are never logged. Not thread-safe.
class NetSession {
public:
    virtual ~NetSession() = default;
    NetSession(const NetSession&) = delete;
    NetSession& operator=(const NetSession&) = delete;

    /// The connection is up; with implicit TLS the handshake is done.
    virtual void connected() = 0;
    /// The handshake that NetStartTls asked for is done.
    void encrypted();
    void receive(QByteArrayView bytes);
    /// The last byte of a NetWrite with `endsMail` was handed over: from now on the mail may arrive.
    virtual void mailWritten() { }
    /// The connection broke, could not be made, or a deadline passed.
    void fail(const Error& why);

    [[nodiscard]] std::vector<NetAction> takeActions();

    /// Changes whenever the session begins to wait for something new: the deadline starts again.
    [[nodiscard]] quint64 waitSerial() const { return m_waitSerial; }
    /// How long to wait; none while the session waits for its owner only.
    [[nodiscard]] std::optional<Duration> deadline() const { return m_deadline; }
    /// What is waited for, for the detail of NetError::Timeout.
    [[nodiscard]] QString awaited() const { return m_awaited; }

    /// Failed, or closed in good order.
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// Why it failed.
    [[nodiscard]] const std::optional<Error>& failureReason() const { return m_failure; }

protected:
    /// @param maxLine of a reply, without CRLF
    NetSession(ServerSettings settings, qsizetype maxLine);

    /// Takes what it can from `lines()`.
    virtual void process() = 0;
    /// TLS is on: whatever was learnt in plain text is void.
    virtual void upgraded() = 0;
    /// The session has just failed; `failureReason` is set.
    virtual void failed() = 0;

    [[nodiscard]] const ServerSettings& settings() const { return m_settings; }
    [[nodiscard]] LineBuffer& lines() { return m_lines; }
    /// The next line, logged; none where there is none, or where the session failed because of it.
    [[nodiscard]] std::optional<QByteArray> nextLine(bool isSecret = false);

    void write(const QByteArray& commands);
    /// @param shown what the log says instead
    void writeSecret(const QByteArray& line, const QByteArray& shown);
    /// A mail's content as it goes over the wire, with the final dot.
    void writeMail(const QByteArray& stuffed);
    /// Asks for TLS; fails where bytes are already waiting.
    void startTls();
    void finish();

    void await(const QString& what, Duration deadline);
    void awaitOwner();

    void fail(NetError code, const QString& detail);
    /// Fails with an error that has no subject yet.
    void failHere(const Error& error);
    void failWithLine(NetError code, const QByteArray& line);

private:
    void log(const char* side, const QByteArray& text) const;

    ServerSettings m_settings;
    LineBuffer m_lines;
    std::vector<NetAction> m_actions;
    quint64 m_waitSerial = 0;
    std::optional<Duration> m_deadline;
    QString m_awaited;
    bool m_awaitsTls = false;
    bool m_finished = false;
    std::optional<Error> m_failure;
};

/// A server's line as evidence: control characters made visible, at most 500 characters.
[[nodiscard]] QString printable(QByteArrayView line);
/// True where `text` has a CR, LF, NUL or another control character.
[[nodiscard]] bool hasControlCharacter(QByteArrayView text);

} // namespace rds
