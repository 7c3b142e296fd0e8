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
    }
    return "unknown centre error";
}

} // namespace

std::error_code make_error_code(CentreError code)
{
    return errorCode(code, "centre", &text);
}

} // namespace rds
