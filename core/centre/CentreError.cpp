// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(CentreError code)
{
    switch (code) {
    case CentreError::NotSetUp:
        return "no centre in this folder";
    case CentreError::AlreadySetUp:
        return "a centre is set up in this folder already";
    case CentreError::InUse:
        return "centre is in use by another program";
    case CentreError::MailNotConfigured:
        return "mail server is not configured";
    case CentreError::UnknownSetting:
        return "no such setting";
    case CentreError::InvalidSetting:
        return "value does not fit the setting";
    case CentreError::PasswordMissing:
        return "mail password is missing";
    case CentreError::PassphraseMissing:
        return "pass phrase is missing";
    case CentreError::KeysMissing:
        return "key file is missing";
    case CentreError::FileExists:
        return "file exists already";
    case CentreError::RootKeyDoesNotMatch:
        return "not the root key of this centre";
    case CentreError::KeySetNotNewer:
        return "key set is not newer than the one in force";
    case CentreError::KeySetExpired:
        return "key set has expired";
    case CentreError::KeySetExpiresSoon:
        return "key set expires soon";
    case CentreError::DamagedDraft:
        return "not a draft of a key set";
    case CentreError::ApproversMissing:
        return "fewer approvers than approvals required";
    case CentreError::TooManyApprovers:
        return "too many approvers";
    case CentreError::UnknownApprover:
        return "no such approver";
    case CentreError::ApprovalsMissing:
        return "package lacks approvals";
    case CentreError::CodeLifetime:
        return "lifetime of the code is out of range";
    case CentreError::KeyStoreFailed:
        return "key store failed";
    }
    return "unknown centre error";
}

} // namespace

std::error_code make_error_code(CentreError code)
{
    return errorCode(code, "centre", &text);
}

} // namespace rds
