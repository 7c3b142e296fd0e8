// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/MailAddress.h>
#include <core/net/ServerSettings.h>

namespace rds {

class SettingsStore;

/// How a centre reaches its mail, and how patient it is. Kept in the database; passwords are not,
/// only the commands that print them (`smtp.password-command`, …).
struct CentreSettings {
    MailAddress address; ///< the centre's mailbox: From of every command, To of every reply
    ServerSettings smtp; ///< password empty
    ServerSettings pop3; ///< password empty
    Duration pollInterval = std::chrono::minutes(1);
    Duration replyTimeout = std::chrono::hours(1);
    Duration retryFirst = std::chrono::seconds(30); ///< first wait after a mail that the server deferred
};

/// One setting as `rdsvm config` names it.
struct SettingInfo {
    QString key;
    QString value; ///< as set, or the default
    const char* description; ///< English; translated by the caller
};

/// Every setting, in a fixed order.
[[nodiscard]] Result<std::vector<SettingInfo>> listSettings(const SettingsStore& store);
/// Errors UnknownSetting, InvalidSetting. Nothing is stored then.
[[nodiscard]] Result<void> changeSetting(SettingsStore& store, const QString& key, const QString& value);
/// Error MailNotConfigured while the address or a server's host is missing.
[[nodiscard]] Result<CentreSettings> readSettings(const SettingsStore& store);

} // namespace rds
