// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SqlBatchStore.h"

#include "Database.h"
#include "Query.h"
#include "Rows.h"

#include <core/domain/DomainError.h>

#include <QSet>

namespace rds {

namespace {

constexpr RowSource batchRow{QLatin1String("batches")};
constexpr RowSource targetRow{QLatin1String("batch_targets"), 2};
constexpr RowSource eventRow{QLatin1String("batch_events")};
constexpr RowSource requestRow{QLatin1String("version_requests")};
constexpr RowSource statusRow{QLatin1String("agents")};

/// `'queued','sending',…`
QString openStates()
{
    QStringList names;
    for (const TargetState state : allTargetStates) {
        if (!isEnd(state)) {
            names.append(u'\'' + toString(state) + u'\'');
        }
    }
    return names.join(u',');
}

/// Condition on `batches b`. Names the open states one by one, which is seven look-ups in the index of
/// states; "not at its end" would walk through every target of every batch that has ended.
const QString& isUnfinished()
{
    static const QString condition = QStringLiteral("EXISTS (SELECT 1 FROM batch_targets o WHERE o.batch_id = b.id "
                                                    "AND o.state IN (%1))")
                                         .arg(openStates());
    return condition;
}

QString targetsWhere(const QString& condition)
{
    return QStringLiteral("SELECT %1 FROM batch_targets t WHERE %2").arg(sql::targetColumns, condition);
}

/// Each agent in the list with its row in the newest batch, if any.
QString statusesWhere(const QString& condition)
{
    return QStringLiteral("SELECT %1, %2, b.target_version FROM agents a "
                          "LEFT JOIN batch_targets t ON t.agent_id = a.id AND t.batch_id = "
                          "(SELECT max(n.batch_id) FROM batch_targets n WHERE n.agent_id = a.id) "
                          "LEFT JOIN batches b ON b.id = t.batch_id "
                          "WHERE a.removed_at IS NULL %3 ORDER BY a.id")
        .arg(sql::agentColumns, sql::targetColumns, condition);
}

AgentStatus readStatus(RowReader& row)
{
    AgentStatus status;
    status.agent = sql::readAgent(row);
    if (row.nextIsNull()) {
        row.skip(sql::targetColumnCount + 1);
    } else {
        status.target = sql::readTarget(row);
        status.targetVersion = row.version();
    }
    return status;
}

BatchEvent readEvent(RowReader& row)
{
    row.skip(1);
    BatchEvent event;
    event.batch = row.integer();
    event.agent = row.agentId();
    event.attempt = row.count();
    event.at = row.time();
    event.from = row.named(&targetStateFromString);
    event.to = row.named(&targetStateFromString);
    event.event = row.text();
    event.cause = row.named(&failureCauseFromString);
    event.evidence = row.text();
    return event;
}

} // namespace

SqlBatchStore::SqlBatchStore(Database& database)
    : m_database(database)
{
}

Result<BatchId> SqlBatchStore::add(const BatchUpdate& batch, const std::vector<BatchTarget>& targets)
{
    BatchId id = 0;
    auto added = m_database.atomically([&]() -> Result<void> {
        if (auto checked = checkNew(batch, targets); !checked) {
            return checked;
        }
        const auto inserted = insertBatch(batch);
        if (!inserted) {
            return failure(inserted.error());
        }
        id = *inserted;
        return insertTargets(id, targets);
    });
    return added ? Result<BatchId>(id) : failure(added.error());
}

Result<void> SqlBatchStore::checkNew(const BatchUpdate& batch, const std::vector<BatchTarget>& targets) const
{
    const auto package = Query(m_database, QStringLiteral("SELECT id FROM packages WHERE id = ?"))
                             .bind(batch.packageId)
                             .first(batchRow, [](RowReader& row) { return row.integer(); });
    if (!package) {
        return failure(package.error());
    }
    if (!package->has_value()) {
        return failure(DomainError::UnknownPackage, QString::number(batch.packageId));
    }
    QSet<AgentId> agents;
    QStringList ids;
    for (const BatchTarget& target : targets) {
        if (agents.contains(target.agent)) {
            return failure(DomainError::DuplicateAgent, target.agent.toString());
        }
        agents.insert(target.agent);
        ids.append(target.agent.toString());
    }
    const auto unknown = Query(m_database,
                               QStringLiteral("SELECT value FROM json_each(?) WHERE value NOT IN "
                                              "(SELECT id FROM agents WHERE removed_at IS NULL) LIMIT 1"))
                             .bind(sql::list(ids))
                             .first(statusRow, [](RowReader& row) { return row.text(); });
    if (!unknown) {
        return failure(unknown.error());
    }
    return unknown->has_value() ? failure(DomainError::UnknownAgent, **unknown) : Result<void>();
}

Result<BatchId> SqlBatchStore::insertBatch(const BatchUpdate& batch)
{
    return Query(m_database,
                 QStringLiteral("INSERT INTO batches (campaign, package_id, target_version, started_at, "
                                "finished_at, allow_downgrade, reply_timeout_ms) VALUES (?,?,?,?,?,?,?)"))
        .bind(batch.campaign, batch.packageId, batch.target, batch.started, batch.finished, batch.allowDowngrade,
              batch.replyTimeout)
        .insert();
}

Result<void> SqlBatchStore::insertTargets(BatchId id, const std::vector<BatchTarget>& targets)
{
    Query insert(m_database,
                 QStringLiteral("INSERT INTO batch_targets (batch_id, agent_id, state, attempt, "
                                "version_before, version_after, cause, evidence, next_action_at, "
                                "request_id, changed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
    for (const BatchTarget& t : targets) {
        auto done = insert
                        .bind(id, t.agent, t.state, t.attempt, t.versionBefore, t.versionAfter, t.cause, t.evidence,
                              t.nextActionAt, t.requestId, t.changed)
                        .run();
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<BatchUpdate> SqlBatchStore::find(BatchId id) const
{
    auto found = Query(m_database, QStringLiteral("SELECT %1 FROM batches b WHERE b.id = ?").arg(sql::batchColumns))
                     .bind(id)
                     .first(batchRow, sql::readBatch);
    if (!found) {
        return failure(found.error());
    }
    return found->has_value() ? Result<BatchUpdate>(std::move(**found))
                              : failure(DomainError::UnknownBatch, QString::number(id));
}

Result<std::vector<BatchUpdate>> SqlBatchStore::all() const
{
    return Query(m_database, QStringLiteral("SELECT %1 FROM batches b ORDER BY b.id DESC").arg(sql::batchColumns))
        .list(batchRow, sql::readBatch);
}

Result<std::vector<BatchUpdate>> SqlBatchStore::unfinished() const
{
    return Query(
               m_database,
               QStringLiteral("SELECT %1 FROM batches b WHERE %2 ORDER BY b.id").arg(sql::batchColumns, isUnfinished()))
        .list(batchRow, sql::readBatch);
}

Result<BatchProgress> SqlBatchStore::progress(BatchId id) const
{
    BatchProgress progress;
    auto read = m_database.consistently([&]() -> Result<void> {
        auto batch = find(id);
        if (!batch) {
            return failure(batch.error());
        }
        progress.batch = std::move(*batch);
        return countTargets(progress);
    });
    return read ? Result<BatchProgress>(std::move(progress)) : failure(read.error());
}

Result<void> SqlBatchStore::countTargets(BatchProgress& progress) const
{
    auto counted = Query(m_database,
                         QStringLiteral("SELECT state, count(*) FROM batch_targets WHERE batch_id = ? "
                                        "GROUP BY state"))
                       .bind(progress.batch.id)
                       .each(targetRow, [&](RowReader& row) {
                           const TargetState state = row.named(&targetStateFromString);
                           const int count = row.count();
                           progress.total += count;
                           progress.updated += state == TargetState::Updated ? count : 0;
                           progress.failed += state == TargetState::Failed ? count : 0;
                       });
    if (!counted) {
        return counted;
    }
    const auto next = Query(m_database,
                            QStringLiteral("SELECT min(next_action_at) FROM batch_targets "
                                           "WHERE batch_id = ? AND next_action_at IS NOT NULL"))
                          .bind(progress.batch.id)
                          .first(targetRow, [](RowReader& row) { return row.optionalTime(); });
    if (!next) {
        return failure(next.error());
    }
    progress.nextActionAt = next->value_or(std::nullopt);
    return {};
}

Result<void> SqlBatchStore::setFinished(BatchId id, std::optional<Timestamp> finished)
{
    const auto changed = Query(m_database, QStringLiteral("UPDATE batches SET finished_at = ? WHERE id = ?"))
                             .bind(finished, id)
                             .change();
    if (!changed) {
        return failure(changed.error());
    }
    return *changed == 1 ? Result<void>() : failure(DomainError::UnknownBatch, QString::number(id));
}

Result<std::vector<BatchTarget>> SqlBatchStore::targets(BatchId id) const
{
    return Query(m_database, targetsWhere(QStringLiteral("t.batch_id = ? ORDER BY t.agent_id")))
        .bind(id)
        .list(targetRow, sql::readTarget);
}

Result<std::vector<BatchTarget>> SqlBatchStore::targetsIn(BatchId id, TargetState state) const
{
    return Query(m_database, targetsWhere(QStringLiteral("t.batch_id = ? AND t.state = ? ORDER BY t.agent_id")))
        .bind(id, state)
        .list(targetRow, sql::readTarget);
}

Result<std::vector<BatchTarget>> SqlBatchStore::targetsOf(BatchId id, const std::vector<AgentId>& agents) const
{
    return Query(m_database,
                 targetsWhere(QStringLiteral("t.batch_id = ? AND t.agent_id IN "
                                             "(SELECT value FROM json_each(?)) ORDER BY t.agent_id")))
        .bind(id, sql::list(agents))
        .list(targetRow, sql::readTarget);
}

Result<std::vector<BatchTarget>> SqlBatchStore::due(BatchId id, Timestamp now, int limit) const
{
    return Query(m_database,
                 targetsWhere(QStringLiteral("t.batch_id = ? AND t.next_action_at <= ? "
                                             "ORDER BY t.next_action_at, t.agent_id LIMIT ?")))
        .bind(id, now, limit)
        .list(targetRow, sql::readTarget);
}

Result<std::optional<Timestamp>> SqlBatchStore::nextActionAt() const
{
    const auto next = Query(m_database,
                            QStringLiteral("SELECT min(earliest) FROM (SELECT (SELECT min(next_action_at) "
                                           "FROM batch_targets t WHERE t.batch_id = b.id "
                                           "AND t.next_action_at IS NOT NULL) AS earliest "
                                           "FROM batches b WHERE %1)")
                                .arg(isUnfinished()))
                          .first(targetRow, [](RowReader& row) { return row.optionalTime(); });
    return next ? Result<std::optional<Timestamp>>(next->value_or(std::nullopt)) : failure(next.error());
}

Result<void> SqlBatchStore::save(const std::vector<BatchTarget>& targets, const std::vector<BatchEvent>& events)
{
    return m_database.atomically([&]() -> Result<void> {
        auto updated = update(targets);
        return updated ? append(events) : updated;
    });
}

Result<void> SqlBatchStore::update(const std::vector<BatchTarget>& targets)
{
    Query write(m_database,
                QStringLiteral("UPDATE batch_targets SET state = ?, attempt = ?, version_before = ?, "
                               "version_after = ?, cause = ?, evidence = ?, next_action_at = ?, "
                               "request_id = ?, changed_at = ? WHERE batch_id = ? AND agent_id = ?"));
    for (const BatchTarget& t : targets) {
        const auto changed = write
                                 .bind(t.state, t.attempt, t.versionBefore, t.versionAfter, t.cause, t.evidence,
                                       t.nextActionAt, t.requestId, t.changed, t.batch, t.agent)
                                 .change();
        if (!changed) {
            return failure(changed.error());
        }
        if (*changed == 0) {
            return failure(DomainError::UnknownAgent, t.agent.toString(),
                           QStringLiteral("not a target of batch %1").arg(t.batch));
        }
    }
    return {};
}

Result<void> SqlBatchStore::append(const std::vector<BatchEvent>& events)
{
    Query insert(m_database,
                 QStringLiteral("INSERT INTO batch_events (batch_id, agent_id, attempt, at, from_state, "
                                "to_state, event, cause, evidence) VALUES (?,?,?,?,?,?,?,?,?)"));
    for (const BatchEvent& e : events) {
        auto done = insert.bind(e.batch, e.agent, e.attempt, e.at, e.from, e.to, e.event, e.cause, e.evidence).run();
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<std::vector<BatchEvent>> SqlBatchStore::events(BatchId id, const AgentId& agent) const
{
    return Query(m_database,
                 QStringLiteral("SELECT id, batch_id, agent_id, attempt, at, from_state, to_state, event, "
                                "cause, evidence FROM batch_events WHERE batch_id = ? AND agent_id = ? "
                                "ORDER BY id"))
        .bind(id, agent)
        .list(eventRow, readEvent);
}

Result<void> SqlBatchStore::addRequest(const VersionRequest& request)
{
    return Query(m_database,
                 QStringLiteral("INSERT INTO version_requests (id, nonce, batch_id, created_at) VALUES (?,?,?,?)"))
        .bind(request.id, request.nonce, request.batch, request.created)
        .run();
}

Result<std::optional<VersionRequest>> SqlBatchStore::findRequest(const QString& id) const
{
    return Query(m_database,
                 QStringLiteral("SELECT id, nonce, batch_id, created_at FROM version_requests WHERE id = ?"))
        .bind(id)
        .first(requestRow, [](RowReader& row) {
            return VersionRequest{row.text(), row.text(), row.optionalInteger(), row.time()};
        });
}

Result<std::vector<AgentStatus>> SqlBatchStore::statuses() const
{
    return Query(m_database, statusesWhere(QString())).list(statusRow, readStatus);
}

Result<std::vector<AgentStatus>> SqlBatchStore::statusesOf(const std::vector<AgentId>& agents) const
{
    return Query(m_database, statusesWhere(QStringLiteral("AND a.id IN (SELECT value FROM json_each(?))")))
        .bind(sql::list(agents))
        .list(statusRow, readStatus);
}

} // namespace rds
