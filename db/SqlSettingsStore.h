// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/SettingsStore.h>

namespace rds {

class Database;

/// SettingsStore in the table `settings`. Used in the database's thread.
class SqlSettingsStore final : public SettingsStore {
public:
    explicit SqlSettingsStore(Database& database);

    [[nodiscard]] Result<QString> value(const QString& key) const override;
    [[nodiscard]] Result<void> setValue(const QString& key, const QString& value) override;

private:
    Database& m_database;
};

} // namespace rds
