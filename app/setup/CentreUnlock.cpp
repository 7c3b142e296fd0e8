// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnlock.h"

#include <algorithm>

namespace rds {

namespace {

using Unlocked = std::function<void(Result<void>)>;

Result<QString> settingOf(const SettingsStore& store, const QString& key)
{
    const auto settings = listSettings(store);
    if (!settings) {
        return failure(settings.error());
    }
    const auto setting =
        std::find_if(settings->begin(), settings->end(), [&](const SettingInfo& info) { return info.key == key; });
    return setting == settings->end() ? QString() : setting->value;
}

void openKeys(CentreFolder& folder, SecretSource& secrets, const Secret& pin, Unlocked done)
{
    auto query = secretQuery(folder, SecretName::Key);
    if (!query) {
        done(failure(query.error()));
        return;
    }
    query->check = [&folder, pin](const Secret& passPhrase) { return folder.unlock({passPhrase, pin}); };
    secrets.get(*std::move(query), [done = std::move(done)](const Result<Secret>& passPhrase) {
        done(passPhrase ? Result<void>() : Result<void>(failure(passPhrase.error())));
    });
}

} // namespace

Result<SecretQuery> secretQuery(CentreFolder& folder, SecretName name)
{
    const auto command = settingOf(folder.database().settings(), commandSetting(name));
    if (!command) {
        return failure(command.error());
    }
    return SecretQuery{name, folder.path() + QStringLiteral("/keys"), *command, accountOf(folder.fleet(), name)};
}

void unlockCentre(CentreFolder& folder, SecretSource& secrets, Unlocked done)
{
    if (!needsTokenPin(folder.path(), folder.trust())) {
        openKeys(folder, secrets, {}, std::move(done));
        return;
    }
    auto query = secretQuery(folder, SecretName::Token);
    if (!query) {
        done(failure(query.error()));
        return;
    }
    // A wrong PIN is not asked for again: a token counts them, and locks itself.
    secrets.get(*std::move(query), [&folder, &secrets, done = std::move(done)](const Result<Secret>& pin) {
        pin ? openKeys(folder, secrets, *pin, done) : done(failure(pin.error()));
    });
}

} // namespace rds
