// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "QueuedMail.h"

namespace rds {

/// The durable outbox and inbox. One thread.
class MailStore {
public:
    virtual ~MailStore() = default;

    /// @{ Outbox
    [[nodiscard]] virtual Result<qint64> enqueue(const QueuedMail& mail) = 0;
    /// Mails that are not in flight and whose nextTry is at or before `now`, oldest first, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<QueuedMail>> dueMails(Timestamp now, int limit) const = 0;
    /// The earliest nextTry of mails that are not in flight.
    [[nodiscard]] virtual Result<std::optional<Timestamp>> nextTry() const = 0;
    [[nodiscard]] virtual Result<int> queuedCount() const = 0;
    /// Marks the mail in flight and counts the try: durable before its transaction begins.
    [[nodiscard]] virtual Result<void> beginTry(qint64 mailId) = 0;
    /// Keeps only `open` recipients, for a try at `nextTry`; without any, the mail and its content are dropped.
    [[nodiscard]] virtual Result<void> endTry(qint64 mailId, const std::vector<MailRecipient>& open,
                                              Timestamp nextTry) = 0;
    /// These agents need the waiting mails of this batch and purpose no more; a mail that nobody else needs is dropped.
    /// What is in flight stays as it is.
    [[nodiscard]] virtual Result<void> withdraw(BatchId batch, MailPurpose purpose,
                                                const std::vector<AgentId>& agents) = 0;
    /// After a start: those that were in flight when the program ended. They are no longer marked so.
    [[nodiscard]] virtual Result<std::vector<QueuedMail>> recoverInFlight() = 0;
    /// @}

    /// @{ Inbox
    [[nodiscard]] virtual Result<bool> isReceived(const QString& uid) const = 0;
    /// Keeps fetched mails; one whose uid is already there is passed over.
    [[nodiscard]] virtual Result<void> addReceived(const std::vector<ReceivedMail>& mails) = 0;
    /// Not handled yet, oldest first, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<ReceivedMail>> unhandled(int limit) const = 0;
    /// @param outcome one stable word: what the mail turned out to be
    [[nodiscard]] virtual Result<void> markHandled(qint64 mailId, const QString& outcome) = 0;
    /// @}
};

} // namespace rds
