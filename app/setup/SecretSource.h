// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "KeyStore.h"
#include "SecretPrompt.h"

#include <core/base/Clock.h>

#include <QObject>

namespace rds {

/// One secret that is wanted.
struct SecretQuery {
    SecretName name = SecretName::Key;
    QString subject; ///< what it opens: a key file, `user at host:port`; shown to the person who is asked
    QString command{}; ///< prints it; empty: none is set
    QString account{}; ///< its name in the key store (accountOf); empty: it is not kept there
    bool isNew = false; ///< chosen now: the key store is not looked at, and a person types it twice
    /// Whether it opens what it shall. Error CryptoError::WrongPassPhrase lets the search go on; others end it.
    std::function<Result<void>(const Secret&)> check = nullptr;
};

/// Where pass phrases and passwords come from. Looked at in this order: the environment, a command, the desktop's key
/// store, a person. What was set up on purpose and does not fit (environment, command) is an error at once; what the
/// key store has may be old, so a person is asked then.
///
/// Lives in one thread with an event loop; queries that are under way end with it.
class SecretSource final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<Secret>)>;

    /// @param keyStore null: there is none. @param prompt null: nobody can be asked. Both outlive this.
    SecretSource(Clock& clock, KeyStore* keyStore, SecretPrompt* prompt, QObject* parent = nullptr);
    ~SecretSource() override;

    /// Calls `done` once, never before it returns. Errors PassphraseMissing or PasswordMissing (the detail names every
    /// way to give it), PasswordError, and what `check` says.
    void get(SecretQuery query, Done done);

private:
    class Search;

    Clock& m_clock;
    KeyStore* m_keyStore;
    SecretPrompt* m_prompt;
};

/// `<fleet>/<name>`: each centre has entries of its own.
[[nodiscard]] QString accountOf(const QString& fleet, SecretName name);

} // namespace rds
