// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeySetSigning.h"

#include "CliContext.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

namespace {

struct KeySetSigningWords {
    Q_DECLARE_TR_FUNCTIONS(KeySetSigning)
};

} // namespace

KeySetSigning::KeySetSigning(CLI::App& app)
{
    auto* const how = app.add_option_group("signing");
    how->add_option("--root-key", m_rootKey, "Sign the new key set here, with the root key in this file");
    how->add_option("-o,--output", m_output,
                    "Write a draft for the machine that has the root key (rdsvm keys sign, then rdsvm keys install)");
    how->require_option(1);
}

Result<void> KeySetSigning::prepare(CliContext& context, const CentreTrust& trust)
{
    if (m_rootKey.empty()) {
        return {};
    }
    const QString path = QString::fromStdString(m_rootKey);
    auto root = context.openKeyFile(path, SecretName::Root);
    if (!root) {
        return failure(root.error());
    }
    if (root->certificate().keyId() != trust.root.keyId()) {
        return failure(CentreError::RootKeyDoesNotMatch, path);
    }
    m_root = *std::move(root);
    return {};
}

int KeySetSigning::finish(CliContext& context, const CentreFolder& folder, const KeySet& draft)
{
    if (m_root) {
        const auto trust = install(context, folder, draft);
        if (!trust) {
            return context.fail(trust.error());
        }
        reportInstalled(context, *trust);
        return ExitCode::Success;
    }
    const QString path = QString::fromStdString(m_output);
    if (const auto written = writeFileAtomically(path, writeDraft(draft)); !written) {
        return context.fail(written.error());
    }
    context.print(KeySetSigningWords::tr(
                      "The draft of key set %1 is in %2. Nothing has changed yet: have it signed with the root key "
                      "(rdsvm keys sign), then install what comes back (rdsvm keys install).")
                      .arg(QString::number(draft.version), path));
    return ExitCode::Success;
}

Result<CentreTrust> KeySetSigning::install(CliContext& context, const CentreFolder& folder, const KeySet& draft)
{
    const auto signedKeySet = signDraft(folder.trust(), draft, *m_root);
    if (!signedKeySet) {
        return failure(signedKeySet.error());
    }
    return installKeySet(folder.path(), folder.trust(), *signedKeySet, context.clock().now());
}

void reportInstalled(CliContext& context, const CentreTrust& trust)
{
    context.print(KeySetSigningWords::tr(
                      "Key set %1 is in force, until %2. The agents get it by mail when the centre runs next, for "
                      "instance with: rdsvm versions request")
                      .arg(QString::number(trust.keySet.version), formatDate(trust.keySet.notAfter)));
}

} // namespace rds::cli
