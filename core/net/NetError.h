// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a session with a mail server failed. The subject is `host:port`, the detail the server's line or the
/// reason given by the socket or by TLS.
enum class NetError {
    Unreachable = 1, ///< refused, no route
    HostNotFound, ///< the name has no address
    Timeout, ///< the detail names what was waited for
    ConnectionLost, ///< closed by the other side or by the network
    TlsFailed, ///< no common version or cipher, STARTTLS refused
    CertificateExpired, ///< or not valid yet
    CertificateUntrusted, ///< unknown issuer, self-signed, revoked
    CertificateWrongHost, ///< made for another host name
    CaFileInvalid, ///< the settings' CA file holds no certificate; the subject is its path
    StartTlsNotOffered,
    BytesBeforeTls, ///< sent in plain text ahead of the TLS handshake: an injection
    InsecureAuthRefused, ///< a password would cross the network in plain text
    NoCommonMechanism, ///< none of the server's AUTH mechanisms is known here
    AuthenticationFailed,
    ServerNotProven, ///< SCRAM: the server does not know the password either
    ProtocolViolation,
    LineTooLong,
    ServerDeferred, ///< 4xx, or a POP3 server which says that it is temporary
    ServerRefused, ///< 5xx, or -ERR
    ForbiddenCharacter, ///< CR, LF, NUL or the like in a name, password or address
    Busy, ///< the same operation is under way
};

[[nodiscard]] std::error_code make_error_code(NetError code);

/// An Error that is retryable where `code` can pass by itself.
[[nodiscard]] Error netError(NetError code, const QString& subject, const QString& detail = {});

} // namespace rds
