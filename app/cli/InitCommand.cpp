// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "InitCommand.h"

#include "CliContext.h"
#include "KeySetText.h"

#include <core/centre/CentreError.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

namespace {

struct InitCommandWords {
    Q_DECLARE_TR_FUNCTIONS(InitCommand)
};

SecretQuery newSecret(SecretName name, const QString& subject)
{
    SecretQuery query{name, subject};
    query.isNew = true;
    return query;
}

} // namespace

InitCommand::InitCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "init", "Set up a new centre: its database and keys")
{
    app().add_option("--root-key", m_rootKey,
                     "The file for the root key, best on a medium that is not kept in this machine "
                     "(default: offline/root-key.pem in the centre's folder)");
}

int InitCommand::run()
{
    const QString folder = context().folder();
    const auto present = context().open(CentreFolder::Access::Read);
    if (present) {
        return context().fail(Error(make_error_code(CentreError::AlreadySetUp), folder));
    }
    const QString rootKey = m_rootKey.empty() ? defaultRootKeyPath(folder) : QString::fromStdString(m_rootKey);
    const auto passPhrase = context().secret(newSecret(SecretName::Key, folder + QStringLiteral("/keys")));
    if (!passPhrase) {
        return context().fail(passPhrase.error());
    }
    const auto rootPassPhrase = context().secret(newSecret(SecretName::Root, rootKey));
    if (!rootPassPhrase) {
        return context().fail(rootPassPhrase.error());
    }
    const auto created =
        CentreFolder::create(folder, {rootKey, *passPhrase, *rootPassPhrase}, context().clock(), context().random());
    return created ? report(rootKey) : context().fail(created.error());
}

int InitCommand::report(const QString& rootKey)
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const CentreTrust& trust = (*folder)->trust();
    context().print(InitCommandWords::tr("The centre is set up in %1.").arg(context().folder()));
    context().print(
        InitCommandWords::tr("Its keys are valid until %1; keep a copy of the folder keys/ in a safe place.")
            .arg(formatDate(trust.keySet.notAfter)));
    context().print(
        InitCommandWords::tr(
            "The root key is in %1. Take this file away from this machine, to two safe places: it is needed "
            "only to change the centre's keys, and whoever has it and its pass phrase commands the fleet.")
            .arg(rootKey));
    context().print(
        InitCommandWords::tr("Fingerprint of the root certificate (SHA-256): %1").arg(fingerprint(trust.root)));
    return ExitCode::Success;
}

} // namespace rds::cli
