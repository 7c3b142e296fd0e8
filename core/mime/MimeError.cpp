// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MimeError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(MimeError code)
{
    switch (code) {
    case MimeError::InvalidHeader:
        return "value not allowed in a mail header";
    case MimeError::TooLarge:
        return "mail is over the limits";
    case MimeError::Malformed:
        return "not a mail message";
    }
    return "unknown mail error";
}

} // namespace

std::error_code make_error_code(MimeError code)
{
    return errorCode(code, "mime", &text);
}

} // namespace rds
