// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "EnrolmentTable.h"
#include "ReportTable.h"

#include <core/domain/AgentStore.h>

namespace rds {

class Database;

/// AgentStore in the tables `agents`, `agent_ids` and those of EnrolmentTable and ReportTable. Used in the database's
/// thread.
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
    [[nodiscard]] Result<void> addInvited(const std::vector<InvitedAgent>& agents) override;
    [[nodiscard]] Result<void> invite(const std::vector<std::pair<AgentId, Invitation>>& invitations) override;
    [[nodiscard]] Result<std::optional<Invitation>> invitation(const AgentId& id) const override;
    [[nodiscard]] Result<void> enrol(const AgentId& id, const AgentCertificates& certificates) override;
    [[nodiscard]] Result<void> revoke(const std::vector<AgentId>& ids) override;
    [[nodiscard]] Result<void> setEnrolmentProblem(const AgentId& id, EnrolmentProblem problem) override;
    [[nodiscard]] Result<void> remove(const std::vector<AgentId>& ids) override;
    [[nodiscard]] Result<void> setNote(const AgentId& id, const QString& note) override;
    [[nodiscard]] Result<std::vector<std::pair<AgentId, AgentCertificates>>>
    certificates(const std::vector<AgentId>& ids) const override;
    [[nodiscard]] Result<std::optional<EnrolledAgent>> findBySigningKey(const QByteArray& keyId) const override;
    [[nodiscard]] Result<std::vector<std::pair<AgentId, AnswerStamp>>>
    newestStamps(const std::vector<AgentId>& agents) const override;
    [[nodiscard]] Result<void> addReports(const std::vector<StoredReport>& reports) override;
    [[nodiscard]] Result<std::vector<StoredReport>> reports(const AgentId& id) const override;
    [[nodiscard]] Result<std::vector<StoredReport>> latestReports() const override;

private:
    /// A new row of the list: certificates are empty, or there is no invitation.
    struct NewRow {
        Agent agent;
        AgentCertificates certificates;
        std::optional<Invitation> invitation;
    };

    [[nodiscard]] Result<void> addRows(const std::vector<NewRow>& rows);
    [[nodiscard]] Result<void> refuseDuplicates(const std::vector<NewRow>& rows) const;
    [[nodiscard]] Result<void> insert(const std::vector<NewRow>& rows);

    Database& m_database;
    const Clock& m_clock;
    EnrolmentTable m_enrolments;
    ReportTable m_reports;
};

} // namespace rds
