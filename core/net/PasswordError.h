// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a command gave no password. The subject is the command, the detail what happened; its output is never told.
enum class PasswordError {
    CommandFailed = 1, ///< did not start, ended with an error, or took too long
    Empty,
};

[[nodiscard]] std::error_code make_error_code(PasswordError code);

} // namespace rds
