// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DueTargets.h"

#include "BatchJournal.h"
#include "Collect.h"
#include "TargetLedger.h"
#include "VersionAsker.h"

#include <core/domain/Transactions.h>

#include <algorithm>

namespace rds {

namespace {

constexpr int limit = 1000;

} // namespace

DueTargets::DueTargets(BatchParts parts, int groupSize, BatchJournal& journal, VersionAsker& asker)
    : m_parts(parts)
    , m_groupSize(groupSize)
    , m_journal(journal)
    , m_asker(asker)
{
}

Result<bool> DueTargets::handle(BatchId batch)
{
    const auto due = m_parts.batches.due(batch, m_parts.clock.now(), limit);
    if (!due) {
        return failure(due.error());
    }
    if (due->empty()) {
        return false;
    }
    const auto step = m_journal.open(batch);
    if (!step) {
        return failure(step.error());
    }
    std::vector<BatchTarget> settled;
    std::vector<BatchTarget> silent;
    for (const BatchTarget& target : *due) {
        (target.state == TargetState::Settling ? settled : silent).push_back(target);
    }
    const auto handled = m_parts.transactions.run([&]() -> Result<void> {
        if (const auto asked = ask(*step, settled); !asked) {
            return asked;
        }
        return failSilent(*step, std::move(silent));
    });
    if (!handled) {
        return failure(handled.error());
    }
    return due->size() == limit;
}

Result<void> DueTargets::ask(const BatchStep& step, const std::vector<BatchTarget>& settled)
{
    const auto statuses = m_parts.batches.statusesOf(collect(settled, &BatchTarget::agent));
    if (!statuses) {
        return failure(statuses.error());
    }
    for (auto begin = statuses->begin(); begin != statuses->end();) {
        const auto end = begin + std::min<std::ptrdiff_t>(m_groupSize, statuses->end() - begin);
        if (const auto asked = askGroup(step, std::vector<AgentStatus>(begin, end)); !asked) {
            return asked;
        }
        begin = end;
    }
    return {};
}

Result<void> DueTargets::askGroup(const BatchStep& step, const std::vector<AgentStatus>& group)
{
    const auto request = m_asker.ask(collect(group, &AgentStatus::agent), step.batch.id);
    if (!request) {
        return failure(request.error());
    }
    TargetLedger ledger(step.batch, *step.manifest, m_parts.clock.now());
    for (const AgentStatus& status : group) {
        BatchTarget target = *status.target;
        target.requestId = *request;
        ledger.apply(target, TargetEvent::MailQueued);
    }
    return m_journal.save(step, ledger);
}

Result<void> DueTargets::failSilent(const BatchStep& step, std::vector<BatchTarget> silent)
{
    TargetLedger ledger(step.batch, *step.manifest, m_parts.clock.now());
    for (BatchTarget& target : silent) {
        ledger.apply(target, TargetEvent::DeadlinePassed, FailureCause::NoReply);
    }
    return m_journal.save(step, ledger);
}

} // namespace rds
