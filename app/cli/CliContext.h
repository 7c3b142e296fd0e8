// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ExitCode.h"
#include "TerminalPrompt.h"

#include <app/setup/CentreFolder.h>
#include <app/setup/KeychainSecrets.h>
#include <app/setup/SecretSource.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>

#include <QTextStream>

namespace rds::cli {

/// What every command works with: the folder that was chosen, and the way to the terminal.
class CliContext {
public:
    CliContext();

    std::string dataFolder; ///< --data

    [[nodiscard]] Clock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] QString folder() const { return QString::fromStdString(dataFolder); }
    [[nodiscard]] Result<std::unique_ptr<CentreFolder>> open(CentreFolder::Access access);

    [[nodiscard]] SecretPrompt& prompt() { return m_prompt; }
    [[nodiscard]] KeyStore& keyStore() { return m_keyStore; }
    /// Runs the event loop until the secret is there. Errors as of SecretSource::get.
    [[nodiscard]] Result<Secret> secret(const SecretQuery& query);
    /// The same for the secrets that open the folder's keys. Errors as of unlockCentre.
    [[nodiscard]] Result<void> unlock(CentreFolder& folder);
    /// A key that is carried about (KeyFile.h), with its pass phrase.
    [[nodiscard]] Result<Identity> openKeyFile(const QString& path, SecretName name);

    /// A line on standard output.
    void print(const QString& line);
    /// The error as a sentence on standard error. @return ExitCode::Failure
    int fail(const Error& error);
    /// A note on standard error; standard output stays for results.
    void note(const QString& line);

private:
    SystemClock m_clock;
    SystemRandom m_random;
    TerminalPrompt m_prompt;
    KeychainSecrets m_keyStore;
    SecretSource m_secrets;
    QTextStream m_out;
    QTextStream m_err;
};

} // namespace rds::cli
