// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFolder.h"

#include <core/base/FileError.h>
#include <core/base/Random.h>
#include <core/centre/CentreError.h>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace rds {

namespace {

const QString fleetKey = QStringLiteral("fleet");

QString databasePath(const QString& folder)
{
    return folder + QStringLiteral("/centre.sqlite");
}

Result<std::unique_ptr<QLockFile>> lockFolder(const QString& path)
{
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral("/centre.lock"));
    lock->setStaleLockTime(0);
    if (lock->tryLock()) {
        return lock;
    }
    if (lock->error() != QLockFile::LockFailedError) {
        return failure(FileError::NotWritable, path);
    }
    qint64 process = 0;
    QString host;
    QString program;
    lock->getLockInfo(&process, &host, &program);
    return failure(CentreError::InUse, path, QStringLiteral("%1, process %2").arg(program).arg(process));
}

} // namespace

QString defaultCentreFolder()
{
    const QString chosen = qEnvironmentVariable("RDSVM_DATA");
    return chosen.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/rds-version-manager")
        : chosen;
}

bool CentreFolder::isSetUp(const QString& path)
{
    return QFileInfo::exists(databasePath(path));
}

Result<void> CentreFolder::create(const QString& path, Clock& clock, Random& random)
{
    if (!QDir().mkpath(path)) {
        return failure(FileError::NotWritable, path);
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto lock = lockFolder(path);
    if (!lock) {
        return failure(lock.error());
    }
    // The fleet's name comes last: a set-up that was cut off before it is taken up again.
    const auto keys = createCentreKeys(path, clock.now());
    if (!keys && !keys.error().is(CentreError::AlreadySetUp)) {
        return failure(keys.error());
    }
    const auto database = CentreDatabase::open(databasePath(path), clock);
    if (!database) {
        return failure(database.error());
    }
    const auto fleet = (*database)->settings().value(fleetKey);
    if (!fleet) {
        return failure(fleet.error());
    }
    return fleet->isEmpty() ? (*database)->settings().setValue(fleetKey, random.hex(16))
                            : Result<void>(failure(CentreError::AlreadySetUp, path));
}

Result<std::unique_ptr<CentreFolder>> CentreFolder::open(const QString& path, Access access, Clock& clock)
{
    if (!isSetUp(path)) {
        return failure(CentreError::NotSetUp, path);
    }
    std::unique_ptr<QLockFile> lock;
    if (access == Access::Run) {
        auto locked = lockFolder(path);
        if (!locked) {
            return failure(locked.error());
        }
        lock = *std::move(locked);
    }
    auto keys = loadCentreKeys(path);
    if (!keys) {
        return failure(keys.error());
    }
    std::unique_ptr<CentreFolder> folder(new CentreFolder(path, *std::move(keys), std::move(lock)));
    auto database = CentreDatabase::open(databasePath(path), clock);
    if (!database) {
        return failure(database.error());
    }
    folder->m_database = *std::move(database);
    const auto fleet = folder->m_database->settings().value(fleetKey);
    if (!fleet) {
        return failure(fleet.error());
    }
    if (fleet->isEmpty()) {
        return failure(CentreError::NotSetUp, path);
    }
    folder->m_fleet = *fleet;
    return folder;
}

CentreFolder::CentreFolder(QString path, CentreKeys keys, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path))
    , m_keys(std::move(keys))
    , m_lock(std::move(lock))
{
}

} // namespace rds
