// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageBuildCommand.h"

#include "CliContext.h"
#include "ReleaseNumber.h"

#include <core/base/FileError.h>
#include <core/domain/DomainError.h>
#include <core/package/PackageFile.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLocale>

namespace rds::cli {

namespace {

/// `FILE[,name=N][,version=V][,kind=K][,date=YYYY-MM-DD]`
Result<ModuleSource> parseModule(const QString& text)
{
    const QStringList fields = text.split(u',');
    ModuleSource module;
    module.path = fields.front();
    for (const QString& field : fields.mid(1)) {
        const QString key = field.section(u'=', 0, 0);
        const QString value = field.section(u'=', 1);
        const auto kind = moduleKindFromString(value);
        if (key == QLatin1String("name")) {
            module.name = value;
        } else if (key == QLatin1String("version")) {
            module.version = value;
        } else if (key == QLatin1String("kind") && kind) {
            module.kind = *kind;
        } else if (key == QLatin1String("date") && QDate::fromString(value, Qt::ISODate).isValid()) {
            module.date = QDate::fromString(value, Qt::ISODate);
        } else {
            return failure(DomainError::InvalidModule, text, field);
        }
    }
    return module;
}

/// `VERSION=MINUTES`
Result<SettleTime> parseSettle(const QString& text)
{
    const auto version = SoftwareVersion::parse(text.section(u'=', 0, 0));
    if (!version) {
        return failure(version.error());
    }
    bool number = false;
    const int minutes = text.section(u'=', 1).toInt(&number);
    if (!number || minutes < 0) {
        return failure(DomainError::InvalidTime, text);
    }
    return SettleTime{*version, std::chrono::minutes(minutes)};
}

} // namespace

PackageBuildCommand::PackageBuildCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "build", "Build and sign an update package")
{
    app().add_option("--script", m_script, "The install script")->required();
    app()
        .add_option(
            "--module", m_modules,
            "A module: FILE[,version=V][,kind=resident|non-resident|shared-library][,date=YYYY-MM-DD][,name=N]; "
            "repeat it for every module")
        ->required();
    app().add_option("--software-version", m_version, "The agent's software version after this update")->required();
    app().add_option("-o,--output", m_output, "The package file to write")->required();
    app().add_option("--rom-version", m_romVersion, "The ROM version after this update (default: unchanged)");
    app().add_option("--accept", m_accepted, "Install only on agents with this version; may be repeated");
    app()
        .add_option("--settle-minutes", m_settleMinutes, "Wait before the version is asked for")
        ->capture_default_str()
        ->check(CLI::Range(0, 7 * 24 * 60));
    app().add_option("--settle", m_settle, "Another wait for agents that run VERSION now: VERSION=MINUTES");
    app()
        .add_option("--release-sequence", m_sequence,
                    "The release's number; agents refuse lower ones (default: one more than the last)")
        ->check(CLI::PositiveNumber);
    app().add_option("--hardware-class", m_hardware, "Install only on boxes of this class; may be repeated");
}

Result<PackageSource> PackageBuildCommand::source() const
{
    PackageSource source;
    source.scriptPath = QString::fromStdString(m_script);
    for (const std::string& text : m_modules) {
        auto module = parseModule(QString::fromStdString(text));
        if (!module) {
            return failure(module.error());
        }
        source.modules.push_back(*std::move(module));
    }
    if (const auto read = readConditions(source.header); !read) {
        return failure(read.error());
    }
    const auto version = SoftwareVersion::parse(QString::fromStdString(m_version));
    if (!version) {
        return failure(version.error());
    }
    source.header.softwareVersion = *version;
    source.header.romVersion = QString::fromStdString(m_romVersion);
    source.header.defaultSettleTime = std::chrono::minutes(m_settleMinutes);
    return source;
}

Result<void> PackageBuildCommand::readConditions(PackageManifest& header) const
{
    for (const std::string& text : m_accepted) {
        const auto version = SoftwareVersion::parse(QString::fromStdString(text));
        if (!version) {
            return failure(version.error());
        }
        header.acceptedVersions.push_back(*version);
    }
    for (const std::string& text : m_hardware) {
        const QString hardware = QString::fromStdString(text);
        if (!isHardwareClass(hardware)) {
            return failure(DomainError::InvalidHardwareClass, hardware.left(100));
        }
        header.hardwareClasses.push_back(hardware);
    }
    for (const std::string& text : m_settle) {
        const auto settle = parseSettle(QString::fromStdString(text));
        if (!settle) {
            return failure(settle.error());
        }
        header.settleTimes.push_back(*settle);
    }
    return {};
}

int PackageBuildCommand::run()
{
    auto packageSource = source();
    if (!packageSource) {
        return context().fail(packageSource.error());
    }
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto last = lastReleaseNumber((*folder)->database());
    if (!last) {
        return context().fail(last.error());
    }
    packageSource->header.created = context().clock().now();
    packageSource->header.releaseSequence = m_sequence > 0 ? m_sequence : *last + 1;
    return build(**folder, *packageSource);
}

int PackageBuildCommand::build(CentreFolder& folder, const PackageSource& source)
{
    const auto package = buildPackage(source);
    if (!package) {
        return context().fail(package.error());
    }
    if (const auto unlocked = context().unlock(folder); !unlocked) {
        return context().fail(unlocked.error());
    }
    const auto file = writePackageFile(*package, folder.keys()->signing);
    if (!file) {
        return context().fail(file.error());
    }
    const QString path = QString::fromStdString(m_output);
    if (const auto written = writeFileAtomically(path, *file); !written) {
        return context().fail(written.error());
    }
    const PackageManifest& manifest = package->manifest;
    if (const auto kept = keepReleaseNumber(folder.database(), manifest.releaseSequence); !kept) {
        return context().fail(kept.error());
    }
    context().print(QCoreApplication::translate("PackageBuildCommand", "%1: version %2, release %3, %n module(s), %4",
                                                nullptr, static_cast<int>(manifest.modules.size()))
                        .arg(path, manifest.softwareVersion.toString(), QString::number(manifest.releaseSequence),
                             QLocale().formattedDataSize(file->size())));
    return ExitCode::Success;
}

} // namespace rds::cli
