// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SqlAgentStore.h"

#include "Database.h"
#include "DbError.h"
#include "Query.h"
#include "Rows.h"

#include <core/domain/DomainError.h>

namespace rds {

namespace {

constexpr RowSource agentRow{QLatin1String("agents")};
constexpr qsizetype maxNoteLength = 1000;

Result<void> checkNote(const AgentId& id, const QString& note)
{
    return note.size() <= maxNoteLength
        ? Result<void>()
        : failure(DomainError::NotesTooLong, id.toString(), QString::number(note.size()));
}

/// Who holds a unique value now, in the table or among those being added.
using Owners = QHash<QString, QString>;

QString hex(const QByteArray& keyId)
{
    return QString::fromLatin1(keyId.toHex().toUpper());
}

Result<Owners> ownersOf(Database& database, const QString& column, const QStringList& values)
{
    Owners owners;
    auto done = Query(database,
                      QStringLiteral("SELECT id, %1 FROM agents WHERE removed_at IS NULL "
                                     "AND %1 IN (SELECT value FROM json_each(?))")
                          .arg(column))
                    .bind(sql::list(values))
                    .each(agentRow, [&](RowReader& row) {
                        const QString owner = row.text();
                        owners.insert(row.text(), owner);
                    });
    return done ? Result<Owners>(std::move(owners)) : failure(done.error());
}

/// True where nobody held `value` before.
bool claim(Owners& owners, const QString& value, const AgentId& agent)
{
    if (owners.contains(value)) {
        return false;
    }
    owners.insert(value, agent.toString());
    return true;
}

} // namespace

SqlAgentStore::SqlAgentStore(Database& database, const Clock& clock)
    : m_database(database)
    , m_clock(clock)
    , m_enrolments(database)
    , m_reports(database)
{
}

Result<std::vector<Agent>> SqlAgentStore::all() const
{
    return Query(m_database,
                 QStringLiteral("SELECT %1 FROM agents a WHERE removed_at IS NULL ORDER BY id").arg(sql::agentColumns))
        .list(agentRow, sql::readAgent);
}

Result<Agent> SqlAgentStore::find(const AgentId& id) const
{
    auto found =
        Query(m_database,
              QStringLiteral("SELECT %1 FROM agents a WHERE id = ? AND removed_at IS NULL").arg(sql::agentColumns))
            .bind(id)
            .first(agentRow, sql::readAgent);
    if (!found) {
        return failure(found.error());
    }
    return found->has_value() ? Result<Agent>(std::move(**found)) : failure(DomainError::UnknownAgent, id.toString());
}

Result<void> SqlAgentStore::add(const std::vector<EnrolledAgent>& agents)
{
    std::vector<NewRow> rows;
    rows.reserve(agents.size());
    for (const auto& [agent, certificates] : agents) {
        rows.push_back({agent, certificates, std::nullopt});
        rows.back().agent.enrolment = EnrolmentState::Enrolled;
    }
    return addRows(rows);
}

Result<void> SqlAgentStore::addInvited(const std::vector<InvitedAgent>& agents)
{
    std::vector<NewRow> rows;
    rows.reserve(agents.size());
    for (const auto& [agent, invitation] : agents) {
        rows.push_back({agent, {}, invitation});
        rows.back().agent.enrolment = EnrolmentState::Invited;
    }
    return addRows(rows);
}

Result<void> SqlAgentStore::addRows(const std::vector<NewRow>& rows)
{
    for (const NewRow& row : rows) {
        if (auto checked = checkNote(row.agent.id, row.agent.note); !checked) {
            return checked;
        }
    }
    return m_database.atomically([&]() -> Result<void> {
        auto unique = refuseDuplicates(rows);
        return unique ? insert(rows) : unique;
    });
}

Result<void> SqlAgentStore::refuseDuplicates(const std::vector<NewRow>& rows) const
{
    QStringList idTexts;
    QStringList addressKeys;
    QStringList keyIds;
    for (const NewRow& row : rows) {
        idTexts.append(row.agent.id.toString());
        addressKeys.append(row.agent.address.normalized());
        keyIds.append(hex(row.certificates.signingKeyId));
    }
    auto ids = ownersOf(m_database, QStringLiteral("id"), idTexts);
    auto addresses = ownersOf(m_database, QStringLiteral("address_key"), addressKeys);
    auto keys = ownersOf(m_database, QStringLiteral("hex(signing_key_id)"), keyIds);
    if (!ids || !addresses || !keys) {
        return failure(!ids ? ids.error() : !addresses ? addresses.error() : keys.error());
    }
    for (const NewRow& row : rows) {
        const Agent& agent = row.agent;
        const QString address = agent.address.normalized();
        const QString key = hex(row.certificates.signingKeyId);
        if (!claim(*ids, agent.id.toString(), agent.id)) {
            return failure(DomainError::DuplicateAgent, agent.id.toString());
        }
        if (!claim(*addresses, address, agent.id)) {
            return failure(DomainError::DuplicateMailAddress, agent.address.toString(), addresses->value(address));
        }
        if (!key.isEmpty() && !claim(*keys, key, agent.id)) {
            return failure(DbError::DuplicateSigningKey, agent.id.toString(), keys->value(key));
        }
    }
    return {};
}

Result<void> SqlAgentStore::insert(const std::vector<NewRow>& rows)
{
    Query identity(m_database, QStringLiteral("INSERT INTO agent_ids (id) VALUES (?) ON CONFLICT DO NOTHING"));
    Query insertion(m_database,
                    QStringLiteral("INSERT INTO agents (id, address, address_key, version, last_version_check, "
                                   "note, signing_key_id, enrolment_state, key_set_version, hardware_class) "
                                   "VALUES (?,?,?,?,?,?,?,?,?,?)"));
    for (const auto& [agent, certificates, invitation] : rows) {
        if (auto done = identity.bind(agent.id).run(); !done) {
            return done;
        }
        auto done =
            insertion
                .bind(agent.id, agent.address, agent.address.normalized(), agent.version, agent.lastVersionCheck,
                      agent.note, certificates.signingKeyId, agent.enrolment, agent.keySetVersion, agent.hardwareClass)
                .run();
        if (!done) {
            return done;
        }
        done = invitation ? m_enrolments.setCode(agent.id, *invitation)
                          : m_enrolments.setCertificates(agent.id, certificates);
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<void> SqlAgentStore::invite(const std::vector<std::pair<AgentId, Invitation>>& invitations)
{
    return m_enrolments.invite(invitations);
}

Result<std::optional<Invitation>> SqlAgentStore::invitation(const AgentId& id) const
{
    return m_enrolments.invitation(id);
}

Result<void> SqlAgentStore::enrol(const AgentId& id, const AgentCertificates& certificates)
{
    return m_enrolments.enrol(id, certificates, m_clock.now());
}

Result<void> SqlAgentStore::revoke(const std::vector<AgentId>& ids)
{
    return m_enrolments.revoke(ids);
}

Result<void> SqlAgentStore::setEnrolmentProblem(const AgentId& id, EnrolmentProblem problem)
{
    return m_enrolments.setProblem(id, problem);
}

Result<void> SqlAgentStore::remove(const std::vector<AgentId>& ids)
{
    return m_database.atomically([&]() -> Result<void> {
        Query mark(m_database, QStringLiteral("UPDATE agents SET removed_at = ? WHERE id = ? AND removed_at IS NULL"));
        for (const AgentId& id : ids) {
            const auto changed = mark.bind(m_clock.now(), id).change();
            if (!changed) {
                return failure(changed.error());
            }
            if (*changed == 0) {
                return failure(DomainError::UnknownAgent, id.toString());
            }
        }
        return {};
    });
}

Result<void> SqlAgentStore::setNote(const AgentId& id, const QString& note)
{
    if (auto checked = checkNote(id, note); !checked) {
        return checked;
    }
    const auto changed =
        Query(m_database, QStringLiteral("UPDATE agents SET note = ? WHERE id = ? AND removed_at IS NULL"))
            .bind(note, id)
            .change();
    if (!changed) {
        return failure(changed.error());
    }
    return *changed == 1 ? Result<void>() : failure(DomainError::UnknownAgent, id.toString());
}

Result<std::vector<std::pair<AgentId, AgentCertificates>>>
SqlAgentStore::certificates(const std::vector<AgentId>& ids) const
{
    return Query(m_database,
                 QStringLiteral("SELECT a.id, c.signing, c.encryption, a.signing_key_id FROM agents a "
                                "JOIN agent_certificates c ON c.enrolment = a.enrolment "
                                "WHERE a.removed_at IS NULL AND a.id IN (SELECT value FROM json_each(?)) "
                                "ORDER BY a.id"))
        .bind(sql::list(ids))
        .list(agentRow, [](RowReader& row) {
            AgentId id = row.agentId();
            return std::pair(std::move(id), AgentCertificates{row.bytes(), row.bytes(), row.bytes()});
        });
}

Result<std::optional<EnrolledAgent>> SqlAgentStore::findBySigningKey(const QByteArray& keyId) const
{
    return Query(m_database,
                 QStringLiteral("SELECT %1, c.signing, c.encryption, a.signing_key_id FROM agents a "
                                "JOIN agent_certificates c ON c.enrolment = a.enrolment "
                                "WHERE a.signing_key_id = ? AND a.removed_at IS NULL "
                                "AND a.signing_key_id <> x''")
                     .arg(sql::agentColumns))
        .bind(keyId)
        .first(agentRow, [](RowReader& row) {
            return EnrolledAgent{sql::readAgent(row), {row.bytes(), row.bytes(), row.bytes()}};
        });
}

Result<std::vector<std::pair<AgentId, AnswerStamp>>>
SqlAgentStore::newestStamps(const std::vector<AgentId>& agents) const
{
    return m_reports.newestStamps(agents);
}

Result<void> SqlAgentStore::addReports(const std::vector<StoredReport>& reports)
{
    return m_reports.add(reports);
}

Result<std::vector<StoredReport>> SqlAgentStore::reports(const AgentId& id) const
{
    return m_reports.of(id);
}

Result<std::vector<StoredReport>> SqlAgentStore::latestReports() const
{
    return m_reports.latest();
}

} // namespace rds
