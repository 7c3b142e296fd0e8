// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/net/NetError.h>
#include <core/net/ServerSettings.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

TEST_CASE("TLS modes have names that are read back")
{
    for (const TlsMode mode : {TlsMode::None, TlsMode::StartTls, TlsMode::Implicit}) {
        CHECK(tlsModeFromString(toString(mode)) == mode);
    }
    CHECK_FALSE(tlsModeFromString("ssl").has_value());
}

TEST_CASE("An endpoint names host and port")
{
    ServerSettings settings;
    settings.host = "mail.example";
    settings.port = 587;
    CHECK(settings.endpoint() == "mail.example:587");
    settings.host = "::1";
    CHECK(settings.endpoint() == "[::1]:587");
}

TEST_CASE("Errors that may pass by themselves are retryable")
{
    CHECK(netError(NetError::Unreachable, "x").isRetryable());
    CHECK(netError(NetError::ServerDeferred, "x").isRetryable());
    CHECK_FALSE(netError(NetError::AuthenticationFailed, "x").isRetryable());
    CHECK_FALSE(netError(NetError::CertificateExpired, "x").isRetryable());
}
