// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageShowCommand.h"

#include "CliContext.h"
#include "PackageApprovals.h"
#include "PackageText.h"

#include <core/centre/PackageShelf.h>
#include <core/package/ManifestJson.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace rds::cli {

PackageShowCommand::PackageShowCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "show", "Check a package's signature and show what it holds")
{
    app().add_option("file", m_file, "The package file")->required();
    app().add_flag("--json", m_json, "Print the manifest as JSON");
}

int PackageShowCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const QString path = QString::fromStdString(m_file);
    const KeySet& keySet = (*folder)->trust().keySet;
    const auto package = openPackageFile(path, keySet);
    if (!package) {
        return context().fail(package.error());
    }
    if (m_json) {
        context().print(QString::fromUtf8(QJsonDocument(toJson(package->manifest)).toJson()).trimmed());
        return ExitCode::Success;
    }
    const auto approvals = countApprovalsBeside(context(), path, package->manifest, keySet);
    if (!approvals) {
        return context().fail(approvals.error());
    }
    for (const QString& line : packageLines(package->manifest)) {
        context().print(line);
    }
    context().print(QCoreApplication::translate("PackageShowCommand", "Approvals: %1 of %2")
                        .arg(*approvals)
                        .arg(keySet.approvalsRequired));
    return ExitCode::Success;
}

} // namespace rds::cli
