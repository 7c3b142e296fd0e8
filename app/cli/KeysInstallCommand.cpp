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

/// The error of a file's content, under the name of the file.
Error inFile(const Error& error, const QString& path)
{
    return error.subject().isEmpty() ? Error(error.code(), path, error.detail()) : error;
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
        return context().fail(inFile(trust.error(), path));
    }
    reportInstalled(context(), *trust);
    return ExitCode::Success;
}

} // namespace rds::cli
