// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TargetLedger.h"

namespace rds {

TargetLedger::TargetLedger(const BatchUpdate& batch, const PackageManifest& package, Timestamp now)
    : m_batch(batch)
    , m_package(package)
    , m_now(now)
{
}

bool TargetLedger::apply(BatchTarget& target, TargetEvent event, FailureCause cause, const QString& evidence)
{
    const auto transition = transitionFor(target.state, event);
    if (!transition) {
        return false;
    }
    m_events.push_back({target.batch, target.agent, target.attempt, m_now, transition->from, transition->to,
                        toString(event), cause, evidence});
    target.state = transition->to;
    target.cause = cause;
    target.evidence = evidence;
    target.nextActionAt = timerFor(transition->timer, target);
    target.changed = m_now;
    m_moved.push_back(target);
    return true;
}

Result<void> TargetLedger::save(BatchStore& store) const
{
    return m_moved.empty() ? Result<void>() : store.save(m_moved, m_events);
}

std::optional<Timestamp> TargetLedger::timerFor(TargetTimer timer, const BatchTarget& target) const
{
    switch (timer) {
    case TargetTimer::Settle:
        return m_now + m_package.settleTimeFor(target.versionBefore);
    case TargetTimer::Reply:
        return m_now + m_batch.replyTimeout;
    case TargetTimer::None:
        break;
    }
    return std::nullopt;
}

} // namespace rds
