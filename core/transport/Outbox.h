// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailTransport.h"

#include <core/domain/QueuedMail.h>

#include <QObject>

namespace rds {

class MailStore;
class Random;
class Transactions;

/// When a mail that was not delivered is tried again.
struct RetryPolicy {
    Duration first = std::chrono::seconds(30); ///< doubles with every try
    Duration longest = std::chrono::minutes(15);
    int maxInFlight = 4; ///< transactions at once
};

/// What one try came to for one recipient.
struct DeliveryOutcome {
    enum class Status {
        Accepted,
        Deferred, ///< tried again
        InDoubt, ///< the answer was lost; the same mail is sent again
        AddressRefused,
        MailRefused,
        Expired, ///< given up: every answer was "later"
        ExpiredInDoubt, ///< given up: it may have arrived
    };

    MailRecipient recipient;
    Status status = Status::Deferred;
    QString evidence; ///< the server's line, or what broke
};

/// Learns what became of mails in the outbox.
class DeliveryObserver {
public:
    virtual ~DeliveryObserver() = default;
    /// Called inside the transaction that stores the outcome: what the observer changes is kept with it, or
    /// nothing is. @param mail without its content
    [[nodiscard]] virtual Result<void> delivered(const QueuedMail& mail,
                                                 const std::vector<DeliveryOutcome>& outcomes) = 0;
};

/// Sends mails durably: a mail that was enqueued is tried until every recipient's outcome is stored,
/// across restarts. A try is stored before it begins, so that one whose end was lost is known to be in doubt;
/// it is sent again with the same Message-ID. Engine thread.
class Outbox final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MailStore& mails;
        Transactions& transactions;
        MailTransport& transport;
        Clock& clock;
        Random& random; ///< spreads the retries
    };

    /// @param sender the envelope's reverse path: bounces come back there
    Outbox(Parts parts, MailAddress sender, RetryPolicy policy, QObject* parent = nullptr);
    ~Outbox() override;

    void setObserver(DeliveryObserver* observer) { m_observer = observer; }

    /// After a start: mails whose try was cut off are in doubt. Then everything due is sent.
    [[nodiscard]] Result<void> resume();
    /// Call it inside the transaction that changes what the mail is about; then `wake()`.
    [[nodiscard]] Result<void> enqueue(const QueuedMail& mail);
    /// These agents need the waiting mails of this batch and purpose no more. Mails in flight are left to their end.
    [[nodiscard]] Result<void> withdraw(BatchId batch, MailPurpose purpose, const std::vector<AgentId>& agents);
    /// Looks for due mails as soon as the caller has returned.
    void wake();
    /// Mails that wait or are being sent.
    [[nodiscard]] Result<int> size() const;

Q_SIGNALS:
    /// The server cannot be used at all: unreachable, wrong password, certificate. Said once until it changes.
    void problem(const rds::Error& error);
    void problemSolved();
    /// The store failed, for instance on a full disk; the outbox tries again by itself.
    void failed(const rds::Error& error);

private:
    void sendDue();
    [[nodiscard]] Result<void> send(const QueuedMail& mail);
    void retryLater(const Error& error);
    void finish(const QueuedMail& mail, const SendResult& result);
    [[nodiscard]] static std::vector<DeliveryOutcome> outcomesOf(const QueuedMail& mail, const SendResult& result,
                                                                 Timestamp nextTry);
    void keepOutcomes(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes, Timestamp nextTry);
    [[nodiscard]] Result<void> store(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes,
                                     Timestamp nextTry);
    [[nodiscard]] Duration backOff(int tries) const;
    void reportProblem(const std::optional<Error>& error);
    void scheduleNextTry();

    Parts m_parts;
    MailAddress m_sender;
    RetryPolicy m_policy;
    DeliveryObserver* m_observer = nullptr;
    Clock::TimerId m_timer = 0;
    int m_inFlight = 0;
    std::error_code m_lastProblem;
};

} // namespace rds
