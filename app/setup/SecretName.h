// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace rds {

/// What a secret opens. The names (toString) are the key store's and the command line's, and never change.
enum class SecretName {
    Key, ///< pass phrase of the centre's keys of the day
    Root, ///< pass phrase of the root key
    Approver, ///< pass phrase of an approver's key
    Token, ///< PIN of the PKCS#11 token
    Smtp, ///< password for sending mail
    Pop3, ///< password for fetching mail
};

inline constexpr std::array allSecretNames{
    SecretName::Key, SecretName::Root, SecretName::Approver, SecretName::Token, SecretName::Smtp, SecretName::Pop3,
};

[[nodiscard]] QString toString(SecretName name);
[[nodiscard]] std::optional<SecretName> secretNameFromString(const QString& text);

/// The environment variable that gives it: `RDSVM_KEY_PASSPHRASE`, …
[[nodiscard]] const char* environmentVariable(SecretName name);
/// The setting that holds a command which prints it; empty: there is none for this secret.
[[nodiscard]] QString commandSetting(SecretName name);
/// Whether the key store may keep it: what is needed every day, not the keys that stay away from this machine.
[[nodiscard]] bool mayBeRemembered(SecretName name);

} // namespace rds
