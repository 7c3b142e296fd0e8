// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Database.h"
#include "SqlAgentStore.h"
#include "SqlBatchStore.h"
#include "SqlMailStore.h"
#include "SqlPackageStore.h"
#include "SqlSettingsStore.h"

namespace rds {

/// The centre's database file with all of its stores: what a program opens. Lives in the thread that opened it.
class CentreDatabase {
public:
    /// Errors as in Database::open(). @param clock must outlive the database
    [[nodiscard]] static Result<std::unique_ptr<CentreDatabase>> open(const QString& path, const Clock& clock,
                                                                      const DatabaseOptions& options = {});

    [[nodiscard]] AgentStore& agents() { return m_agents; }
    [[nodiscard]] PackageStore& packages() { return m_packages; }
    [[nodiscard]] BatchStore& batches() { return m_batches; }
    [[nodiscard]] MailStore& mails() { return m_mails; }
    [[nodiscard]] SettingsStore& settings() { return m_settings; }
    [[nodiscard]] Transactions& transactions() { return *m_database; }
    [[nodiscard]] Database& database() { return *m_database; }

private:
    CentreDatabase(std::unique_ptr<Database> database, const Clock& clock);

    std::unique_ptr<Database> m_database;
    SqlAgentStore m_agents;
    SqlPackageStore m_packages;
    SqlBatchStore m_batches;
    SqlMailStore m_mails;
    SqlSettingsStore m_settings;
};

} // namespace rds
