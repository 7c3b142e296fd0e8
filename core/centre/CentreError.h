// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a centre's folder, its keys or its packages cannot be used.
enum class CentreError {
    NotSetUp = 1, ///< no centre in this folder
    AlreadySetUp,
    InUse, ///< another program has this folder open; the detail names it
    MailNotConfigured, ///< the detail names the setting
    UnknownSetting,
    InvalidSetting, ///< subject: the setting; detail: the value
    PasswordMissing, ///< subject: the setting that would give it
    PassphraseMissing, ///< subject: the secret (`key`, `root`, `approver`, `token`)
    KeysMissing, ///< subject: the file that is not there
    FileExists, ///< a key file that would be overwritten
    RootKeyDoesNotMatch, ///< signed by, or the key of, another centre's root
    KeySetNotNewer, ///< detail: both versions
    KeySetExpired, ///< detail: when
    KeySetExpiresSoon, ///< a warning; detail: when
    DamagedDraft, ///< subject: the field
    ApproversMissing, ///< fewer approvers than approvals required; detail: `1 of 2`
    TooManyApprovers,
    UnknownApprover, ///< subject: what was taken for the beginning of an approver's key identifier
    ApprovalsMissing, ///< subject: the package; detail: `1 of 2`
    CodeLifetime, ///< of an invitation: not 1 to 365 days
    KeyStoreFailed, ///< the desktop's key store; subject: the entry
};

[[nodiscard]] std::error_code make_error_code(CentreError code);

} // namespace rds
