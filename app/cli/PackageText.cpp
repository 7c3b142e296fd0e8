// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageText.h"

#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QCoreApplication>
#include <QLocale>

namespace rds::cli {

namespace {

struct PackageTextWords {
    Q_DECLARE_TR_FUNCTIONS(PackageText)
};

} // namespace

QStringList packageLines(const PackageManifest& manifest)
{
    QStringList lines{
        PackageTextWords::tr("Software version: %1").arg(manifest.softwareVersion.toString()),
        PackageTextWords::tr("Release sequence: %1").arg(manifest.releaseSequence),
        PackageTextWords::tr("Built: %1").arg(formatTime(manifest.created)),
        PackageTextWords::tr("Wait before asking: %1").arg(formatDuration(manifest.defaultSettleTime)),
    };
    for (const SettleTime& settle : manifest.settleTimes) {
        lines.append(PackageTextWords::tr("Wait from %1: %2").arg(settle.from.toString(), formatDuration(settle.wait)));
    }
    for (const SoftwareVersion& version : manifest.acceptedVersions) {
        lines.append(PackageTextWords::tr("Only on: %1").arg(version.toString()));
    }
    for (const QString& hardware : manifest.hardwareClasses) {
        lines.append(PackageTextWords::tr("Only for boxes of the class: %1").arg(hardware));
    }
    lines.append(PackageTextWords::tr("Modules:"));
    for (const PackageModule& module : manifest.modules) {
        lines.append(QStringLiteral("  %1  %2  %3  %4  %5")
                         .arg(module.name, -24)
                         .arg(module.version, -12)
                         .arg(module.date.toString(Qt::ISODate), moduleKindWord(module.kind),
                              QLocale().formattedDataSize(module.size)));
    }
    return lines;
}

} // namespace rds::cli
