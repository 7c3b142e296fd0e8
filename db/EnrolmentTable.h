// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/Agent.h>

#include <vector>

namespace rds {

class Database;

/// The columns of `agents` about keys and one-time codes, and the table `agent_certificates`.
///
/// An agent has certificates while it is enrolled, and only then. Removed agents are unknown here.
class EnrolmentTable {
public:
    explicit EnrolmentTable(Database& database);

    /// @{ As of AgentStore.
    [[nodiscard]] Result<void> invite(const std::vector<std::pair<AgentId, Invitation>>& invitations);
    [[nodiscard]] Result<std::optional<Invitation>> invitation(const AgentId& id) const;
    [[nodiscard]] Result<void> enrol(const AgentId& id, const AgentCertificates& certificates, Timestamp now);
    [[nodiscard]] Result<void> revoke(const std::vector<AgentId>& ids);
    [[nodiscard]] Result<void> setProblem(const AgentId& id, EnrolmentProblem problem);
    /// @}

    /// @{ For an agent that has just been added.
    [[nodiscard]] Result<void> setCode(const AgentId& id, const Invitation& invitation);
    [[nodiscard]] Result<void> setCertificates(const AgentId& id, const AgentCertificates& certificates);
    /// @}

private:
    /// The agent's keys and answers count no more.
    [[nodiscard]] Result<void> forgetKeys(const AgentId& id, EnrolmentState state);
    [[nodiscard]] Result<void> refuseKeyOfAnother(const AgentId& id, const QByteArray& keyId) const;

    Database& m_database;
};

} // namespace rds
