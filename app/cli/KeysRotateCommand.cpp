// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysRotateCommand.h"

#include "CliContext.h"

#include <app/setup/CentreUnlock.h>

#include <CLI/CLI.hpp>

namespace rds::cli {

KeysRotateCommand::KeysRotateCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "rotate", "Make new keys of the day, and a key set that names them")
    , m_signing(app())
{
    app().alias("request");
    app().add_flag("--revoke", m_revoke,
                   "Believe the keys of before no more: after a theft, or where their pass phrase is lost");
    app()
        .add_option("--days", m_days, "How long the new key set is valid")
        ->capture_default_str()
        ->check(CLI::Range(1, 3650));
    app().add_option("--signing-token", m_signingToken,
                     "Sign from now on with a key on a PKCS#11 token, named by its URI: pkcs11:token=…;object=…");
}

int KeysRotateCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Run);
    if (!folder) {
        return context().fail(folder.error());
    }
    const CentreTrust& trust = (*folder)->trust();
    if (const auto prepared = m_signing.prepare(context(), trust); !prepared) {
        return context().fail(prepared.error());
    }
    const auto opened = secrets(**folder);
    if (!opened) {
        return context().fail(opened.error());
    }
    const KeyRotation rotation{m_revoke, std::chrono::hours(24) * m_days, QString::fromStdString(m_signingToken)};
    const auto draft = draftRotation((*folder)->path(), trust, rotation, *opened, context().clock().now());
    return draft ? m_signing.finish(context(), **folder, *draft) : context().fail(draft.error());
}

/// All keys that stay in use have one pass phrase: a new one is possible only where the old keys go.
Result<KeySecrets> KeysRotateCommand::secrets(CentreFolder& folder)
{
    KeySecrets result;
    if (!m_signingToken.empty() || (!m_revoke && needsTokenPin(folder.path(), folder.trust()))) {
        const auto query = secretQuery(folder, SecretName::Token);
        const auto pin = query ? context().secret(*query) : Result<Secret>(failure(query.error()));
        if (!pin) {
            return failure(pin.error());
        }
        result.tokenPin = *pin;
    }
    auto query = secretQuery(folder, SecretName::Key);
    if (!query) {
        return failure(query.error());
    }
    query->isNew = m_revoke;
    if (!m_revoke) {
        query->check = [&](const Secret& passPhrase) { return folder.unlock({passPhrase, result.tokenPin}); };
    }
    const auto passPhrase = context().secret(*query);
    if (!passPhrase) {
        return failure(passPhrase.error());
    }
    result.passPhrase = *passPhrase;
    return result;
}

} // namespace rds::cli
