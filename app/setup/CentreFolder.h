// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/centre/CentreKeys.h>
#include <core/centre/CentreSettings.h>
#include <db/CentreDatabase.h>

#include <QLockFile>

#include <memory>

namespace rds {

class Random;

/// A centre's folder: `centre.sqlite`, `keys/`, `packages/`, `agents/`. Lives in the thread that opened it.
class CentreFolder {
public:
    enum class Access {
        Read, ///< looks only; another program may run the centre meanwhile
        Run, ///< changes things; one program at a time
    };

    /// Sets a new centre up: keys, database, and the random name of its fleet.
    /// Error CentreError::AlreadySetUp; nothing that exists is changed.
    [[nodiscard]] static Result<void> create(const QString& path, Clock& clock, Random& random);
    /// Errors NotSetUp, InUse, DbError, CryptoError, FileError.
    [[nodiscard]] static Result<std::unique_ptr<CentreFolder>> open(const QString& path, Access access, Clock& clock);
    [[nodiscard]] static bool isSetUp(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] CentreDatabase& database() { return *m_database; }
    [[nodiscard]] const CentreKeys& keys() const { return m_keys; }
    [[nodiscard]] const QString& fleet() const { return m_fleet; }

private:
    CentreFolder(QString path, CentreKeys keys, std::unique_ptr<QLockFile> lock);

    QString m_path;
    CentreKeys m_keys;
    std::unique_ptr<QLockFile> m_lock; ///< held for Access::Run
    std::unique_ptr<CentreDatabase> m_database;
    QString m_fleet;
};

/// `$RDSVM_DATA`, else the user's data folder.
[[nodiscard]] QString defaultCentreFolder();

} // namespace rds
