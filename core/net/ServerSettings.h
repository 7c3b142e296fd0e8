// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

#include <optional>

namespace rds {

enum class TlsMode {
    None, ///< plain text; a password then goes to a loopback host only, see allowInsecureAuth
    StartTls, ///< plain text upgraded by STARTTLS or STLS; never falls back
    Implicit, ///< TLS from the first byte
};

/// Names as stored and typed: `none`, `starttls`, `implicit`.
[[nodiscard]] QString toString(TlsMode mode);
[[nodiscard]] std::optional<TlsMode> tlsModeFromString(const QString& text);

/// How long each phase of a session may last (RFC 5321, section 4.5.3.2, shortened where a person waits).
struct NetTimeouts {
    Duration connect = std::chrono::seconds(30); ///< name look-up and TCP; with implicit TLS the handshake too
    Duration tls = std::chrono::seconds(30); ///< the handshake after STARTTLS
    Duration greeting = std::chrono::minutes(1);
    Duration reply = std::chrono::minutes(2); ///< to a command, or for the next 16 KiB of a mail
    Duration acceptance = std::chrono::minutes(10); ///< of a mail after its final dot
};

/// Where a mail server is and how to log in there. One for SMTP, one for POP3. A plain value.
struct ServerSettings {
    QString host;
    quint16 port = 0;
    TlsMode tls = TlsMode::StartTls;
    QString user; ///< empty: no log-in (SMTP only)
    QString password;
    QString caFile; ///< PEM; empty: the system's CAs
    QString heloName; ///< how this side names itself to SMTP; empty: `[127.0.0.1]`
    bool allowInsecureAuth = false; ///< lets a password cross the network in plain text
    NetTimeouts timeouts;

    /// `host:port`, the subject of errors.
    [[nodiscard]] QString endpoint() const;
    /// False where logging in would show the password to the network.
    [[nodiscard]] bool mayAuthenticate() const;
};

} // namespace rds
