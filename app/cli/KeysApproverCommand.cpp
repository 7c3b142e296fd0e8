// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysApproverCommand.h"

#include "CliContext.h"
#include "KeySetText.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/centre/KeyFile.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFileInfo>

namespace rds::cli {

KeysApproverCommand::KeysApproverCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "approver", "Make an approver's key; needs no centre on this machine")
{
    app()
        .add_option("-o,--output", m_output, "The file for the key; its certificate goes beside it, as FILE.crt")
        ->required();
    app().add_option("--name", m_name, "The approver's name, in the certificate")->required();
}

int KeysApproverCommand::run()
{
    const QString path = QString::fromStdString(m_output);
    if (QFileInfo::exists(path)) {
        return context().fail(Error(make_error_code(CentreError::FileExists), path));
    }
    SecretQuery query{SecretName::Approver, path};
    query.isNew = true;
    const auto passPhrase = context().secret(query);
    if (!passPhrase) {
        return context().fail(passPhrase.error());
    }
    const auto made = createApproverKey(path, QString::fromStdString(m_name), *passPhrase, context().clock().now());
    if (!made) {
        return context().fail(made.error());
    }
    context().print(QCoreApplication::translate("KeysApproverCommand",
                                                "The approver's key %1 is in %2. Give the centre the certificate: %3")
                        .arg(keyName(made->certificate()), path, path + QStringLiteral(".crt")));
    return ExitCode::Success;
}

} // namespace rds::cli
