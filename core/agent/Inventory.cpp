// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Inventory.h"

#include <core/base/FileError.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace rds {

namespace {

Result<QByteArray> hashOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(fileError(file));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file)) {
        return failure(fileError(file));
    }
    return hash.result();
}

const PackageModule* findModule(const PackageManifest& manifest, const QString& name)
{
    const auto found = std::find_if(manifest.modules.begin(), manifest.modules.end(),
                                    [&](const PackageModule& module) { return module.name == name; });
    return found == manifest.modules.end() ? nullptr : &*found;
}

} // namespace

Result<Inventory> takeInventory(const QString& folder)
{
    const QDir directory(folder);
    if (!directory.exists()) {
        return failure(FileError::NotFound, folder);
    }
    Inventory inventory;
    const auto entries =
        directory.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : entries) {
        InstalledFile file{entry.fileName(), {}, entry.lastModified().toUTC().date()};
        if (entry.isFile() && !entry.isSymLink()) {
            auto hash = hashOf(entry.filePath());
            if (!hash) {
                return failure(hash.error());
            }
            file.sha256 = *std::move(hash);
        }
        inventory.push_back(std::move(file));
    }
    return inventory;
}

const InstalledFile* findFile(const Inventory& inventory, const QString& name)
{
    const auto found =
        std::find_if(inventory.begin(), inventory.end(), [&](const InstalledFile& file) { return file.name == name; });
    return found == inventory.end() ? nullptr : &*found;
}

std::optional<QString> findDeviation(const Inventory& before, const Inventory& after, const PackageManifest& manifest)
{
    for (const PackageModule& module : manifest.modules) {
        const InstalledFile* file = findFile(after, module.name);
        if (file == nullptr) {
            return QStringLiteral("%1 was not installed").arg(module.name);
        }
        if (file->sha256 != module.sha256) {
            return QStringLiteral("%1 is not the package's").arg(module.name);
        }
    }
    for (const InstalledFile& file : after) {
        if (findModule(manifest, file.name) != nullptr) {
            continue;
        }
        const InstalledFile* old = findFile(before, file.name);
        if (old == nullptr) {
            return QStringLiteral("%1 was added and is not in the package").arg(file.name);
        }
        if (file.sha256.isEmpty() || file.sha256 != old->sha256) {
            return QStringLiteral("%1 was changed and is not in the package").arg(file.name);
        }
    }
    return std::nullopt;
}

std::vector<ReleaseModule> mergeModules(const Release& installed, const Inventory& after,
                                        const PackageManifest& manifest)
{
    std::vector<ReleaseModule> merged;
    for (const ReleaseModule& module : installed.modules) {
        if (const PackageModule* update = findModule(manifest, module.info.name)) {
            merged.push_back({{update->name, update->version, update->date}, update->sha256});
        } else if (findFile(after, module.info.name) != nullptr) {
            merged.push_back(module);
        }
    }
    for (const PackageModule& module : manifest.modules) {
        const bool known = std::any_of(merged.begin(), merged.end(),
                                       [&](const ReleaseModule& other) { return other.info.name == module.name; });
        if (!known) {
            merged.push_back({{module.name, module.version, module.date}, module.sha256});
        }
    }
    return merged;
}

} // namespace rds
