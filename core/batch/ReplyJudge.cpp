// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyJudge.h"

#include "BatchJournal.h"
#include "Collect.h"
#include "TargetLedger.h"
#include "Verdict.h"

#include <core/transport/Outbox.h>

#include <unordered_map>

namespace rds {

ReplyJudge::ReplyJudge(BatchParts parts, BatchJournal& journal)
    : m_parts(parts)
    , m_journal(journal)
{
}

Result<void> ReplyJudge::judge(const std::vector<VersionReply>& replies)
{
    const auto groups = byBatch(replies);
    if (!groups) {
        return failure(groups.error());
    }
    for (const auto& [batch, members] : *groups) {
        if (const auto judged = judgeInBatch(batch, members); !judged) {
            return judged;
        }
    }
    return {};
}

/// A reply says what the agent runs now, so it speaks to the agent's newest batch.
Result<ReplyJudge::RepliesByBatch> ReplyJudge::byBatch(const std::vector<VersionReply>& replies) const
{
    const auto statuses = m_parts.batches.statusesOf(collect(replies, &VersionReply::agent));
    if (!statuses) {
        return failure(statuses.error());
    }
    std::unordered_map<AgentId, BatchId> batchOf;
    for (const AgentStatus& status : *statuses) {
        if (status.target) {
            batchOf.emplace(status.agent.id, status.target->batch);
        }
    }
    RepliesByBatch groups;
    for (const VersionReply& reply : replies) {
        if (const auto found = batchOf.find(reply.agent); found != batchOf.end()) {
            groups[found->second].push_back(&reply);
        }
    }
    return groups;
}

Result<void> ReplyJudge::judgeInBatch(BatchId batch, const std::vector<const VersionReply*>& replies)
{
    const auto step = m_journal.open(batch);
    if (!step) {
        return failure(step.error());
    }
    const auto stored =
        m_parts.batches.targetsOf(batch, collect(replies, [](const VersionReply* reply) { return reply->agent; }));
    if (!stored) {
        return failure(stored.error());
    }
    std::unordered_map<AgentId, BatchTarget> targets;
    for (const BatchTarget& target : *stored) {
        targets.emplace(target.agent, target);
    }
    std::vector<AgentId> updated;
    TargetLedger ledger(step->batch, *step->manifest, m_parts.clock.now());
    for (const VersionReply* reply : replies) {
        const auto found = targets.find(reply->agent);
        if (found == targets.end()) {
            continue;
        }
        BatchTarget& target = found->second;
        const Verdict verdict = rds::judge(step->batch, target, *reply);
        if (verdict.event == TargetEvent::ReplyDiffers && reply->requestId != target.requestId) {
            continue;
        }
        target.versionAfter = reply->report.softwareVersion;
        ledger.apply(target, verdict.event, verdict.cause, verdict.evidence);
        if (target.state == TargetState::Updated) {
            updated.push_back(target.agent);
        }
    }
    // An update mail in doubt has arrived: it must not be sent again.
    if (const auto withdrawn = m_parts.outbox.withdraw(batch, MailPurpose::Update, updated); !withdrawn) {
        return withdrawn;
    }
    return m_journal.save(*step, ledger);
}

} // namespace rds
