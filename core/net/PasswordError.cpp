// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PasswordError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(PasswordError code)
{
    switch (code) {
    case PasswordError::CommandFailed:
        return "password command failed";
    case PasswordError::Empty:
        return "password command printed nothing";
    }
    return "unknown password error";
}

} // namespace

std::error_code make_error_code(PasswordError code)
{
    return errorCode(code, "password", &text);
}

} // namespace rds
