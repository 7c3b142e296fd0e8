// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysApproversCommand.h"

#include "CliContext.h"
#include "KeySetText.h"

#include <core/centre/CentreError.h>
#include <core/centre/KeyFile.h>

#include <CLI/CLI.hpp>

namespace rds::cli {

namespace {

constexpr qsizetype shortestKeyName = 8;

/// Takes out the one approver whose key identifier begins with `name`.
Result<void> remove(std::vector<Certificate>& approvers, const QString& name)
{
    const auto isMeant = [&](const Certificate& approver) {
        return name.size() >= shortestKeyName && keyName(approver).startsWith(name, Qt::CaseInsensitive);
    };
    return std::erase_if(approvers, isMeant) > 0 ? Result<void>()
                                                 : Result<void>(failure(CentreError::UnknownApprover, name.left(100)));
}

} // namespace

KeysApproversCommand::KeysApproversCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "approvers", "Set who approves packages, and how many approvals a package needs")
    , m_signing(app())
{
    app().add_option("--add", m_added, "An approver's certificate (rdsvm keys approver makes it); may be repeated");
    app().add_option("--remove", m_removed,
                     "An approver, by the first 8 or more digits of the key (rdsvm keys show); may be repeated");
    app()
        .add_option("--required", m_required, "So many different approvers for each package; 0: none")
        ->check(CLI::Range(0, static_cast<int>(maxKeySetApprovers)));
}

int KeysApproversCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Run);
    if (!folder) {
        return context().fail(folder.error());
    }
    const CentreTrust& trust = (*folder)->trust();
    auto changed = approvers(trust.keySet);
    if (!changed) {
        return context().fail(changed.error());
    }
    const int required = m_required < 0 ? trust.keySet.approvalsRequired : m_required;
    const auto draft = draftApprovers(trust, *std::move(changed), required, context().clock().now());
    if (!draft) {
        return context().fail(draft.error());
    }
    if (const auto prepared = m_signing.prepare(context(), trust); !prepared) {
        return context().fail(prepared.error());
    }
    return m_signing.finish(context(), **folder, *draft);
}

Result<std::vector<Certificate>> KeysApproversCommand::approvers(const KeySet& present) const
{
    std::vector<Certificate> result = present.approvers;
    for (const std::string& name : m_removed) {
        if (const auto removed = remove(result, QString::fromStdString(name)); !removed) {
            return failure(removed.error());
        }
    }
    for (const std::string& path : m_added) {
        const auto certificate = readCertificateFile(QString::fromStdString(path), KeyPurpose::Signing);
        if (!certificate) {
            return failure(certificate.error());
        }
        std::erase_if(result, [&](const Certificate& other) { return other.keyId() == certificate->keyId(); });
        result.push_back(*certificate);
    }
    return result;
}

} // namespace rds::cli
