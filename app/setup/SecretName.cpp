// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SecretName.h"

#include <algorithm>

namespace rds {

namespace {

struct Row {
    SecretName name;
    const char* word;
    const char* environment;
    const char* setting;
    bool remembered;
};

// clang-format off
constexpr std::array<Row, allSecretNames.size()> rows{{
    {SecretName::Key,      "key",      "RDSVM_KEY_PASSPHRASE",      "keys.passphrase-command", true},
    {SecretName::Root,     "root",     "RDSVM_ROOT_PASSPHRASE",     "",                        false},
    {SecretName::Approver, "approver", "RDSVM_APPROVER_PASSPHRASE", "",                        false},
    {SecretName::Token,    "token",    "RDSVM_TOKEN_PIN",           "keys.token-pin-command",  true},
    {SecretName::Smtp,     "smtp",     "RDSVM_SMTP_PASSWORD",       "smtp.password-command",   true},
    {SecretName::Pop3,     "pop3",     "RDSVM_POP3_PASSWORD",       "pop3.password-command",   true},
}};
// clang-format on

const Row& rowOf(SecretName name)
{
    return rows.at(static_cast<std::size_t>(name));
}

} // namespace

QString toString(SecretName name)
{
    return QString::fromLatin1(rowOf(name).word);
}

std::optional<SecretName> secretNameFromString(const QString& text)
{
    const auto* const row = std::find_if(rows.begin(), rows.end(),
                                         [&](const Row& candidate) { return text == QLatin1String(candidate.word); });
    return row == rows.end() ? std::nullopt : std::optional(row->name);
}

const char* environmentVariable(SecretName name)
{
    return rowOf(name).environment;
}

QString commandSetting(SecretName name)
{
    return QString::fromLatin1(rowOf(name).setting);
}

bool mayBeRemembered(SecretName name)
{
    return rowOf(name).remembered;
}

} // namespace rds
