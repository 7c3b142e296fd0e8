// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ModuleStore.h"

#include "AgentError.h"

#include <core/base/FileError.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <unistd.h>

namespace rds {

namespace {

constexpr qint64 maxRecordBytes = 1024 * 1024;
constexpr int moduleMode = 0755;
constexpr int folderMode = 0755;

QString baseNameOfNumber(const QFileInfo& entry)
{
    return entry.isDir() ? entry.fileName() : entry.completeBaseName();
}

} // namespace

ModuleStore::ModuleStore(AgentFolder folder)
    : m_folder(std::move(folder))
{
}

Result<void> ModuleStore::recover() const
{
    discard();
    const QString link = path(QStringLiteral("current.new"));
    if (auto removed = m_folder.remove(link); !removed) {
        return removed;
    }
    const qint64 current = currentNumber();
    for (const qint64 number : numbers()) {
        // A newer one than the link leads to was complete, and yet never became the installed one.
        if (number > current) {
            QDir(releaseFolder(number)).removeRecursively();
            QFile::remove(recordFile(number));
        }
    }
    return {};
}

Result<Release> ModuleStore::installed() const
{
    const qint64 number = currentNumber();
    if (number == 0) {
        return failure(AgentError::NotProvisioned, m_folder.modules());
    }
    return readRecord(number);
}

Result<std::vector<Release>> ModuleStore::known() const
{
    auto current = installed();
    if (!current) {
        return failure(current.error());
    }
    const qint64 number = current->number;
    std::vector<Release> releases{*std::move(current)};
    auto all = numbers();
    std::sort(all.rbegin(), all.rend());
    for (const qint64 older : all) {
        if (older >= number) {
            continue;
        }
        // A record of the past that cannot be read costs a name in the report, no more.
        if (auto record = readRecord(older)) {
            releases.push_back(*std::move(record));
        }
    }
    return releases;
}

Result<void> ModuleStore::provision(Release release, const std::vector<ModuleFile>& files) const
{
    if (currentNumber() != 0) {
        return failure(AgentError::AlreadyProvisioned, m_folder.modules());
    }
    discard();
    if (auto made = AgentFolder::createFresh(stagingFolder(), folderMode); !made) {
        return made;
    }
    release.modules.clear();
    for (const ModuleFile& file : files) {
        const QString target = stagingFolder() + u'/' + file.info.name;
        if (auto written = m_folder.write(target, file.content, moduleMode); !written) {
            return written;
        }
        release.modules.push_back({file.info, QCryptographicHash::hash(file.content, QCryptographicHash::Sha256)});
    }
    return activate(release);
}

Result<void> ModuleStore::stage() const
{
    discard();
    if (auto made = AgentFolder::createFresh(stagingFolder(), folderMode); !made) {
        return made;
    }
    const auto entries = QDir(currentFolder()).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo& entry : entries) {
        QFile source(entry.filePath());
        if (!source.copy(stagingFolder() + u'/' + entry.fileName())) {
            return failure(fileError(source));
        }
    }
    return {};
}

Result<void> ModuleStore::activate(Release& release) const
{
    const auto all = numbers();
    const qint64 previous = currentNumber();
    release.number = all.empty() ? 1 : *std::max_element(all.begin(), all.end()) + 1;
    if (auto synced = syncStaging(); !synced) {
        return synced;
    }
    if (!QDir().mkpath(path(QStringLiteral("releases")))) {
        return writeFailure(path(QStringLiteral("releases")));
    }
    if (auto recorded = m_folder.write(recordFile(release.number), toJson(release)); !recorded) {
        return recorded;
    }
    if (auto moved = m_folder.rename(stagingFolder(), releaseFolder(release.number)); !moved) {
        return moved;
    }
    if (auto switched = switchTo(release.number); !switched) {
        return switched;
    }
    removeReleasesExcept(release.number, previous);
    return {};
}

void ModuleStore::discard() const
{
    const QDir modules(m_folder.modules());
    for (const QString& name : modules.entryList({QStringLiteral("staging.*")}, QDir::AllEntries | QDir::System)) {
        AgentFolder::removeTree(modules.filePath(name));
    }
}

QString ModuleStore::stagingFolder() const
{
    return path(QStringLiteral("staging.%1").arg(::getpid()));
}

QString ModuleStore::releaseFolder(qint64 number) const
{
    return path(QStringLiteral("releases/%1").arg(number));
}

QString ModuleStore::recordFile(qint64 number) const
{
    return releaseFolder(number) + QStringLiteral(".json");
}

std::vector<qint64> ModuleStore::numbers() const
{
    std::vector<qint64> found;
    const auto entries = QDir(path(QStringLiteral("releases"))).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QFileInfo& entry : entries) {
        bool isNumber = false;
        const qint64 number = baseNameOfNumber(entry).toLongLong(&isNumber);
        if (isNumber && number > 0 && std::find(found.begin(), found.end(), number) == found.end()) {
            found.push_back(number);
        }
    }
    return found;
}

qint64 ModuleStore::currentNumber() const
{
    return QFileInfo(QFile::symLinkTarget(currentFolder())).fileName().toLongLong();
}

Result<Release> ModuleStore::readRecord(qint64 number) const
{
    const auto content = readFile(recordFile(number), maxRecordBytes);
    if (!content) {
        return failure(content.error());
    }
    auto release = releaseFromJson(*content);
    if (!release || release->number != number) {
        const QString why = release ? QStringLiteral("number") : release.error().toLogLine();
        return failure(AgentError::InvalidRelease, recordFile(number), why);
    }
    return release;
}

Result<void> ModuleStore::syncStaging() const
{
    for (const QFileInfo& entry : QDir(stagingFolder()).entryInfoList(QDir::Files | QDir::Hidden)) {
        if (auto synced = m_folder.syncFile(entry.filePath()); !synced) {
            return synced;
        }
    }
    return m_folder.syncFolder(stagingFolder());
}

Result<void> ModuleStore::switchTo(qint64 number) const
{
    const QString link = path(QStringLiteral("current.new"));
    if (auto removed = m_folder.remove(link); !removed) {
        return removed;
    }
    const QByteArray target = QByteArrayLiteral("releases/") + QByteArray::number(number);
    if (::symlink(target.constData(), QFile::encodeName(link).constData()) != 0) {
        return writeFailure(link);
    }
    return m_folder.rename(link, currentFolder());
}

void ModuleStore::removeReleasesExcept(qint64 keep, qint64 alsoKeep) const
{
    for (const qint64 number : numbers()) {
        if (number != keep && number != alsoKeep) {
            QDir(releaseFolder(number)).removeRecursively();
            QFile::remove(recordFile(number));
        }
    }
}

} // namespace rds
