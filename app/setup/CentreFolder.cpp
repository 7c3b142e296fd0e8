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

/// The name of this centre's fleet; a random one where it has none yet.
Result<QString> fleetOf(SettingsStore& settings, Random& random)
{
    auto fleet = settings.value(fleetKey);
    if (!fleet || !fleet->isEmpty()) {
        return fleet;
    }
    const QString name = random.hex(16);
    const auto stored = settings.setValue(fleetKey, name);
    return stored ? Result<QString>(name) : Result<QString>(failure(stored.error()));
}

} // namespace

QString defaultCentreFolder()
{
    const QString chosen = qEnvironmentVariable("RDSVM_DATA");
    return chosen.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/rds-version-manager")
        : chosen;
}

QString defaultRootKeyPath(const QString& centreFolder)
{
    return centreFolder + QStringLiteral("/offline/root-key.pem");
}

bool CentreFolder::isSetUp(const QString& path)
{
    return QFileInfo::exists(databasePath(path));
}

Result<void> CentreFolder::create(const QString& path, const NewCentre& centre, Clock& clock, Random& random)
{
    if (!QDir().mkpath(path)) {
        return failure(FileError::NotWritable, path);
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto lock = lockFolder(path);
    if (!lock) {
        return failure(lock.error());
    }
    const auto database = CentreDatabase::open(databasePath(path), clock);
    if (!database) {
        return failure(database.error());
    }
    // The key set comes last, and names the fleet: a set-up that was cut off before it goes on with the same name.
    const auto fleet = fleetOf((*database)->settings(), random);
    if (!fleet) {
        return failure(fleet.error());
    }
    const QString rootKeyPath = centre.rootKeyPath.isEmpty() ? defaultRootKeyPath(path) : centre.rootKeyPath;
    const auto keys =
        createCentreKeys({path, *fleet, rootKeyPath, centre.passPhrase, centre.rootPassPhrase}, clock.now());
    return keys ? Result<void>() : Result<void>(failure(keys.error()));
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
    std::unique_ptr<CentreFolder> folder(new CentreFolder(path, std::move(lock)));
    if (const auto read = folder->read(clock); !read) {
        return failure(read.error());
    }
    return folder;
}

CentreFolder::CentreFolder(QString path, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

Result<void> CentreFolder::read(Clock& clock)
{
    auto database = CentreDatabase::open(databasePath(m_path), clock);
    if (!database) {
        return failure(database.error());
    }
    m_database = *std::move(database);
    auto fleet = m_database->settings().value(fleetKey);
    if (!fleet) {
        return failure(fleet.error());
    }
    if (fleet->isEmpty()) {
        return failure(CentreError::NotSetUp, m_path);
    }
    m_fleet = *std::move(fleet);
    auto trust = loadCentreTrust(m_path, m_fleet);
    if (!trust) {
        return failure(trust.error());
    }
    m_trust = *std::move(trust);
    return {};
}

Result<void> CentreFolder::unlock(const KeySecrets& secrets)
{
    auto keys = loadCentreKeys(m_path, *m_trust, secrets);
    if (!keys) {
        return failure(keys.error());
    }
    m_keys = *std::move(keys);
    return {};
}

} // namespace rds
