// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysSignCommand.h"

#include "CliContext.h"
#include "KeySetText.h"

#include <core/base/FileError.h>
#include <core/centre/KeySetChange.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

namespace {

constexpr qint64 maxDraftBytes = 1024 * 1024;

Result<KeySet> readDraftFile(const QString& path)
{
    const auto bytes = readFile(path, maxDraftBytes);
    if (!bytes) {
        return failure(bytes.error());
    }
    auto draft = readDraft(*bytes);
    if (!draft) {
        const Error& error = draft.error();
        return failure(Error(error.code(), path, error.subject() + error.detail()));
    }
    return draft;
}

} // namespace

KeysSignCommand::KeysSignCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "sign", "Sign a draft of a key set with the root key; needs no centre on this machine")
{
    app().add_option("draft", m_draft, "The draft that rdsvm keys rotate or keys approvers has written")->required();
    app().add_option("--root-key", m_rootKey, "The root key's file")->required();
    app().add_option("-o,--output", m_output, "The signed key set to write, for rdsvm keys install")->required();
}

int KeysSignCommand::run()
{
    const auto draft = readDraftFile(QString::fromStdString(m_draft));
    if (!draft) {
        return context().fail(draft.error());
    }
    // Whoever has the root key sees what it signs before the pass phrase is typed.
    for (const QString& line : keySetLines(*draft)) {
        context().note(line);
    }
    const auto root = context().openKeyFile(QString::fromStdString(m_rootKey), SecretName::Root);
    if (!root) {
        return context().fail(root.error());
    }
    const auto signedKeySet = signKeySet(*draft, *root);
    if (!signedKeySet) {
        return context().fail(signedKeySet.error());
    }
    const QString path = QString::fromStdString(m_output);
    if (const auto written = writeFileAtomically(path, *signedKeySet); !written) {
        return context().fail(written.error());
    }
    context().print(QCoreApplication::translate("KeysSignCommand", "The signed key set %1 is in %2.")
                        .arg(QString::number(draft->version), path));
    return ExitCode::Success;
}

} // namespace rds::cli
