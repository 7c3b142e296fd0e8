// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TargetEvent.h"

namespace rds {

QString toString(TargetEvent event)
{
    switch (event) {
    case TargetEvent::PackageRefused:
        return QStringLiteral("package-refused");
    case TargetEvent::MailQueued:
        return QStringLiteral("mail-queued");
    case TargetEvent::MailAccepted:
        return QStringLiteral("mail-accepted");
    case TargetEvent::MailDeferred:
        return QStringLiteral("mail-deferred");
    case TargetEvent::MailInDoubt:
        return QStringLiteral("mail-in-doubt");
    case TargetEvent::MailRefused:
        return QStringLiteral("mail-refused");
    case TargetEvent::MailExpired:
        return QStringLiteral("mail-expired");
    case TargetEvent::ReplyMatches:
        return QStringLiteral("reply-matches");
    case TargetEvent::ReplyDiffers:
        return QStringLiteral("reply-differs");
    case TargetEvent::UpdateRefused:
        return QStringLiteral("update-refused");
    case TargetEvent::DeadlinePassed:
        return QStringLiteral("deadline-passed");
    case TargetEvent::AgentRemoved:
        return QStringLiteral("agent-removed");
    case TargetEvent::Retried:
        return QStringLiteral("retried");
    }
    return {};
}

} // namespace rds
