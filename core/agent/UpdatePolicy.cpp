// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdatePolicy.h"

#include <core/protocol/Reply.h>

#include <algorithm>

namespace rds {

std::optional<Refusal> refuseUpdate(const UpdateCommand& command, const Release& installed, qint64 highestSequence)
{
    const PackageManifest& package = command.package;
    const SoftwareVersion& present = installed.softwareVersion;
    const bool older = package.softwareVersion < present || package.releaseSequence < highestSequence;
    if (older && !command.allowDowngrade) {
        return Refusal{outcomeCode::downgrade,
                       QStringLiteral("%1 (release %2) is older than %3 (release %4)")
                           .arg(package.softwareVersion.toString())
                           .arg(package.releaseSequence)
                           .arg(present.toString())
                           .arg(highestSequence)};
    }
    const auto& accepted = package.acceptedVersions;
    if (!accepted.empty() && std::find(accepted.begin(), accepted.end(), present) == accepted.end()) {
        return Refusal{outcomeCode::precondition,
                       QStringLiteral("the package is not for agents at %1").arg(present.toString())};
    }
    return std::nullopt;
}

} // namespace rds
