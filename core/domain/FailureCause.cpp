// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FailureCause.h"

namespace rds {

QString toString(FailureCause cause)
{
    switch (cause) {
    case FailureCause::None:
        return QStringLiteral("none");
    case FailureCause::AddressRefused:
        return QStringLiteral("address-refused");
    case FailureCause::MailRefused:
        return QStringLiteral("mail-refused");
    case FailureCause::DeferredTooLong:
        return QStringLiteral("deferred-too-long");
    case FailureCause::Bounced:
        return QStringLiteral("bounced");
    case FailureCause::NoReply:
        return QStringLiteral("no-reply");
    case FailureCause::VersionDiffers:
        return QStringLiteral("version-differs");
    case FailureCause::NewerReleaseInstalled:
        return QStringLiteral("newer-release-installed");
    case FailureCause::InstallFailed:
        return QStringLiteral("install-failed");
    case FailureCause::UpdateRefused:
        return QStringLiteral("update-refused");
    case FailureCause::AgentRemoved:
        return QStringLiteral("agent-removed");
    case FailureCause::PackageUnusable:
        return QStringLiteral("package-unusable");
    case FailureCause::AgentRevoked:
        return QStringLiteral("agent-revoked");
    }
    return {};
}

std::optional<FailureCause> failureCauseFromString(const QString& text)
{
    for (const FailureCause cause : allFailureCauses) {
        if (toString(cause) == text) {
            return cause;
        }
    }
    return std::nullopt;
}

} // namespace rds
