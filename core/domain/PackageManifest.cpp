// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageManifest.h"

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

Duration PackageManifest::settleTimeFor(const SoftwareVersion& present) const
{
    const auto rule = std::find_if(settleTimes.begin(), settleTimes.end(),
                                   [&](const SettleTime& candidate) { return candidate.from == present; });
    return rule == settleTimes.end() ? defaultSettleTime : rule->wait;
}

} // namespace rds
