// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Small values by key, for instance the mail servers. One thread.
class SettingsStore {
public:
    virtual ~SettingsStore() = default;

    /// A null string where the key is not set.
    [[nodiscard]] virtual Result<QString> value(const QString& key) const = 0;
    [[nodiscard]] virtual Result<void> setValue(const QString& key, const QString& value) = 0;
};

} // namespace rds
