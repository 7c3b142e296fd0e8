// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentTable.h"

#include "Database.h"
#include "DbError.h"
#include "Query.h"

#include <core/domain/DomainError.h>

namespace rds {

namespace {

constexpr RowSource agentRow{QLatin1String("agents")};

/// @param changed what a statement on the agent's row gave
Result<void> expectKnown(const Result<int>& changed, const AgentId& id)
{
    if (!changed) {
        return failure(changed.error());
    }
    return *changed == 1 ? Result<void>() : failure(DomainError::UnknownAgent, id.toString());
}

} // namespace

EnrolmentTable::EnrolmentTable(Database& database)
    : m_database(database)
{
}

Result<void> EnrolmentTable::invite(const std::vector<std::pair<AgentId, Invitation>>& invitations)
{
    return m_database.atomically([&]() -> Result<void> {
        for (const auto& [id, invitation] : invitations) {
            if (auto forgotten = forgetKeys(id, EnrolmentState::Invited); !forgotten) {
                return forgotten;
            }
            if (auto set = setCode(id, invitation); !set) {
                return set;
            }
        }
        return {};
    });
}

Result<std::optional<Invitation>> EnrolmentTable::invitation(const AgentId& id) const
{
    return Query(m_database,
                 QStringLiteral("SELECT id, code_sha256, code_expires_at, code_used_at FROM agents "
                                "WHERE id = ? AND removed_at IS NULL AND code_sha256 IS NOT NULL"))
        .bind(id)
        .first(agentRow, [](RowReader& row) {
            row.skip(1);
            return Invitation{row.bytes(), row.time(), row.optionalTime().has_value()};
        });
}

Result<void> EnrolmentTable::enrol(const AgentId& id, const AgentCertificates& certificates, Timestamp now)
{
    return m_database.atomically([&]() -> Result<void> {
        if (auto free = refuseKeyOfAnother(id, certificates.signingKeyId); !free) {
            return free;
        }
        if (auto forgotten = forgetKeys(id, EnrolmentState::Enrolled); !forgotten) {
            return forgotten;
        }
        auto pinned = expectKnown(Query(m_database,
                                        QStringLiteral("UPDATE agents SET signing_key_id = ?, code_used_at = ? "
                                                       "WHERE id = ? AND removed_at IS NULL"))
                                      .bind(certificates.signingKeyId, now, id)
                                      .change(),
                                  id);
        return pinned ? setCertificates(id, certificates) : pinned;
    });
}

Result<void> EnrolmentTable::revoke(const std::vector<AgentId>& ids)
{
    return m_database.atomically([&]() -> Result<void> {
        Query forgetCode(m_database,
                         QStringLiteral("UPDATE agents SET code_sha256 = NULL, code_expires_at = NULL, "
                                        "code_used_at = NULL WHERE id = ? AND removed_at IS NULL"));
        for (const AgentId& id : ids) {
            if (auto forgotten = forgetKeys(id, EnrolmentState::Revoked); !forgotten) {
                return forgotten;
            }
            if (auto done = forgetCode.bind(id).run(); !done) {
                return done;
            }
        }
        return {};
    });
}

Result<void> EnrolmentTable::setProblem(const AgentId& id, EnrolmentProblem problem)
{
    return expectKnown(
        Query(m_database, QStringLiteral("UPDATE agents SET enrolment_problem = ? WHERE id = ? AND removed_at IS NULL"))
            .bind(problem, id)
            .change(),
        id);
}

Result<void> EnrolmentTable::setCode(const AgentId& id, const Invitation& invitation)
{
    return expectKnown(Query(m_database,
                             QStringLiteral("UPDATE agents SET code_sha256 = ?, code_expires_at = ?, "
                                            "code_used_at = NULL WHERE id = ? AND removed_at IS NULL"))
                           .bind(invitation.codeSha256, invitation.expires, id)
                           .change(),
                       id);
}

Result<void> EnrolmentTable::setCertificates(const AgentId& id, const AgentCertificates& certificates)
{
    return expectKnown(Query(m_database,
                             QStringLiteral("INSERT INTO agent_certificates (enrolment, signing, encryption) "
                                            "SELECT enrolment, ?, ? FROM agents WHERE id = ? AND removed_at IS NULL"))
                           .bind(certificates.signing, certificates.encryption, id)
                           .change(),
                       id);
}

Result<void> EnrolmentTable::forgetKeys(const AgentId& id, EnrolmentState state)
{
    auto forgotten =
        expectKnown(Query(m_database,
                          QStringLiteral("UPDATE agents SET enrolment_state = ?, enrolment_problem = ?, "
                                         "signing_key_id = x'', key_set_version = 0, newest_requested_at = NULL, "
                                         "newest_replied_at = NULL WHERE id = ? AND removed_at IS NULL"))
                        .bind(state, EnrolmentProblem::None, id)
                        .change(),
                    id);
    if (!forgotten) {
        return forgotten;
    }
    return Query(m_database,
                 QStringLiteral("DELETE FROM agent_certificates WHERE enrolment = "
                                "(SELECT enrolment FROM agents WHERE id = ? AND removed_at IS NULL)"))
        .bind(id)
        .run();
}

Result<void> EnrolmentTable::refuseKeyOfAnother(const AgentId& id, const QByteArray& keyId) const
{
    const auto owner = Query(m_database,
                             QStringLiteral("SELECT id FROM agents WHERE signing_key_id = ? AND removed_at IS NULL "
                                            "AND signing_key_id <> x'' AND id <> ?"))
                           .bind(keyId, id)
                           .first(agentRow, [](RowReader& row) { return row.text(); });
    if (!owner) {
        return failure(owner.error());
    }
    return *owner ? failure(DbError::DuplicateSigningKey, id.toString(), **owner) : Result<void>();
}

} // namespace rds
