// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>

#include <QObject>

#include <deque>
#include <memory>

namespace rds {

struct ShelvedPackage;

/// Makes the update mails of S1201-S1203: takes queued targets in groups, seals the package once a group on
/// the Executor, and puts the mail into the outbox together with the targets' new state. Only a few mails
/// are under way at once, however many agents there are. Engine thread.
class UpdateDispatcher final : public QObject {
    Q_OBJECT

public:
    UpdateDispatcher(BatchParts parts, CentreIdentity identity, BatchPolicy policy, QObject* parent = nullptr);
    ~UpdateDispatcher() override;

    /// Takes the batch's queued targets from the store. @param package must be the batch's own
    void add(const BatchUpdate& batch, const std::shared_ptr<const ShelvedPackage>& package,
             std::vector<BatchTarget> queued);
    /// Seals as many groups as there is room for.
    void pump();

Q_SIGNALS:
    void moved(rds::BatchId batch, const std::vector<rds::AgentId>& agents);
    /// A group could not be made or stored; it is tried again.
    void failed(const rds::Error& error);

private:
    /// Targets that get one mail: of one batch, in the same attempt.
    struct Group {
        BatchUpdate batch;
        std::shared_ptr<const ShelvedPackage> package;
        std::vector<BatchTarget> targets;
    };
    struct Sealed {
        QString messageId;
        Timestamp expires;
        Result<QByteArray> mail;
    };

    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] Group takeGroup();
    void seal(Group group);
    void store(Group group, const Sealed& sealed);
    [[nodiscard]] Result<void> enqueue(const Group& group, const Sealed& sealed);
    void retryLater(Group group, const Error& error);

    BatchParts m_parts;
    CentreIdentity m_identity;
    BatchPolicy m_policy;
    std::deque<Group> m_waiting;
    int m_sealing = 0;
    Clock::TimerId m_retry = 0;
};

} // namespace rds
