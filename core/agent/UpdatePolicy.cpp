// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdatePolicy.h"

#include <core/protocol/Reply.h>

#include <algorithm>

namespace rds {

namespace {

template <class T> bool isAmong(const std::vector<T>& allowed, const T& value)
{
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool isOlder(const PackageManifest& package, const PolicyContext& context)
{
    return package.softwareVersion < context.installed.softwareVersion
        || package.releaseSequence < context.highestSequence;
}

Refusal downgrade(const PackageManifest& package, const PolicyContext& context)
{
    return {outcomeCode::downgrade,
            QStringLiteral("%1 (release %2) is older than %3 (release %4)")
                .arg(package.softwareVersion.toString())
                .arg(package.releaseSequence)
                .arg(context.installed.softwareVersion.toString())
                .arg(context.highestSequence)};
}

} // namespace

std::optional<Refusal> refuseUpdate(const UpdateCommand& command, const PolicyContext& context)
{
    const PackageManifest& package = command.package;
    if (!package.hardwareClasses.empty() && !isAmong(package.hardwareClasses, context.hardwareClass)) {
        const QString box = context.hardwareClass.isEmpty() ? QStringLiteral("none")
                                                            : QStringLiteral("'%1'").arg(context.hardwareClass);
        return Refusal{outcomeCode::wrongHardware,
                       QStringLiteral("the package is not for a box of this class: %1").arg(box)};
    }
    if (isOlder(package, context) && !command.allowDowngrade) {
        return downgrade(package, context);
    }
    if (package.releaseSequence > context.highestSequence + maxSequenceLeap) {
        return Refusal{outcomeCode::sequenceTooHigh,
                       QStringLiteral("release %1 is more than %2 above release %3")
                           .arg(package.releaseSequence)
                           .arg(maxSequenceLeap)
                           .arg(context.highestSequence)};
    }
    const SoftwareVersion& present = context.installed.softwareVersion;
    if (!package.acceptedVersions.empty() && !isAmong(package.acceptedVersions, present)) {
        return Refusal{outcomeCode::precondition,
                       QStringLiteral("the package is not for agents at %1").arg(present.toString())};
    }
    return std::nullopt;
}

} // namespace rds
