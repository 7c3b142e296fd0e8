// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace rds {

// Where things are inside a payload and inside a container (docs/protocol.md).

inline QByteArray scriptMember()
{
    return QByteArrayLiteral("install.sh");
}

inline QByteArray moduleDirectory()
{
    return QByteArrayLiteral("modules/");
}

inline QByteArray moduleMember(const QString& name)
{
    return moduleDirectory() + name.toLatin1();
}

inline QByteArray manifestMember()
{
    return QByteArrayLiteral("manifest.json");
}

inline QByteArray payloadMember()
{
    return QByteArrayLiteral("payload.tar.zst");
}

} // namespace rds
