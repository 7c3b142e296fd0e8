// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>

#include <memory>

namespace rds {

class TargetLedger;
struct PackageManifest;

/// A batch with what its package says about itself: what a step of the engine works on. The package's content may be
/// gone, or be signed with a key that was revoked; a batch under way ends well nevertheless.
struct BatchStep {
    BatchUpdate batch;
    std::shared_ptr<const PackageManifest> manifest;
};

/// Where the engine's steps are kept: it stores what a ledger moved, sets or lifts the batch's end, and
/// remembers what changed until the transaction is durable. Engine thread.
class BatchJournal {
public:
    struct Changes {
        std::vector<AgentId> agents;
        std::vector<BatchId> batches; ///< sorted, each once
    };

    explicit BatchJournal(BatchParts parts);

    /// Errors UnknownBatch, UnknownPackage.
    [[nodiscard]] Result<BatchStep> open(BatchId batch);
    /// Call it inside a transaction.
    [[nodiscard]] Result<void> save(const BatchStep& step, const TargetLedger& ledger);

    void noteChanges(BatchId batch, const std::vector<AgentId>& agents);
    [[nodiscard]] Changes takeChanges();

private:
    BatchParts m_parts;
    Changes m_changes;
    qint64 m_packageId = 0;
    std::shared_ptr<const PackageManifest> m_manifest; ///< the last one asked for; it never changes
};

} // namespace rds
