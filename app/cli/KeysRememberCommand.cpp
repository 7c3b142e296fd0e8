// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysRememberCommand.h"

#include "Await.h"
#include "CliContext.h"

#include <app/setup/CentreUnlock.h>
#include <core/centre/CentreError.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

namespace {

struct KeysRememberCommandWords {
    Q_DECLARE_TR_FUNCTIONS(KeysRememberCommand)
};

std::vector<std::string> names()
{
    std::vector<std::string> result;
    for (const SecretName name : allSecretNames) {
        if (mayBeRemembered(name)) {
            result.push_back(toString(name).toStdString());
        }
    }
    return result;
}

} // namespace

KeysRememberCommand::KeysRememberCommand(CLI::App& parent, CliContext& context, Deed deed)
    : Command(parent, context, deed == Deed::Remember ? "remember" : "forget",
              deed == Deed::Remember ? "Put a pass phrase or password into the desktop's key store"
                                     : "Take a pass phrase or password out of the desktop's key store")
    , m_deed(deed)
{
    app()
        .add_option("name", m_name,
                    "key: pass phrase of the centre's keys; token: PIN of the token; smtp, pop3: mail passwords")
        ->required()
        ->check(CLI::IsMember(names()));
}

int KeysRememberCommand::run()
{
    const SecretName name = secretNameFromString(QString::fromStdString(m_name)).value_or(SecretName::Key);
    if (!context().keyStore().isAvailable()) {
        return context().fail(Error(make_error_code(CentreError::KeyStoreFailed), toString(name),
                                    KeysRememberCommandWords::tr("there is no session bus")));
    }
    return m_deed == Deed::Remember ? remember(name) : forget(name);
}

int KeysRememberCommand::remember(SecretName name)
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    auto query = secretQuery(**folder, name);
    if (!query) {
        return context().fail(query.error());
    }
    const QString account = std::exchange(query->account, {}); // what is there already is no answer
    if (name == SecretName::Key && !needsTokenPin((*folder)->path(), (*folder)->trust())) {
        query->check = [&](const Secret& passPhrase) { return (*folder)->unlock({passPhrase, {}}); };
    }
    const auto secret = context().secret(*query);
    if (!secret) {
        return context().fail(secret.error());
    }
    const auto written =
        await<void>([&](KeyStore::Done done) { context().keyStore().write(account, *secret, std::move(done)); });
    if (!written) {
        return context().fail(written.error());
    }
    context().print(KeysRememberCommandWords::tr("It is in the key store, as %1.").arg(account));
    return ExitCode::Success;
}

int KeysRememberCommand::forget(SecretName name)
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const QString account = accountOf((*folder)->fleet(), name);
    const auto removed =
        await<void>([&](KeyStore::Done done) { context().keyStore().remove(account, std::move(done)); });
    if (!removed) {
        return context().fail(removed.error());
    }
    context().print(KeysRememberCommandWords::tr("It is no longer in the key store: %1").arg(account));
    return ExitCode::Success;
}

} // namespace rds::cli
