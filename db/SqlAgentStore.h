// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ReportTable.h"

#include <core/domain/AgentStore.h>

namespace rds {

class Database;

/// AgentStore in the tables `agents`, `agent_ids` and those of ReportTable. Used in the database's thread.
///
/// A removed agent's row stays, marked with the time; adding its id again makes a new row. Reports, targets
/// and events belong to the id and so go on. Besides the errors of AgentStore, add() gives
/// DbError::DuplicateSigningKey.
class SqlAgentStore final : public AgentStore {
public:
    /// @param clock tells when an agent was removed; must outlive the store
    SqlAgentStore(Database& database, const Clock& clock);

    [[nodiscard]] Result<std::vector<Agent>> all() const override;
    [[nodiscard]] Result<Agent> find(const AgentId& id) const override;
    [[nodiscard]] Result<void> add(const std::vector<EnrolledAgent>& agents) override;
    [[nodiscard]] Result<void> remove(const std::vector<AgentId>& ids) override;
    [[nodiscard]] Result<void> setNote(const AgentId& id, const QString& note) override;
    [[nodiscard]] Result<std::vector<std::pair<AgentId, AgentCertificates>>>
    certificates(const std::vector<AgentId>& ids) const override;
    [[nodiscard]] Result<std::optional<EnrolledAgent>> findBySigningKey(const QByteArray& keyId) const override;
    [[nodiscard]] Result<void> addReports(const std::vector<StoredReport>& reports) override;
    [[nodiscard]] Result<std::vector<StoredReport>> reports(const AgentId& id) const override;
    [[nodiscard]] Result<std::vector<StoredReport>> latestReports() const override;

private:
    [[nodiscard]] Result<void> refuseDuplicates(const std::vector<EnrolledAgent>& agents) const;
    [[nodiscard]] Result<void> insert(const std::vector<EnrolledAgent>& agents);

    Database& m_database;
    const Clock& m_clock;
    ReportTable m_reports;
};

} // namespace rds
