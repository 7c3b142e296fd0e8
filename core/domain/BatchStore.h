// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentStatus.h"
#include "BatchUpdate.h"

#include <vector>

namespace rds {

/// A version request that was made: replies are bound to its id and nonce.
struct VersionRequest {
    QString id; ///< random hex
    QString nonce; ///< random hex
    std::optional<BatchId> batch;
    Timestamp created{};
};

/// Batches, their targets and their history. One thread.
class BatchStore {
public:
    virtual ~BatchStore() = default;

    /// Stores a batch and its targets; returns its id. The ids inside the arguments are ignored.
    [[nodiscard]] virtual Result<BatchId> add(const BatchUpdate& batch, const std::vector<BatchTarget>& targets) = 0;
    /// Error DomainError::UnknownBatch.
    [[nodiscard]] virtual Result<BatchUpdate> find(BatchId id) const = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<std::vector<BatchUpdate>> all() const = 0;
    /// The batches with targets that are not at their end, oldest first.
    [[nodiscard]] virtual Result<std::vector<BatchUpdate>> unfinished() const = 0;
    [[nodiscard]] virtual Result<BatchProgress> progress(BatchId id) const = 0;
    [[nodiscard]] virtual Result<void> setFinished(BatchId id, std::optional<Timestamp> finished) = 0;

    /// Sorted by agent id.
    [[nodiscard]] virtual Result<std::vector<BatchTarget>> targets(BatchId id) const = 0;
    [[nodiscard]] virtual Result<std::vector<BatchTarget>> targetsIn(BatchId id, TargetState state) const = 0;
    /// Those of `agents` that are targets of the batch.
    [[nodiscard]] virtual Result<std::vector<BatchTarget>> targetsOf(BatchId id,
                                                                     const std::vector<AgentId>& agents) const = 0;
    /// Targets whose nextActionAt is at or before `now`, oldest first, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<BatchTarget>> due(BatchId id, Timestamp now, int limit) const = 0;
    /// The earliest nextActionAt of all unfinished batches.
    [[nodiscard]] virtual Result<std::optional<Timestamp>> nextActionAt() const = 0;

    /// Writes the targets as they are now and appends the events that led there.
    [[nodiscard]] virtual Result<void> save(const std::vector<BatchTarget>& targets,
                                            const std::vector<BatchEvent>& events) = 0;
    /// Oldest first.
    [[nodiscard]] virtual Result<std::vector<BatchEvent>> events(BatchId id, const AgentId& agent) const = 0;

    [[nodiscard]] virtual Result<void> addRequest(const VersionRequest& request) = 0;
    /// None where no such request was ever made.
    [[nodiscard]] virtual Result<std::optional<VersionRequest>> findRequest(const QString& id) const = 0;

    /// Every agent with its place in the newest batch that has it as a target, sorted by agent id.
    [[nodiscard]] virtual Result<std::vector<AgentStatus>> statuses() const = 0;
    /// The same for these agents only; removed agents are left out.
    [[nodiscard]] virtual Result<std::vector<AgentStatus>> statusesOf(const std::vector<AgentId>& agents) const = 0;
};

} // namespace rds
