// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "QueuedMail.h"

namespace rds {

QString toString(MailPurpose purpose)
{
    switch (purpose) {
    case MailPurpose::Update:
        return QStringLiteral("update");
    case MailPurpose::VersionRequest:
        return QStringLiteral("version-request");
    case MailPurpose::KeySet:
        return QStringLiteral("key-set");
    case MailPurpose::EnrolmentAnswer:
        return QStringLiteral("enrolment-answer");
    }
    return {};
}

std::optional<MailPurpose> mailPurposeFromString(const QString& text)
{
    for (const MailPurpose purpose :
         {MailPurpose::Update, MailPurpose::VersionRequest, MailPurpose::KeySet, MailPurpose::EnrolmentAnswer}) {
        if (toString(purpose) == text) {
            return purpose;
        }
    }
    return std::nullopt;
}

} // namespace rds
