// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchOutcome.h"

#include "AgentTable.h"
#include "BatchWatch.h"
#include "CliContext.h"

#include <core/centre/Centre.h>
#include <core/domain/DomainError.h>
#include <ui/text/Format.h>

namespace rds::cli {

namespace {

Result<std::vector<AgentStatus>> failedAgents(const Centre& centre, BatchId batch)
{
    auto agents = centre.statuses();
    if (agents) {
        std::erase_if(*agents, [&](const AgentStatus& status) {
            return !status.target || status.target->batch != batch || status.target->state != TargetState::Failed;
        });
    }
    return agents;
}

} // namespace

Result<BatchId> newestBatch(const Centre& centre)
{
    const auto newest = centre.newestBatch();
    if (!newest) {
        return failure(newest.error());
    }
    return *newest ? Result<BatchId>((*newest)->batch.id) : failure(DomainError::UnknownBatch);
}

int followBatch(CliContext& context, Centre& centre, BatchId batch, bool untilSent)
{
    BatchWatch watch(centre, false);
    const BatchProgress progress = untilSent ? watch.waitUntilSent(batch) : watch.waitForEnd(batch);
    const auto failed = failedAgents(centre, batch);
    if (!failed) {
        return context.fail(failed.error());
    }
    if (!failed->empty()) {
        for (const QString& line : agentTable(*failed, context.clock().now())) {
            context.print(line);
        }
    }
    context.print(formatOutcome(progress.updated, progress.failed, progress.running()));
    return progress.failed > 0 ? ExitCode::AgentsFailed : ExitCode::Success;
}

} // namespace rds::cli
