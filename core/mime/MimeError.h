// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a message was not built or not read.
enum class MimeError {
    InvalidHeader = 1, ///< CR, LF or NUL in a value, or not encodable
    TooLarge, ///< over MailLimits; the detail says which
    Malformed,
};

[[nodiscard]] std::error_code make_error_code(MimeError code);

} // namespace rds
