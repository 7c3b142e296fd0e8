// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageApproveCommand.h"

#include "CliContext.h"
#include "PackageApprovals.h"
#include "PackageText.h"

#include <core/base/FileError.h>
#include <core/centre/PackageShelf.h>
#include <core/protocol/Approval.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

PackageApproveCommand::PackageApproveCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "approve", "Check a package, show what it holds, and approve it with a key of your own")
{
    app().add_option("file", m_file, "The package file; the approval is written beside it")->required();
    app().add_option("--key", m_key, "Your key (rdsvm keys approver)")->required();
    auto* root = app().add_option("--root-certificate", m_rootCertificate,
                                  "On a machine without the centre's folder: a copy of its keys/root-certificate.pem");
    auto* keySet = app().add_option("--key-set", m_keySet, "And a copy of its keys/key-set.p7m");
    root->needs(keySet);
    keySet->needs(root);
}

int PackageApproveCommand::run()
{
    const auto trusted = trust();
    return trusted ? approve(*trusted) : context().fail(trusted.error());
}

Result<CentreTrust> PackageApproveCommand::trust()
{
    if (!m_keySet.empty()) {
        return readCarriedTrust(QString::fromStdString(m_rootCertificate), QString::fromStdString(m_keySet));
    }
    const auto folder = context().open(CentreFolder::Access::Read);
    return folder ? Result<CentreTrust>((*folder)->trust()) : Result<CentreTrust>(failure(folder.error()));
}

int PackageApproveCommand::approve(const CentreTrust& trust)
{
    const QString path = QString::fromStdString(m_file);
    const auto package = openPackageFile(path, trust.keySet);
    if (!package) {
        return context().fail(package.error());
    }
    // Seen before the pass phrase is typed.
    for (const QString& line : packageLines(package->manifest)) {
        context().note(line);
    }
    const QString keyPath = QString::fromStdString(m_key);
    const auto approver = context().openKeyFile(keyPath, SecretName::Approver);
    if (!approver) {
        return context().fail(approver.error());
    }
    const QString& fleet = trust.keySet.fleet;
    const auto approval = approvePackage(package->manifest, fleet, *approver, context().clock().now());
    if (!approval) {
        return context().fail(approval.error());
    }
    const auto counts = verifyApproval(*approval, package->manifest, fleet, trust.keySet.approvers);
    if (!counts) {
        return context().fail(Error(counts.error().code(), keyPath, counts.error().detail()));
    }
    const QString output = approvalPath(path, *counts);
    if (const auto written = writeFileAtomically(output, *approval); !written) {
        return context().fail(written.error());
    }
    context().print(QCoreApplication::translate("PackageApproveCommand",
                                                "The approval is in %1. Keep it beside the "
                                                "package.")
                        .arg(output));
    return ExitCode::Success;
}

} // namespace rds::cli
