// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/BatchStore.h>

namespace rds {

class Database;

/// BatchStore in the tables `batches`, `batch_targets`, `batch_events` and `version_requests`. Used in the
/// database's thread.
///
/// Besides the errors of BatchStore: add() gives UnknownPackage, UnknownAgent (not in the list now) and
/// DuplicateAgent; save() gives UnknownAgent where the agent is not a target of the batch.
class SqlBatchStore final : public BatchStore {
public:
    explicit SqlBatchStore(Database& database);

    [[nodiscard]] Result<BatchId> add(const BatchUpdate& batch, const std::vector<BatchTarget>& targets) override;
    [[nodiscard]] Result<BatchUpdate> find(BatchId id) const override;
    [[nodiscard]] Result<std::vector<BatchUpdate>> all() const override;
    [[nodiscard]] Result<std::vector<BatchUpdate>> unfinished() const override;
    [[nodiscard]] Result<BatchProgress> progress(BatchId id) const override;
    [[nodiscard]] Result<void> setFinished(BatchId id, std::optional<Timestamp> finished) override;

    [[nodiscard]] Result<std::vector<BatchTarget>> targets(BatchId id) const override;
    [[nodiscard]] Result<std::vector<BatchTarget>> targetsIn(BatchId id, TargetState state) const override;
    [[nodiscard]] Result<std::vector<BatchTarget>> targetsOf(BatchId id,
                                                             const std::vector<AgentId>& agents) const override;
    [[nodiscard]] Result<std::vector<BatchTarget>> due(BatchId id, Timestamp now, int limit) const override;
    [[nodiscard]] Result<std::optional<Timestamp>> nextActionAt() const override;

    [[nodiscard]] Result<void> save(const std::vector<BatchTarget>& targets,
                                    const std::vector<BatchEvent>& events) override;
    [[nodiscard]] Result<std::vector<BatchEvent>> events(BatchId id, const AgentId& agent) const override;

    [[nodiscard]] Result<void> addRequest(const VersionRequest& request) override;
    [[nodiscard]] Result<std::optional<VersionRequest>> findRequest(const QString& id) const override;

    [[nodiscard]] Result<std::vector<AgentStatus>> statuses() const override;
    [[nodiscard]] Result<std::vector<AgentStatus>> statusesOf(const std::vector<AgentId>& agents) const override;

private:
    [[nodiscard]] Result<void> checkNew(const BatchUpdate& batch, const std::vector<BatchTarget>& targets) const;
    [[nodiscard]] Result<BatchId> insertBatch(const BatchUpdate& batch);
    [[nodiscard]] Result<void> insertTargets(BatchId id, const std::vector<BatchTarget>& targets);
    [[nodiscard]] Result<void> update(const std::vector<BatchTarget>& targets);
    [[nodiscard]] Result<void> append(const std::vector<BatchEvent>& events);
    [[nodiscard]] Result<void> countTargets(BatchProgress& progress) const;

    Database& m_database;
};

} // namespace rds
