// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/batch/BatchParts.h>
#include <core/domain/Agent.h>
#include <core/protocol/EnrolmentMail.h>

#include <QObject>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rds {

class BatchEngine;

/// Where boxes enrol: compares the code of a request with the invitation, pins the box's certificates, asks it for
/// its version, and answers, always to the address in the list. Engine thread.
class EnrolmentDesk final : public QObject {
    Q_OBJECT

public:
    /// @param mailLifetime of an answer
    EnrolmentDesk(BatchParts parts, CentreIdentity identity, BatchEngine& engine, Duration mailLifetime,
                  QObject* parent = nullptr);
    ~EnrolmentDesk() override;

    /// Judges requests whose signature and fleet are good. Call it inside the transaction that marks their mails
    /// handled. @return what each turned out to be, a stable word
    [[nodiscard]] Result<std::vector<QString>> judge(const std::vector<EnrolmentRequest>& requests);
    /// Tells the listeners, once the caller's transaction is durable.
    void announceChanges();

Q_SIGNALS:
    /// The certificates of these agents are pinned now.
    void enrolled(const std::vector<rds::AgentId>& agents);
    /// A request for these agents was refused: the problem is in the list.
    void refused(const std::vector<rds::AgentId>& agents);

private:
    struct Verdict;
    struct Answer {
        QString requestId;
        AgentId refused; ///< null: it was no refusal
    };

    [[nodiscard]] Result<Verdict> verdictOn(const EnrolmentRequest& request) const;
    [[nodiscard]] Result<bool> isEnrolledWith(const EnrolmentRequest& request) const;
    [[nodiscard]] Result<bool> isKeyOfAnother(const EnrolmentRequest& request) const;
    [[nodiscard]] Result<void> carryOut(const EnrolmentRequest& request, const Verdict& verdict);
    [[nodiscard]] Result<void> answer(const EnrolmentRequest& request, const Verdict& verdict);
    [[nodiscard]] bool mayAnswer(const EnrolmentRequest& request, const Verdict& verdict) const;

    BatchParts m_parts;
    CentreIdentity m_identity;
    BatchEngine& m_engine;
    Duration m_mailLifetime;
    std::unordered_set<QString> m_answered; ///< request ids; forgotten at the program's end, which does no harm
    std::unordered_map<AgentId, Timestamp> m_lastRefusal; ///< bounds what a stranger can make us send
    /// @{ Of the transaction under way: they count once it is durable.
    std::vector<AgentId> m_enrolled;
    std::vector<AgentId> m_refused;
    std::vector<Answer> m_answers;
    /// @}
};

} // namespace rds
