// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace rds {

/// One client's session with a mail server, without a socket: bytes in, bytes out.
class ServerSession {
public:
    virtual ~ServerSession() = default;

    /// The first line, before the client says anything.
    [[nodiscard]] virtual QByteArray greeting() const = 0;
    /// What is answered to these bytes, however they are cut. Bytes after the end of a session are ignored.
    [[nodiscard]] virtual QByteArray receive(QByteArrayView bytes) = 0;
    /// True where the connection is to be closed after the last answer.
    [[nodiscard]] virtual bool isOver() const = 0;
};

/// Cuts a client's bytes into command lines of bounded length.
class CommandLines {
public:
    enum class Taken {
        Incomplete,
        Line,
        Malformed, ///< a line that was too long or had a NUL or a bare CR in it; passed over
    };

    explicit CommandLines(qsizetype maxLength)
        : m_maxLength(maxLength)
    {
    }

    /// Consumes from the front of `bytes`, at most to the end of one line.
    [[nodiscard]] Taken take(QByteArrayView& bytes);
    /// The line last taken, without its end.
    [[nodiscard]] const QByteArray& line() const { return m_line; }

private:
    qsizetype m_maxLength;
    QByteArray m_line;
    bool m_complete = false;
    bool m_tooLong = false;
};

/// The bytes behind base64; nothing where it is none.
[[nodiscard]] std::optional<QByteArray> decodeBase64(const QByteArray& text);

} // namespace rds
