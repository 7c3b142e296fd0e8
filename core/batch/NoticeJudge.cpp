// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NoticeJudge.h"

#include "BatchJournal.h"
#include "Collect.h"
#include "TargetLedger.h"
#include "Verdict.h"
#include "VersionAsker.h"

#include <core/transport/Outbox.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace rds {

struct NoticeJudge::Refusal {
    BatchTarget target;
    Verdict verdict;
};

namespace {

/// Its version request was made already, or the time for it is over.
bool wasAsked(TargetState state)
{
    return state == TargetState::Asking || state == TargetState::Asked || isEnd(state);
}

} // namespace

NoticeJudge::NoticeJudge(BatchParts parts, int groupSize, BatchJournal& journal, VersionAsker& asker)
    : m_parts(parts)
    , m_groupSize(groupSize)
    , m_journal(journal)
    , m_asker(asker)
{
}

Result<void> NoticeJudge::judge(const std::vector<UpdateNotice>& notices)
{
    const auto statuses = m_parts.batches.statusesOf(collect(notices, &UpdateNotice::agent));
    if (!statuses) {
        return failure(statuses.error());
    }
    std::unordered_map<AgentId, BatchId> batchOf;
    for (const AgentStatus& status : *statuses) {
        if (status.target) {
            batchOf.emplace(status.agent.id, status.target->batch);
        }
    }
    std::map<BatchId, std::vector<const UpdateNotice*>> groups;
    for (const UpdateNotice& notice : notices) {
        if (const auto found = batchOf.find(notice.agent); found != batchOf.end()) {
            groups[found->second].push_back(&notice);
        }
    }
    for (const auto& [batch, members] : groups) {
        if (const auto judged = judgeInBatch(batch, members); !judged) {
            return judged;
        }
    }
    return {};
}

Result<void> NoticeJudge::judgeInBatch(BatchId batch, const std::vector<const UpdateNotice*>& notices)
{
    const auto step = m_journal.open(batch);
    if (!step) {
        return failure(step.error());
    }
    const auto targets =
        m_parts.batches.targetsOf(batch, collect(notices, [](const UpdateNotice* notice) { return notice->agent; }));
    if (!targets) {
        return failure(targets.error());
    }
    std::vector<Refusal> refusals;
    for (const BatchTarget& target : *targets) {
        for (const UpdateNotice* notice : notices) {
            const auto verdict =
                notice->agent == target.agent ? judgeNotice(step->batch, target, notice->outcome) : std::nullopt;
            if (verdict && transitionFor(target.state, verdict->event)) {
                refusals.push_back({target, *verdict});
                break;
            }
        }
    }
    if (const auto withdrawn = withdrawUpdates(*step, refusals); !withdrawn) {
        return withdrawn;
    }
    if (const auto asked = askVersions(*step, refusals); !asked) {
        return asked;
    }
    TargetLedger ledger(step->batch, *step->manifest, m_parts.clock.now());
    for (Refusal& refusal : refusals) {
        ledger.apply(refusal.target, refusal.verdict.event, refusal.verdict.cause, refusal.verdict.evidence);
    }
    return m_journal.save(*step, ledger);
}

Result<void> NoticeJudge::withdrawUpdates(const BatchStep& step, const std::vector<Refusal>& refusals)
{
    return m_parts.outbox.withdraw(step.batch.id, MailPurpose::Update,
                                   collect(refusals, [](const Refusal& refusal) { return refusal.target.agent; }));
}

Result<void> NoticeJudge::askVersions(const BatchStep& step, std::vector<Refusal>& refusals)
{
    std::vector<Refusal*> unasked;
    for (Refusal& refusal : refusals) {
        if (!wasAsked(refusal.target.state)) {
            unasked.push_back(&refusal);
        }
    }
    for (auto begin = unasked.begin(); begin != unasked.end();) {
        const auto end = begin + std::min<std::ptrdiff_t>(m_groupSize, unasked.end() - begin);
        const std::vector<Refusal*> group(begin, end);
        const auto statuses =
            m_parts.batches.statusesOf(collect(group, [](const Refusal* r) { return r->target.agent; }));
        if (!statuses) {
            return failure(statuses.error());
        }
        const auto request = m_asker.ask(collect(*statuses, &AgentStatus::agent), step.batch.id);
        if (!request) {
            return failure(request.error());
        }
        for (Refusal* refusal : group) {
            refusal->target.requestId = *request;
        }
        begin = end;
    }
    m_parts.outbox.wake();
    return {};
}

} // namespace rds
