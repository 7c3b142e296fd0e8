// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "QueuedMail.h"

namespace rds {

QString toString(MailPurpose purpose)
{
    return purpose == MailPurpose::Update ? QStringLiteral("update") : QStringLiteral("version-request");
}

std::optional<MailPurpose> mailPurposeFromString(const QString& text)
{
    for (const MailPurpose purpose : {MailPurpose::Update, MailPurpose::VersionRequest}) {
        if (toString(purpose) == text) {
            return purpose;
        }
    }
    return std::nullopt;
}

} // namespace rds
