// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchEngine.h"

#include "Collect.h"
#include "PackageLibrary.h"
#include "TargetLedger.h"
#include "UpdateDispatcher.h"

#include <core/base/Logging.h>
#include <core/base/Random.h>
#include <core/domain/DomainError.h>
#include <core/domain/PackageStore.h>
#include <core/domain/Transactions.h>

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

namespace rds {

namespace {

constexpr Duration retryDelay = std::chrono::seconds(5);

struct MailEvent {
    TargetEvent event;
    FailureCause cause;
};

/// What a delivery outcome means to a target. A cause counts only where the event ends the target.
MailEvent eventOf(DeliveryOutcome::Status status)
{
    switch (status) {
    case DeliveryOutcome::Status::Accepted:
        return {TargetEvent::MailAccepted, FailureCause::None};
    case DeliveryOutcome::Status::Deferred:
        return {TargetEvent::MailDeferred, FailureCause::None};
    case DeliveryOutcome::Status::InDoubt:
    case DeliveryOutcome::Status::ExpiredInDoubt:
        return {TargetEvent::MailInDoubt, FailureCause::None};
    case DeliveryOutcome::Status::AddressRefused:
        return {TargetEvent::MailRefused, FailureCause::AddressRefused};
    case DeliveryOutcome::Status::MailRefused:
        return {TargetEvent::MailRefused, FailureCause::MailRefused};
    case DeliveryOutcome::Status::Expired:
        return {TargetEvent::MailExpired, FailureCause::DeferredTooLong};
    }
    return {TargetEvent::MailDeferred, FailureCause::None};
}

BatchTarget newTarget(const AgentStatus& status, Timestamp now)
{
    BatchTarget target;
    target.agent = status.agent.id;
    target.versionBefore = status.agent.version;
    target.changed = now;
    return target;
}

/// Every agent of the order is in the list and enrolled, and none is still in another batch.
Result<void> checkFree(const BatchOrder& order, const std::vector<AgentStatus>& statuses)
{
    if (order.agents.empty()) {
        return failure(DomainError::NoAgentsSelected);
    }
    std::unordered_map<AgentId, const AgentStatus*> statusOf;
    for (const AgentStatus& status : statuses) {
        statusOf.emplace(status.agent.id, &status);
    }
    for (const AgentId& agent : order.agents) {
        const auto found = statusOf.find(agent);
        if (found == statusOf.end()) {
            return failure(DomainError::UnknownAgent, agent.toString());
        }
        if (found->second->agent.enrolment != EnrolmentState::Enrolled) {
            return failure(DomainError::NotEnrolled, agent.toString());
        }
        if (found->second->target && !isEnd(found->second->target->state)) {
            return failure(DomainError::BatchRunning, agent.toString());
        }
    }
    return {};
}

} // namespace

BatchEngine::BatchEngine(BatchParts parts, PackageLibrary& packages, const CentreIdentity& identity, BatchPolicy policy,
                         QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_packages(packages)
    , m_policy(policy)
    , m_journal(parts)
    , m_asker(parts, identity, policy)
    , m_dueTargets(parts, policy.groupSize, m_journal, m_asker)
    , m_judge(parts, m_journal)
    , m_noticeJudge(parts, policy.groupSize, m_journal, m_asker)
    , m_dispatcher(std::make_unique<UpdateDispatcher>(parts, identity, policy))
{
    connectSignals();
    m_parts.outbox.setObserver(this);
}

BatchEngine::~BatchEngine()
{
    m_parts.outbox.setObserver(nullptr);
    m_parts.clock.cancel(m_timer);
}

void BatchEngine::connectSignals()
{
    connect(m_dispatcher.get(), &UpdateDispatcher::failed, this, &BatchEngine::failed);
    connect(m_dispatcher.get(), &UpdateDispatcher::moved, this,
            [this](BatchId batch, const std::vector<AgentId>& agents) {
                m_journal.noteChanges(batch, agents);
                announceChanges();
            });
}

Result<void> BatchEngine::resume()
{
    const auto unfinished = m_parts.batches.unfinished();
    if (!unfinished) {
        return failure(unfinished.error());
    }
    for (const BatchUpdate& batch : *unfinished) {
        qCInfo(logBatch).noquote() << "resuming batch" << batch.id << "to" << batch.target.toString();
        if (const auto dispatched = dispatch(batch.id); !dispatched) {
            return dispatched;
        }
    }
    const auto outbox = m_parts.outbox.resume();
    announceChanges();
    return outbox;
}

Result<BatchId> BatchEngine::start(const BatchOrder& order)
{
    const auto statuses = m_parts.batches.statusesOf(order.agents);
    if (!statuses) {
        return failure(statuses.error());
    }
    if (const auto free = checkFree(order, *statuses); !free) {
        return failure(free.error());
    }
    const auto package = m_parts.packages.find(order.packageId);
    if (!package) {
        return failure(package.error());
    }
    BatchUpdate batch;
    batch.campaign = m_parts.random.hex(16);
    batch.packageId = order.packageId;
    batch.target = package->manifest.softwareVersion;
    batch.started = m_parts.clock.now();
    batch.allowDowngrade = order.allowDowngrade;
    batch.replyTimeout = m_policy.replyTimeout;
    const auto targets =
        collect(*statuses, [&](const AgentStatus& status) { return newTarget(status, batch.started); });
    const auto id = m_parts.batches.add(batch, targets);
    if (!id) {
        return failure(id.error());
    }
    m_journal.noteChanges(*id, order.agents);
    announceChanges();
    if (const auto dispatched = dispatch(*id); !dispatched) {
        return failure(dispatched.error());
    }
    return *id;
}

Result<void> BatchEngine::dispatch(BatchId batchId)
{
    const auto step = m_journal.open(batchId);
    if (!step) {
        return failure(step.error());
    }
    auto queued = m_parts.batches.targetsIn(batchId, TargetState::Queued);
    if (!queued) {
        return failure(queued.error());
    }
    if (queued->empty()) {
        return {};
    }
    const auto package = m_packages.load(step->batch.packageId);
    if (!package) {
        return failQueued(*step, *std::move(queued), package.error());
    }
    m_dispatcher->add(step->batch, *package, *std::move(queued));
    return {};
}

Result<void> BatchEngine::failQueued(const BatchStep& step, std::vector<BatchTarget> queued, const Error& why)
{
    qCWarning(logBatch).noquote() << "batch" << step.batch.id << "cannot go on:" << why.toLogLine();
    const auto stored = m_parts.transactions.run([&] {
        TargetLedger ledger(step.batch, *step.manifest, m_parts.clock.now());
        for (BatchTarget& target : queued) {
            ledger.apply(target, TargetEvent::PackageRefused, FailureCause::PackageUnusable,
                         QString::fromStdString(why.code().message()));
        }
        return m_journal.save(step, ledger);
    });
    announceChanges();
    return stored;
}

Result<int> BatchEngine::retryFailed(BatchId batchId)
{
    const auto step = m_journal.open(batchId);
    if (!step) {
        return failure(step.error());
    }
    if (const auto package = m_packages.load(step->batch.packageId); !package) {
        return failure(package.error());
    }
    int retried = 0;
    const auto stored = m_parts.transactions.run([&]() -> Result<void> {
        const auto count = retryIn(*step);
        retried = count.value_or(0);
        return count ? Result<void>() : Result<void>(failure(count.error()));
    });
    if (!stored) {
        return failure(stored.error());
    }
    announceChanges();
    if (const auto dispatched = dispatch(batchId); !dispatched) {
        return failure(dispatched.error());
    }
    return retried;
}

Result<int> BatchEngine::retryIn(const BatchStep& step)
{
    const auto failedTargets = m_parts.batches.targetsIn(step.batch.id, TargetState::Failed);
    if (!failedTargets) {
        return failure(failedTargets.error());
    }
    const auto statuses = m_parts.batches.statusesOf(collect(*failedTargets, &BatchTarget::agent));
    if (!statuses) {
        return failure(statuses.error());
    }
    TargetLedger ledger(step.batch, *step.manifest, m_parts.clock.now());
    for (const AgentStatus& status : *statuses) {
        // An agent that has gone on to a newer batch is left to that one.
        if (!status.target || status.target->batch != step.batch.id
            || status.agent.enrolment != EnrolmentState::Enrolled) {
            continue;
        }
        BatchTarget target = *status.target;
        target.versionBefore = status.agent.version;
        ++target.attempt;
        ledger.apply(target, TargetEvent::Retried);
    }
    if (ledger.moved().empty()) {
        return failure(DomainError::NothingToRetry, step.batch.target.toString());
    }
    if (const auto saved = m_journal.save(step, ledger); !saved) {
        return failure(saved.error());
    }
    return static_cast<int>(ledger.moved().size());
}

Result<void> BatchEngine::requestVersions(const std::vector<AgentId>& agents)
{
    if (agents.empty()) {
        return failure(DomainError::NoAgentsSelected);
    }
    const auto statuses = m_parts.batches.statusesOf(agents);
    if (!statuses) {
        return failure(statuses.error());
    }
    if (statuses->size() != agents.size()) {
        return failure(DomainError::UnknownAgent);
    }
    for (const AgentStatus& status : *statuses) {
        if (status.agent.enrolment != EnrolmentState::Enrolled) {
            return failure(DomainError::NotEnrolled, status.agent.id.toString());
        }
    }
    const auto asked = m_parts.transactions.run([&]() -> Result<void> {
        for (auto begin = statuses->begin(); begin != statuses->end();) {
            const auto end = begin + std::min<std::ptrdiff_t>(m_policy.groupSize, statuses->end() - begin);
            const auto request = m_asker.ask(collect(std::span(begin, end), &AgentStatus::agent), std::nullopt);
            if (!request) {
                return failure(request.error());
            }
            begin = end;
        }
        return {};
    });
    m_parts.outbox.wake();
    return asked;
}

Result<void> BatchEngine::judgeReplies(const std::vector<VersionReply>& replies)
{
    return m_judge.judge(replies);
}

Result<void> BatchEngine::judgeNotices(const std::vector<UpdateNotice>& notices)
{
    return m_noticeJudge.judge(notices);
}

Result<void> BatchEngine::agentsLeft(const std::vector<AgentId>& agents, FailureCause cause)
{
    const auto statuses = m_parts.batches.statusesOf(agents);
    if (!statuses) {
        return failure(statuses.error());
    }
    std::map<BatchId, std::vector<BatchTarget>> running;
    for (const AgentStatus& status : *statuses) {
        if (status.target && !isEnd(status.target->state)) {
            running[status.target->batch].push_back(*status.target);
        }
    }
    for (const auto& [batch, targets] : running) {
        if (const auto ended = endTargets(batch, targets, cause); !ended) {
            return ended;
        }
    }
    return {};
}

Result<void> BatchEngine::endTargets(BatchId batch, std::vector<BatchTarget> targets, FailureCause cause)
{
    const auto step = m_journal.open(batch);
    if (!step) {
        return failure(step.error());
    }
    for (const MailPurpose purpose : {MailPurpose::Update, MailPurpose::VersionRequest}) {
        const auto withdrawn = m_parts.outbox.withdraw(batch, purpose, collect(targets, &BatchTarget::agent));
        if (!withdrawn) {
            return withdrawn;
        }
    }
    TargetLedger ledger(step->batch, *step->manifest, m_parts.clock.now());
    for (BatchTarget& target : targets) {
        ledger.apply(target, TargetEvent::AgentRemoved, cause);
    }
    return m_journal.save(*step, ledger);
}

Result<void> BatchEngine::delivered(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes)
{
    // Runs inside the outbox's transaction: the rest follows once that is durable.
    wakeAt(m_parts.clock.now());
    if (!mail.batch) {
        return {};
    }
    const auto step = m_journal.open(*mail.batch);
    if (!step) {
        return failure(step.error());
    }
    std::unordered_map<AgentId, const DeliveryOutcome*> outcomeOf;
    for (const DeliveryOutcome& outcome : outcomes) {
        outcomeOf.emplace(outcome.recipient.agent, &outcome);
    }
    auto targets = m_parts.batches.targetsOf(
        *mail.batch, collect(outcomes, [](const DeliveryOutcome& outcome) { return outcome.recipient.agent; }));
    if (!targets) {
        return failure(targets.error());
    }
    std::vector<AgentId> ended;
    TargetLedger ledger(step->batch, *step->manifest, m_parts.clock.now());
    for (BatchTarget& target : *targets) {
        const DeliveryOutcome& outcome = *outcomeOf.at(target.agent);
        const MailEvent event = eventOf(outcome.status);
        ledger.apply(target, event.event, event.cause, outcome.evidence);
        if (outcome.status == DeliveryOutcome::Status::ExpiredInDoubt) {
            ledger.apply(target, TargetEvent::MailExpired, FailureCause::DeferredTooLong, outcome.evidence);
        }
        if (isEnd(target.state)) {
            ended.push_back(target.agent);
        }
    }
    // A reply or notice came while the mail was in flight: what is still open of it is not needed any more.
    if (mail.purpose == MailPurpose::Update) {
        if (const auto withdrawn = m_parts.outbox.withdraw(*mail.batch, mail.purpose, ended); !withdrawn) {
            return withdrawn;
        }
    }
    return m_journal.save(*step, ledger);
}

void BatchEngine::announceChanges()
{
    const BatchJournal::Changes changes = m_journal.takeChanges();
    if (!changes.agents.empty()) {
        Q_EMIT agentsChanged(changes.agents);
    }
    for (const BatchId batch : changes.batches) {
        Q_EMIT batchChanged(batch);
    }
    planNextTick();
}

void BatchEngine::wakeAt(Timestamp when)
{
    if (m_timer != 0 && m_tickAt <= when) {
        return;
    }
    m_parts.clock.cancel(m_timer);
    m_tickAt = when;
    m_timer = m_parts.clock.callAt(when, [this] { tick(); });
}

void BatchEngine::tick()
{
    m_timer = 0;
    m_dispatcher->pump();
    const auto more = handleDueTargets();
    announceChanges();
    if (!more) {
        Q_EMIT failed(more.error());
        wakeAt(m_parts.clock.now() + retryDelay);
    } else if (*more) {
        wakeAt(m_parts.clock.now());
    }
}

Result<bool> BatchEngine::handleDueTargets()
{
    const auto unfinished = m_parts.batches.unfinished();
    if (!unfinished) {
        return failure(unfinished.error());
    }
    bool more = false;
    for (const BatchUpdate& batch : *unfinished) {
        const auto handled = m_dueTargets.handle(batch.id);
        if (!handled) {
            return failure(handled.error());
        }
        more = more || *handled;
    }
    m_parts.outbox.wake();
    return more;
}

void BatchEngine::planNextTick()
{
    const auto next = m_parts.batches.nextActionAt();
    if (next && *next) {
        wakeAt(std::max(**next, m_parts.clock.now()));
    }
}

} // namespace rds
