// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a centre's folder cannot be used.
enum class CentreError {
    NotSetUp = 1, ///< no centre in this folder
    AlreadySetUp,
    InUse, ///< another program has this folder open; the detail names it
    MailNotConfigured, ///< the detail names the setting
    UnknownSetting,
    InvalidSetting, ///< subject: the setting; detail: the value
    PasswordMissing, ///< subject: the setting that would give it
};

[[nodiscard]] std::error_code make_error_code(CentreError code);

} // namespace rds
