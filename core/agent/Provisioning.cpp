// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Provisioning.h"

#include "AgentError.h"

#include <core/base/FileError.h>

#include <QDir>

namespace rds {

namespace {

constexpr qint64 maxReportBytes = 256 * 1024;
constexpr qint64 maxModuleBytes = 256 * 1024 * 1024;
const QString reportName = QStringLiteral("version-report.txt");

} // namespace

Result<InitialRelease> readInitialRelease(const QString& folder)
{
    const QDir directory(folder);
    const QString reportPath = directory.filePath(reportName);
    const auto text = readFile(reportPath, maxReportBytes);
    if (!text) {
        return failure(text.error());
    }
    auto report = VersionReport::parse(*text);
    if (!report) {
        return failure(Error(report.error().code(), QStringLiteral("%1, %2").arg(reportPath, report.error().subject()),
                             report.error().detail()));
    }
    InitialRelease initial{*std::move(report), 0, {}};
    QStringList left = directory.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    left.removeAll(reportName);
    for (const ModuleVersion& module : initial.report.modules) {
        auto content = readFile(directory.filePath(module.name), maxModuleBytes);
        if (!content) {
            return failure(content.error());
        }
        left.removeAll(module.name);
        initial.files.push_back({module, *std::move(content)});
    }
    if (!left.isEmpty()) {
        return failure(AgentError::BadModuleFolder, directory.filePath(left.front()),
                       QStringLiteral("not in %1").arg(reportName));
    }
    return initial;
}

Result<void> provision(const AgentFolder& folder, const InitialRelease& initial)
{
    if (auto created = folder.create(); !created) {
        return created;
    }
    Release release;
    release.softwareVersion = initial.report.softwareVersion;
    release.romVersion = initial.report.romVersion;
    release.releaseSequence = initial.releaseSequence;
    return ModuleStore(folder).provision(std::move(release), initial.files);
}

} // namespace rds
