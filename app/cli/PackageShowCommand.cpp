// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageShowCommand.h"

#include "CliContext.h"

#include <core/centre/PackageShelf.h>
#include <core/package/ManifestJson.h>
#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace rds::cli {

namespace {

QStringList describe(const PackageManifest& manifest)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("PackageShowCommand", text); };
    QStringList lines{
        tr("Software version: %1").arg(manifest.softwareVersion.toString()),
        tr("Release sequence: %1").arg(manifest.releaseSequence),
        tr("Built: %1").arg(formatTime(manifest.created)),
        tr("Wait before asking: %1").arg(formatDuration(manifest.defaultSettleTime)),
    };
    for (const SettleTime& settle : manifest.settleTimes) {
        lines.append(tr("Wait from %1: %2").arg(settle.from.toString(), formatDuration(settle.wait)));
    }
    for (const SoftwareVersion& version : manifest.acceptedVersions) {
        lines.append(tr("Only on: %1").arg(version.toString()));
    }
    lines.append(tr("Modules:"));
    for (const PackageModule& module : manifest.modules) {
        lines.append(QStringLiteral("  %1  %2  %3  %4  %5")
                         .arg(module.name, -24)
                         .arg(module.version, -12)
                         .arg(module.date.toString(Qt::ISODate), moduleKindWord(module.kind),
                              QLocale().formattedDataSize(module.size)));
    }
    return lines;
}

} // namespace

PackageShowCommand::PackageShowCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "show", "Check a package's signature and show what it holds")
{
    app().add_option("file", m_file, "The package file")->required();
    app().add_flag("--json", m_json, "Print the manifest as JSON");
}

int PackageShowCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto package = openPackageFile(QString::fromStdString(m_file), (*folder)->keys().signing.certificate());
    if (!package) {
        return context().fail(package.error());
    }
    if (m_json) {
        context().print(QString::fromUtf8(QJsonDocument(toJson(package->manifest)).toJson()).trimmed());
        return ExitCode::Success;
    }
    for (const QString& line : describe(package->manifest)) {
        context().print(line);
    }
    return ExitCode::Success;
}

} // namespace rds::cli
