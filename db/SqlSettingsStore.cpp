// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SqlSettingsStore.h"

#include "Database.h"
#include "Query.h"

namespace rds {

SqlSettingsStore::SqlSettingsStore(Database& database)
    : m_database(database)
{
}

Result<QString> SqlSettingsStore::value(const QString& key) const
{
    const auto found = Query(m_database, QStringLiteral("SELECT value FROM settings WHERE key = ?"))
                           .bind(key)
                           .first({QLatin1String("settings"), 0}, [](RowReader& row) { return row.text(); });
    if (!found) {
        return failure(found.error().withContext(QStringLiteral("reading setting %1").arg(key)));
    }
    return found->value_or(QString());
}

Result<void> SqlSettingsStore::setValue(const QString& key, const QString& value)
{
    return Query(m_database,
                 QStringLiteral("INSERT INTO settings (key, value) VALUES (?, ?) "
                                "ON CONFLICT (key) DO UPDATE SET value = excluded.value"))
        .bind(key, value)
        .run();
}

} // namespace rds
