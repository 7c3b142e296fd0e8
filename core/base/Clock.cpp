// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Clock.h"

#include <QDateTime>

namespace rds {

QString toIso(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> fromIso(const QString& text)
{
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid()) {
        return std::nullopt;
    }
    const Timestamp time = fromMillis(parsed.toMSecsSinceEpoch());
    return toIso(time) == text ? std::optional(time) : std::nullopt;
}

} // namespace rds
