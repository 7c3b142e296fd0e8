// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ServerSettings.h"

#include <QHostAddress>

namespace rds {

namespace {

bool isLoopback(const QString& host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace

QString toString(TlsMode mode)
{
    switch (mode) {
    case TlsMode::None:
        return QStringLiteral("none");
    case TlsMode::StartTls:
        return QStringLiteral("starttls");
    case TlsMode::Implicit:
        return QStringLiteral("implicit");
    }
    return {};
}

std::optional<TlsMode> tlsModeFromString(const QString& text)
{
    for (const TlsMode mode : {TlsMode::None, TlsMode::StartTls, TlsMode::Implicit}) {
        if (text == toString(mode)) {
            return mode;
        }
    }
    return std::nullopt;
}

QString ServerSettings::endpoint() const
{
    const bool isIpv6 = host.contains(u':');
    return (isIpv6 ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

bool ServerSettings::mayAuthenticate() const
{
    return tls != TlsMode::None || allowInsecureAuth || isLoopback(host);
}

} // namespace rds
