// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreFolder.h"
#include "KeychainSecrets.h"
#include "SecretSource.h"

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/centre/Centre.h>

#include <QObject>

#include <functional>

namespace rds {

/// A running centre on real mail servers: opens the folder, gets pass phrase and passwords, and wires everything.
/// Lives in one thread with an event loop, and so does all that it owns.
class CentreRuntime final : public QObject {
    Q_OBJECT

public:
    using Ready = std::function<void(Result<Centre*>)>;

    /// @param prompt whom to ask for secrets, in this thread; outlives this. Null: nobody
    explicit CentreRuntime(SecretPrompt* prompt = nullptr, QObject* parent = nullptr);
    ~CentreRuntime() override;

    /// Opens the folder, unlocks its keys, and starts the centre with the mail settings in it; a secret may come from
    /// a command or a person, so `ready` is called later. Errors as of CentreFolder::open, readSettings, unlockCentre
    /// and SecretSource::get.
    void open(const QString& folder, Ready ready);
    /// The same for work that needs no mail: no password is asked for, nothing is sent, fetched or carried on.
    void openWithoutMail(const QString& folder, Ready ready);
    /// Opens and starts it with these settings, their passwords included, and this patience.
    [[nodiscard]] Result<Centre*> openWith(const QString& folder, const KeySecrets& secrets,
                                           const CentreSettings& settings, const BatchPolicy& policy);

    [[nodiscard]] Clock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    /// Null until the centre is open.
    [[nodiscard]] CentreFolder* folder() { return m_folder.get(); }

private:
    [[nodiscard]] Result<void> openFolder(const QString& path);
    [[nodiscard]] Result<void> openFolderWithSettings(const QString& path);
    void openAndUnlock(const QString& folder, std::function<void(Result<void>)> done);
    void fetchPasswords(Ready ready);
    void fetchPassword(SecretName name, ServerSettings& server, std::function<void(Result<void>)> next);
    void makeCentre(const BatchPolicy& policy);
    [[nodiscard]] Result<Centre*> startCentre(const BatchPolicy& policy);

    SystemClock m_clock;
    SystemRandom m_random;
    PoolExecutor m_executor;
    CentreSettings m_settings;
    KeychainSecrets m_keyStore;
    std::unique_ptr<CentreFolder> m_folder;
    SecretSource m_secrets;
    std::unique_ptr<MailTransport> m_transport;
    std::unique_ptr<Centre> m_centre;
};

} // namespace rds
