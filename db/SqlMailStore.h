// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/MailStore.h>

namespace rds {

class Database;

/// MailStore in the tables `outbox…` and `inbox…`. Used in the database's thread.
///
/// A mail whose recipients are all settled leaves the outbox with its content; a fetched mail stays in
/// the inbox for good, with its outcome. Error DbError::NoSuchRow for an id that is not there.
class SqlMailStore final : public MailStore {
public:
    explicit SqlMailStore(Database& database);

    [[nodiscard]] Result<qint64> enqueue(const QueuedMail& mail) override;
    [[nodiscard]] Result<std::vector<QueuedMail>> dueMails(Timestamp now, int limit) const override;
    [[nodiscard]] Result<std::optional<Timestamp>> nextTry() const override;
    [[nodiscard]] Result<int> queuedCount() const override;
    [[nodiscard]] Result<void> beginTry(qint64 mailId) override;
    [[nodiscard]] Result<void> endTry(qint64 mailId, const std::vector<MailRecipient>& open,
                                      Timestamp nextTry) override;
    [[nodiscard]] Result<void> withdraw(BatchId batch, MailPurpose purpose,
                                        const std::vector<AgentId>& agents) override;
    [[nodiscard]] Result<std::vector<QueuedMail>> recoverInFlight() override;

    [[nodiscard]] Result<void> addReceived(const std::vector<ReceivedMail>& mails) override;
    [[nodiscard]] Result<bool> isReceived(const QString& uid) const override;
    [[nodiscard]] Result<std::vector<ReceivedMail>> unhandled(int limit) const override;
    [[nodiscard]] Result<void> markHandled(qint64 mailId, const QString& outcome) override;

private:
    [[nodiscard]] Result<qint64> insertMail(const QueuedMail& mail);
    [[nodiscard]] Result<void> insertRecipients(qint64 mailId, const std::vector<MailRecipient>& recipients);
    [[nodiscard]] Result<void> drop(qint64 mailId);
    [[nodiscard]] Result<void> addRecipients(std::vector<QueuedMail>& mails) const;

    Database& m_database;
};

} // namespace rds
