// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "InstalledReport.h"

#include <algorithm>

namespace rds {

namespace {

constexpr std::size_t maxModules = 1000;
constexpr qsizetype maxFreePart = 32;
const QString unknownVersion = QStringLiteral("0.0.00-unknown");
const QString damagedMark = QStringLiteral("damaged");

bool isIntact(const Release& release, const Inventory& files)
{
    return std::all_of(release.modules.begin(), release.modules.end(), [&](const ReleaseModule& module) {
        const InstalledFile* file = findFile(files, module.info.name);
        return file != nullptr && file->sha256 == module.sha256;
    });
}

ModuleVersion identify(const InstalledFile& file, const std::vector<Release>& known)
{
    for (const Release& release : known) {
        for (const ReleaseModule& module : release.modules) {
            if (module.info.name == file.name && module.sha256 == file.sha256) {
                return module.info;
            }
        }
    }
    return {file.name, unknownVersion, file.changed};
}

SoftwareVersion damaged(const SoftwareVersion& version)
{
    const QString free = version.freePart().mid(1).left(maxFreePart - damagedMark.size() - 1);
    const QString mark = free.isEmpty() ? damagedMark : free + u'+' + damagedMark;
    return SoftwareVersion::parse(version.commonPart() + u'-' + mark).value_or(SoftwareVersion());
}

} // namespace

VersionReport reportInstalled(const std::vector<Release>& known, const Inventory& files)
{
    const Release& installed = known.front();
    VersionReport report;
    report.romVersion = installed.romVersion;
    const auto intact =
        std::find_if(known.begin(), known.end(), [&](const Release& release) { return isIntact(release, files); });
    report.softwareVersion = intact == known.end() ? damaged(installed.softwareVersion) : intact->softwareVersion;

    // The modules of the release in its own order, then whatever else there is.
    Inventory rest = files;
    const auto list = [&](const InstalledFile& file) {
        if (isModuleName(file.name) && report.modules.size() < maxModules) {
            report.modules.push_back(identify(file, known));
        }
    };
    for (const ReleaseModule& module : installed.modules) {
        if (const InstalledFile* file = findFile(files, module.info.name)) {
            list(*file);
            std::erase(rest, *file);
        }
    }
    std::for_each(rest.begin(), rest.end(), list);
    return report;
}

} // namespace rds
