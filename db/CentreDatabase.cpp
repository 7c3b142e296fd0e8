// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreDatabase.h"

namespace rds {

Result<std::unique_ptr<CentreDatabase>> CentreDatabase::open(const QString& path, const Clock& clock,
                                                             const DatabaseOptions& options)
{
    auto database = Database::open(path, options);
    if (!database) {
        return failure(database.error());
    }
    return std::unique_ptr<CentreDatabase>(new CentreDatabase(std::move(*database), clock));
}

CentreDatabase::CentreDatabase(std::unique_ptr<Database> database, const Clock& clock)
    : m_database(std::move(database))
    , m_agents(*m_database, clock)
    , m_packages(*m_database)
    , m_batches(*m_database)
    , m_mails(*m_database)
    , m_settings(*m_database)
{
}

} // namespace rds
