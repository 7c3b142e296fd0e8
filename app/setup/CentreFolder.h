// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/centre/CentreKeys.h>
#include <core/centre/CentreSettings.h>
#include <db/CentreDatabase.h>

#include <QLockFile>

#include <memory>
#include <optional>

namespace rds {

class Random;

/// What a new centre begins with.
struct NewCentre {
    QString rootKeyPath; ///< the root key's file is made here; empty: defaultRootKeyPath
    Secret passPhrase; ///< of the keys of the day
    Secret rootPassPhrase;
};

/// A centre's folder: `centre.sqlite`, `keys/`, `packages/`, `agents/`. Looking needs no pass phrase; what signs or
/// decrypts needs the keys, which `unlock` opens. Lives in the thread that opened it.
class CentreFolder {
public:
    enum class Access {
        Read, ///< looks only; another program may run the centre meanwhile
        Run, ///< changes things; one program at a time
    };

    /// Sets a new centre up: database, the random name of its fleet, keys. A set-up that was cut off is finished.
    /// Errors CentreError::AlreadySetUp, and as of createCentreKeys; nothing that exists is changed.
    [[nodiscard]] static Result<void> create(const QString& path, const NewCentre& centre, Clock& clock,
                                             Random& random);
    /// Errors NotSetUp, InUse, KeysMissing, DbError, CryptoError, ProtocolError, FileError.
    [[nodiscard]] static Result<std::unique_ptr<CentreFolder>> open(const QString& path, Access access, Clock& clock);
    [[nodiscard]] static bool isSetUp(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] CentreDatabase& database() { return *m_database; }
    [[nodiscard]] const QString& fleet() const { return m_fleet; }
    [[nodiscard]] const CentreTrust& trust() const { return *m_trust; }

    /// Opens the private keys of the day. Errors as of loadCentreKeys; the keys that are open already stay.
    [[nodiscard]] Result<void> unlock(const KeySecrets& secrets);
    /// Null while they are locked.
    [[nodiscard]] const CentreKeys* keys() const { return m_keys ? &*m_keys : nullptr; }

private:
    CentreFolder(QString path, std::unique_ptr<QLockFile> lock);
    [[nodiscard]] Result<void> read(Clock& clock);

    QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< held for Access::Run
    std::unique_ptr<CentreDatabase> m_database;
    QString m_fleet;
    std::optional<CentreTrust> m_trust;
    std::optional<CentreKeys> m_keys;
};

/// `$RDSVM_DATA`, else the user's data folder.
[[nodiscard]] QString defaultCentreFolder();
/// `<folder>/offline/root-key.pem`: only until the operator takes it away from this machine.
[[nodiscard]] QString defaultRootKeyPath(const QString& centreFolder);

} // namespace rds
