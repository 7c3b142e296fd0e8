// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Agent.h"
#include "VersionReport.h"

namespace rds {

/// Orders an agent's replies, whatever way the mail takes: by the request that they answer, then by the agent's clock.
struct AnswerStamp {
    Timestamp requested{}; ///< when the centre made the request
    Timestamp replied{}; ///< by the agent's clock

    friend auto operator<=>(const AnswerStamp&, const AnswerStamp&) = default;
};

/// A version report as received; all are kept, for the audit.
struct StoredReport {
    AgentId agent;
    Timestamp received{};
    VersionReport report;
    AnswerStamp stamp{};
    qint64 keySetVersion = 0; ///< that the agent follows
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
    /// Agents whose keys are not known yet. Errors as of `add`.
    [[nodiscard]] virtual Result<void> addInvited(const std::vector<InvitedAgent>& agents) = 0;
    /// A new settings file for agents of the list: certificates and older codes count no more. All or none.
    /// Error UnknownAgent.
    [[nodiscard]] virtual Result<void> invite(const std::vector<std::pair<AgentId, Invitation>>& invitations) = 0;
    /// The newest invitation of an agent, also a used one; none where there was none or the agent is unknown.
    [[nodiscard]] virtual Result<std::optional<Invitation>> invitation(const AgentId& id) const = 0;
    /// Pins the agent's certificates and spends its code. Errors UnknownAgent, DbError::DuplicateSigningKey.
    [[nodiscard]] virtual Result<void> enrol(const AgentId& id, const AgentCertificates& certificates) = 0;
    /// Certificates and codes of these agents count no more. All or none. Error UnknownAgent.
    [[nodiscard]] virtual Result<void> revoke(const std::vector<AgentId>& ids) = 0;
    [[nodiscard]] virtual Result<void> setEnrolmentProblem(const AgentId& id, EnrolmentProblem problem) = 0;

    /// The list no longer has them; their reports and history stay for the audit. A removed id may be
    /// added again. Error UnknownAgent; none is removed then.
    [[nodiscard]] virtual Result<void> remove(const std::vector<AgentId>& ids) = 0;
    [[nodiscard]] virtual Result<void> setNote(const AgentId& id, const QString& note) = 0;

    /// Certificates of those asked for that are enrolled.
    [[nodiscard]] virtual Result<std::vector<std::pair<AgentId, AgentCertificates>>>
    certificates(const std::vector<AgentId>& ids) const = 0;

    /// The agent that signs with the key of this identifier; none where nobody (now in the list) does.
    [[nodiscard]] virtual Result<std::optional<EnrolledAgent>> findBySigningKey(const QByteArray& keyId) const = 0;

    /// The newest stamp of each of `agents` that ever reported since it was enrolled.
    [[nodiscard]] virtual Result<std::vector<std::pair<AgentId, AnswerStamp>>>
    newestStamps(const std::vector<AgentId>& agents) const = 0;
    /// Keeps the reports and makes each the agent's present version, last check, stamp and key set version.
    [[nodiscard]] virtual Result<void> addReports(const std::vector<StoredReport>& reports) = 0;
    /// Every report of an agent, newest first.
    [[nodiscard]] virtual Result<std::vector<StoredReport>> reports(const AgentId& id) const = 0;
    /// The newest report of every agent that has one, sorted by id.
    [[nodiscard]] virtual Result<std::vector<StoredReport>> latestReports() const = 0;
};

} // namespace rds
