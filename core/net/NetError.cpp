// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NetError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

struct Row {
    const char* text;
    NetError code;
    bool retryable;
};

// clang-format off
constexpr Row rows[] = {
    {"server cannot be reached",                            NetError::Unreachable,          true},
    {"host name is not known",                              NetError::HostNotFound,         true},
    {"server did not answer in time",                       NetError::Timeout,              true},
    {"connection was lost",                                 NetError::ConnectionLost,       true},
    {"no secure connection",                                NetError::TlsFailed,            false},
    {"server's certificate comes from an unknown issuer",   NetError::CertificateUntrusted, false},
    {"server's certificate is not valid at this time",      NetError::CertificateExpired,   false},
    {"server's certificate was made for another host",      NetError::CertificateWrongHost, false},
    {"no certificate in the CA file",                       NetError::CaFileInvalid,        false},
    {"server offers no STARTTLS",                           NetError::StartTlsNotOffered,   false},
    {"bytes arrived ahead of the TLS handshake",            NetError::BytesBeforeTls,       false},
    {"password is not sent over an unencrypted connection", NetError::InsecureAuthRefused,  false},
    {"server offers no known way to log in",                NetError::NoCommonMechanism,    false},
    {"server refused the user name or password",            NetError::AuthenticationFailed, false},
    {"server could not prove that it knows the password",   NetError::ServerNotProven,      false},
    {"server broke the protocol",                           NetError::ProtocolViolation,    false},
    {"server sent a line that is too long",                 NetError::LineTooLong,          false},
    {"server cannot serve now",                             NetError::ServerDeferred,       true},
    {"server refused",                                      NetError::ServerRefused,        false},
    {"control character where none is allowed",             NetError::ForbiddenCharacter,   false},
    {"already under way",                                   NetError::Busy,                 true},
};
// clang-format on

const Row* find(NetError code)
{
    for (const Row& row : rows) {
        if (row.code == code) {
            return &row;
        }
    }
    return nullptr;
}

const char* text(NetError code)
{
    const Row* row = find(code);
    return row != nullptr ? row->text : "unknown network error";
}

} // namespace

std::error_code make_error_code(NetError code)
{
    return errorCode(code, "net", &text);
}

Error netError(NetError code, const QString& subject, const QString& detail)
{
    const Error error(make_error_code(code), subject, detail);
    const Row* row = find(code);
    return row != nullptr && row->retryable ? error.asRetryable() : error;
}

} // namespace rds
