// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NetError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

struct Row {
    NetError code;
    const char* text;
    bool retryable;
};

// clang-format off
constexpr Row rows[] = {
    {NetError::Unreachable,          "server cannot be reached",                            true},
    {NetError::HostNotFound,         "host name is not known",                              true},
    {NetError::Timeout,              "server did not answer in time",                       true},
    {NetError::ConnectionLost,       "connection was lost",                                 true},
    {NetError::TlsFailed,            "no secure connection",                                false},
    {NetError::CertificateUntrusted, "server's certificate comes from an unknown issuer",   false},
    {NetError::CertificateExpired,   "server's certificate is not valid at this time",      false},
    {NetError::CertificateWrongHost, "server's certificate was made for another host",      false},
    {NetError::CaFileInvalid,        "no certificate in the CA file",                       false},
    {NetError::StartTlsNotOffered,   "server offers no STARTTLS",                           false},
    {NetError::BytesBeforeTls,       "bytes arrived ahead of the TLS handshake",            false},
    {NetError::InsecureAuthRefused,  "password is not sent over an unencrypted connection", false},
    {NetError::NoCommonMechanism,    "server offers no known way to log in",                false},
    {NetError::AuthenticationFailed, "server refused the user name or password",            false},
    {NetError::ServerNotProven,      "server could not prove that it knows the password",   false},
    {NetError::ProtocolViolation,    "server broke the protocol",                           false},
    {NetError::LineTooLong,          "server sent a line that is too long",                 false},
    {NetError::ServerDeferred,       "server cannot serve now",                             true},
    {NetError::ServerRefused,        "server refused",                                      false},
    {NetError::ForbiddenCharacter,   "control character where none is allowed",             false},
    {NetError::Busy,                 "already under way",                                   true},
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
