// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>
#include <core/package/UpdatePackage.h>

#include <memory>

namespace rds {

class PackageLibrary;
class TargetLedger;

/// A batch with its package: what a step of the engine works on.
struct BatchStep {
    BatchUpdate batch;
    std::shared_ptr<const UpdatePackage> package;
};

/// Where the engine's steps are kept: it stores what a ledger moved, sets or lifts the batch's end, and
/// remembers what changed until the transaction is durable. Engine thread.
class BatchJournal {
public:
    struct Changes {
        std::vector<AgentId> agents;
        std::vector<BatchId> batches; ///< sorted, each once
    };

    BatchJournal(BatchParts parts, PackageLibrary& packages);

    /// Errors UnknownBatch, UnknownPackage, or why the package's file is not good.
    [[nodiscard]] Result<BatchStep> open(BatchId batch);
    /// Call it inside a transaction.
    [[nodiscard]] Result<void> save(const BatchStep& step, const TargetLedger& ledger);

    void noteChanges(BatchId batch, const std::vector<AgentId>& agents);
    [[nodiscard]] Changes takeChanges();

private:
    BatchParts m_parts;
    PackageLibrary& m_packages;
    Changes m_changes;
};

} // namespace rds
