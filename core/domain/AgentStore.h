// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Agent.h"
#include "VersionReport.h"

namespace rds {

/// A version report as received; all are kept, for the audit.
struct StoredReport {
    AgentId agent;
    Timestamp received{};
    VersionReport report;
};

/// The agents, their certificates and everything that they ever reported. One thread.
class AgentStore {
public:
    virtual ~AgentStore() = default;

    /// Sorted by id.
    [[nodiscard]] virtual Result<std::vector<Agent>> all() const = 0;
    /// Error DomainError::UnknownAgent.
    [[nodiscard]] virtual Result<Agent> find(const AgentId& id) const = 0;
    /// All or none. Errors DuplicateAgent and DuplicateMailAddress, subject: the one that exists.
    [[nodiscard]] virtual Result<void> add(const std::vector<EnrolledAgent>& agents) = 0;
    /// The list no longer has them; their reports and history stay for the audit. A removed id may be
    /// added again. Error UnknownAgent; none is removed then.
    [[nodiscard]] virtual Result<void> remove(const std::vector<AgentId>& ids) = 0;
    [[nodiscard]] virtual Result<void> setNote(const AgentId& id, const QString& note) = 0;

    /// Certificates of those asked for that exist.
    [[nodiscard]] virtual Result<std::vector<std::pair<AgentId, AgentCertificates>>>
    certificates(const std::vector<AgentId>& ids) const = 0;

    /// The agent that signs with the key of this identifier; none where nobody (now in the list) does.
    [[nodiscard]] virtual Result<std::optional<EnrolledAgent>> findBySigningKey(const QByteArray& keyId) const = 0;

    /// Keeps the reports and makes each the agent's present version and last check.
    [[nodiscard]] virtual Result<void> addReports(const std::vector<StoredReport>& reports) = 0;
    /// Every report of an agent, newest first.
    [[nodiscard]] virtual Result<std::vector<StoredReport>> reports(const AgentId& id) const = 0;
    /// The newest report of every agent that has one, sorted by id.
    [[nodiscard]] virtual Result<std::vector<StoredReport>> latestReports() const = 0;
};

} // namespace rds
