// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysInstallCommand.h"

#include "CliContext.h"
#include "KeySetSigning.h"

#include <core/base/FileError.h>

#include <CLI/CLI.hpp>

namespace rds::cli {

namespace {

constexpr qint64 maxKeySetBytes = 1024 * 1024;

/// What is wrong with the key set's content, under the name of its file. Errors of the centre's own files name them.
Error inFile(const Error& error, const QString& path, const QString& centreFolder)
{
    if (error.subject().startsWith(centreFolder)) {
        return error;
    }
    const QString subject = error.subject().isEmpty() ? path : path + QStringLiteral(": ") + error.subject();
    return {error.code(), subject, error.detail()};
}

} // namespace

KeysInstallCommand::KeysInstallCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "install", "Put a key set in force that was signed with the root key elsewhere")
{
    app().add_option("file", m_file, "The signed key set that rdsvm keys sign has written")->required();
}

int KeysInstallCommand::run()
{
    const QString path = QString::fromStdString(m_file);
    const auto bytes = readFile(path, maxKeySetBytes);
    if (!bytes) {
        return context().fail(bytes.error());
    }
    const auto folder = context().open(CentreFolder::Access::Run);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto trust = installKeySet((*folder)->path(), (*folder)->trust(), *bytes, context().clock().now());
    if (!trust) {
        return context().fail(inFile(trust.error(), path, (*folder)->path()));
    }
    reportInstalled(context(), *trust);
    return ExitCode::Success;
}

} // namespace rds::cli
