// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchJournal.h"
#include "BatchParts.h"
#include "DueTargets.h"
#include "NoticeJudge.h"
#include "ReplyJudge.h"
#include "VersionAsker.h"

#include <core/transport/Outbox.h>

#include <QObject>

namespace rds {

class PackageLibrary;
class UpdateDispatcher;

/// What the operator orders.
struct BatchOrder {
    qint64 packageId = 0;
    std::vector<AgentId> agents;
    bool allowDowngrade = false;
};

/// Runs batch updates (S1201-S1210): every target moves through the transition table, and every move is stored
/// before the world sees its effect. After a restart `resume` carries on from the store alone. Engine thread.
class BatchEngine final : public QObject, public DeliveryObserver {
    Q_OBJECT

public:
    /// @param packages gives the content of stored packages; outlives the engine
    BatchEngine(BatchParts parts, PackageLibrary& packages, const CentreIdentity& identity, BatchPolicy policy,
                QObject* parent = nullptr);
    ~BatchEngine() override;

    /// Takes up every unfinished batch where it stood.
    [[nodiscard]] Result<void> resume();
    /// Errors NoAgentsSelected, UnknownAgent, NotEnrolled, UnknownPackage; BatchRunning where an agent is still in
    /// another one.
    [[nodiscard]] Result<BatchId> start(const BatchOrder& order);
    /// Another attempt for every failed target that is enrolled. @return how many. Errors UnknownBatch,
    /// NothingToRetry, or why the package's file is not good any more.
    [[nodiscard]] Result<int> retryFailed(BatchId batch);
    /// Asks for versions outside any batch. Errors UnknownAgent, NotEnrolled, NoAgentsSelected.
    [[nodiscard]] Result<void> requestVersions(const std::vector<AgentId>& agents);

    /// Judges verified replies. Call it inside the transaction that keeps their reports.
    [[nodiscard]] Result<void> judgeReplies(const std::vector<VersionReply>& replies);
    /// Judges verified notices. Call it inside the transaction that marks their mails handled.
    [[nodiscard]] Result<void> judgeNotices(const std::vector<UpdateNotice>& notices);
    /// Ends the targets of agents that leave the list, or whose keys are trusted no more. Call it inside the
    /// transaction that removes or revokes them. @param cause AgentRemoved or AgentRevoked
    [[nodiscard]] Result<void> agentsLeft(const std::vector<AgentId>& agents, FailureCause cause);
    /// Tells the listeners what changed, once the caller's transaction is durable, and plans the next step.
    void announceChanges();

    [[nodiscard]] Result<void> delivered(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes) override;

Q_SIGNALS:
    void agentsChanged(const std::vector<rds::AgentId>& agents);
    void batchChanged(rds::BatchId batch);
    /// A step could not be made, for instance on a full disk; it is tried again.
    void failed(const rds::Error& error);

private:
    void connectSignals();
    /// Sends to the queued targets, or fails them where the package cannot be used.
    [[nodiscard]] Result<void> dispatch(BatchId batch);
    [[nodiscard]] Result<void> failQueued(const BatchStep& step, std::vector<BatchTarget> queued, const Error& why);
    [[nodiscard]] Result<void> endTargets(BatchId batch, std::vector<BatchTarget> targets, FailureCause cause);
    [[nodiscard]] Result<int> retryIn(const BatchStep& step);
    /// The earliest of all that were asked for counts.
    void wakeAt(Timestamp when);
    void tick();
    [[nodiscard]] Result<bool> handleDueTargets();
    void planNextTick();

    BatchParts m_parts;
    PackageLibrary& m_packages;
    BatchPolicy m_policy;
    BatchJournal m_journal;
    VersionAsker m_asker;
    DueTargets m_dueTargets;
    ReplyJudge m_judge;
    NoticeJudge m_noticeJudge;
    std::unique_ptr<UpdateDispatcher> m_dispatcher;
    Clock::TimerId m_timer = 0;
    Timestamp m_tickAt{};
};

} // namespace rds
