// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageManifest.h"

#include <QRegularExpression>

#include <algorithm>

namespace rds {

QString toString(ModuleKind kind)
{
    switch (kind) {
    case ModuleKind::Resident:
        return QStringLiteral("resident");
    case ModuleKind::NonResident:
        return QStringLiteral("non-resident");
    case ModuleKind::SharedLibrary:
        return QStringLiteral("shared-library");
    }
    return {};
}

std::optional<ModuleKind> moduleKindFromString(const QString& text)
{
    for (const ModuleKind kind : {ModuleKind::Resident, ModuleKind::NonResident, ModuleKind::SharedLibrary}) {
        if (toString(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

bool isHardwareClass(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\\z"));
    return pattern.match(text).hasMatch();
}

Duration PackageManifest::settleTimeFor(const SoftwareVersion& present) const
{
    const auto rule = std::find_if(settleTimes.begin(), settleTimes.end(),
                                   [&](const SettleTime& candidate) { return candidate.from == present; });
    return rule == settleTimes.end() ? defaultSettleTime : rule->wait;
}

} // namespace rds
