// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchJournal.h"

#include "TargetLedger.h"

#include <core/domain/PackageStore.h>

#include <algorithm>
#include <utility>

namespace rds {

BatchJournal::BatchJournal(BatchParts parts)
    : m_parts(parts)
{
}

Result<BatchStep> BatchJournal::open(BatchId batchId)
{
    auto batch = m_parts.batches.find(batchId);
    if (!batch) {
        return failure(batch.error());
    }
    if (!m_manifest || m_packageId != batch->packageId) {
        auto package = m_parts.packages.find(batch->packageId);
        if (!package) {
            return failure(package.error());
        }
        m_manifest = std::make_shared<const PackageManifest>(std::move(package->manifest));
        m_packageId = batch->packageId;
    }
    return BatchStep{*std::move(batch), m_manifest};
}

Result<void> BatchJournal::save(const BatchStep& step, const TargetLedger& ledger)
{
    if (ledger.moved().empty()) {
        return {};
    }
    if (const auto saved = ledger.save(m_parts.batches); !saved) {
        return saved;
    }
    for (const BatchTarget& target : ledger.moved()) {
        m_changes.agents.push_back(target.agent);
    }
    m_changes.batches.push_back(step.batch.id);
    const auto progress = m_parts.batches.progress(step.batch.id);
    if (!progress) {
        return failure(progress.error());
    }
    const bool finished = progress->running() == 0;
    if (finished == progress->batch.finished.has_value()) {
        return {};
    }
    return m_parts.batches.setFinished(step.batch.id, finished ? std::optional(m_parts.clock.now()) : std::nullopt);
}

void BatchJournal::noteChanges(BatchId batch, const std::vector<AgentId>& agents)
{
    m_changes.agents.insert(m_changes.agents.end(), agents.begin(), agents.end());
    m_changes.batches.push_back(batch);
}

BatchJournal::Changes BatchJournal::takeChanges()
{
    Changes changes = std::exchange(m_changes, {});
    std::sort(changes.batches.begin(), changes.batches.end());
    changes.batches.erase(std::unique(changes.batches.begin(), changes.batches.end()), changes.batches.end());
    return changes;
}

} // namespace rds
