// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SqlMailStore.h"

#include "Database.h"
#include "DbError.h"
#include "Query.h"

#include <QHash>

namespace rds {

namespace {

constexpr RowSource outboxRow{QLatin1String("outbox")};
constexpr RowSource recipientRow{QLatin1String("outbox_recipients"), 2};
constexpr RowSource inboxRow{QLatin1String("inbox")};

QString mailsWhere(const QString& condition)
{
    return QStringLiteral("SELECT o.id, o.purpose, o.batch_id, o.message_id, c.content, o.tries, o.in_flight, "
                          "o.next_try_at, o.expires_at FROM outbox o JOIN outbox_contents c ON c.mail_id = o.id "
                          "WHERE %1")
        .arg(condition);
}

QueuedMail readMail(RowReader& row)
{
    QueuedMail mail;
    mail.id = row.integer();
    mail.purpose = row.named(&mailPurposeFromString);
    mail.batch = row.optionalInteger();
    mail.messageId = row.text();
    mail.content = row.bytes();
    mail.tries = row.count();
    mail.inFlight = row.flag();
    mail.nextTry = row.time();
    mail.expires = row.time();
    return mail;
}

/// @param changed what the statement on the mail gave
Result<void> expectOne(const Result<int>& changed, QLatin1String table, qint64 mailId)
{
    if (!changed) {
        return failure(changed.error());
    }
    return *changed == 1 ? Result<void>() : failure(DbError::NoSuchRow, QStringLiteral("%1 %2").arg(table).arg(mailId));
}

} // namespace

SqlMailStore::SqlMailStore(Database& database)
    : m_database(database)
{
}

Result<qint64> SqlMailStore::enqueue(const QueuedMail& mail)
{
    qint64 id = 0;
    auto stored = m_database.atomically([&]() -> Result<void> {
        const auto inserted = insertMail(mail);
        if (!inserted) {
            return failure(inserted.error());
        }
        id = *inserted;
        return insertRecipients(id, mail.recipients);
    });
    return stored ? Result<qint64>(id) : failure(stored.error());
}

Result<qint64> SqlMailStore::insertMail(const QueuedMail& mail)
{
    auto id = Query(m_database,
                    QStringLiteral("INSERT INTO outbox (purpose, batch_id, message_id, tries, in_flight, "
                                   "next_try_at, expires_at) VALUES (?,?,?,?,?,?,?)"))
                  .bind(mail.purpose, mail.batch, mail.messageId, mail.tries, mail.inFlight, mail.nextTry, mail.expires)
                  .insert();
    if (!id) {
        return id;
    }
    auto content = Query(m_database, QStringLiteral("INSERT INTO outbox_contents (mail_id, content) VALUES (?,?)"))
                       .bind(*id, mail.content)
                       .run();
    return content ? id : failure(content.error());
}

Result<void> SqlMailStore::insertRecipients(qint64 mailId, const std::vector<MailRecipient>& recipients)
{
    Query insert(m_database,
                 QStringLiteral("INSERT INTO outbox_recipients (mail_id, position, agent_id, address) "
                                "VALUES (?,?,?,?)"));
    int position = 0;
    for (const MailRecipient& recipient : recipients) {
        if (auto done = insert.bind(mailId, position++, recipient.agent, recipient.address).run(); !done) {
            return done;
        }
    }
    return {};
}

Result<std::vector<QueuedMail>> SqlMailStore::dueMails(Timestamp now, int limit) const
{
    std::vector<QueuedMail> mails;
    auto read = m_database.consistently([&]() -> Result<void> {
        auto rows = Query(m_database,
                          mailsWhere(QStringLiteral("o.in_flight = 0 AND o.next_try_at <= ? "
                                                    "ORDER BY o.id LIMIT ?")))
                        .bind(now, limit)
                        .list(outboxRow, readMail);
        if (!rows) {
            return failure(rows.error());
        }
        mails = std::move(*rows);
        return addRecipients(mails);
    });
    return read ? Result<std::vector<QueuedMail>>(std::move(mails)) : failure(read.error());
}

Result<void> SqlMailStore::addRecipients(std::vector<QueuedMail>& mails) const
{
    QHash<qint64, QueuedMail*> byId;
    std::vector<qint64> ids;
    for (QueuedMail& mail : mails) {
        byId.insert(mail.id, &mail);
        ids.push_back(mail.id);
    }
    return Query(m_database,
                 QStringLiteral("SELECT mail_id, position, agent_id, address FROM outbox_recipients "
                                "WHERE mail_id IN (SELECT value FROM json_each(?)) "
                                "ORDER BY mail_id, position"))
        .bind(sql::list(ids))
        .each(recipientRow, [&](RowReader& row) {
            QueuedMail* mail = byId.value(row.integer());
            row.skip(1);
            MailRecipient recipient{row.agentId(), row.address()};
            if (mail != nullptr) {
                mail->recipients.push_back(std::move(recipient));
            }
        });
}

Result<std::optional<Timestamp>> SqlMailStore::nextTry() const
{
    const auto next = Query(m_database, QStringLiteral("SELECT min(next_try_at) FROM outbox WHERE in_flight = 0"))
                          .first(outboxRow, [](RowReader& row) { return row.optionalTime(); });
    return next ? Result<std::optional<Timestamp>>(next->value_or(std::nullopt)) : failure(next.error());
}

Result<int> SqlMailStore::queuedCount() const
{
    const auto count =
        Query(m_database, QStringLiteral("SELECT count(*) FROM outbox")).first(outboxRow, [](RowReader& row) {
            return row.count();
        });
    return count ? Result<int>(count->value_or(0)) : failure(count.error());
}

Result<void> SqlMailStore::beginTry(qint64 mailId)
{
    return expectOne(
        Query(m_database, QStringLiteral("UPDATE outbox SET in_flight = 1, tries = tries + 1 WHERE id = ?"))
            .bind(mailId)
            .change(),
        outboxRow.table, mailId);
}

Result<void> SqlMailStore::endTry(qint64 mailId, const std::vector<MailRecipient>& open, Timestamp nextTry)
{
    return m_database.atomically([&]() -> Result<void> {
        if (open.empty()) {
            return drop(mailId);
        }
        auto waiting =
            expectOne(Query(m_database, QStringLiteral("UPDATE outbox SET in_flight = 0, next_try_at = ? WHERE id = ?"))
                          .bind(nextTry, mailId)
                          .change(),
                      outboxRow.table, mailId);
        if (!waiting) {
            return waiting;
        }
        std::vector<AgentId> agents;
        agents.reserve(open.size());
        for (const MailRecipient& recipient : open) {
            agents.push_back(recipient.agent);
        }
        return Query(m_database,
                     QStringLiteral("DELETE FROM outbox_recipients WHERE mail_id = ? AND agent_id NOT IN "
                                    "(SELECT value FROM json_each(?))"))
            .bind(mailId, sql::list(agents))
            .run();
    });
}

Result<void> SqlMailStore::drop(qint64 mailId)
{
    // Recipients and content go with it (ON DELETE CASCADE).
    return expectOne(Query(m_database, QStringLiteral("DELETE FROM outbox WHERE id = ?")).bind(mailId).change(),
                     outboxRow.table, mailId);
}

Result<void> SqlMailStore::withdraw(BatchId batch, MailPurpose purpose, const std::vector<AgentId>& agents)
{
    const QString waiting =
        QStringLiteral("SELECT id FROM outbox WHERE batch_id = ? AND purpose = ? AND in_flight = 0");
    return m_database.atomically([&]() -> Result<void> {
        auto done = Query(m_database,
                          QStringLiteral("DELETE FROM outbox_recipients WHERE mail_id IN (%1) AND agent_id IN "
                                         "(SELECT value FROM json_each(?))")
                              .arg(waiting))
                        .bind(batch, purpose, sql::list(agents))
                        .run();
        if (!done) {
            return done;
        }
        return Query(m_database,
                     QStringLiteral("DELETE FROM outbox WHERE id IN (%1) AND id NOT IN "
                                    "(SELECT mail_id FROM outbox_recipients)")
                         .arg(waiting))
            .bind(batch, purpose)
            .run();
    });
}

Result<std::vector<QueuedMail>> SqlMailStore::recoverInFlight()
{
    std::vector<QueuedMail> mails;
    auto recovered = m_database.atomically([&]() -> Result<void> {
        auto rows =
            Query(m_database, mailsWhere(QStringLiteral("o.in_flight = 1 ORDER BY o.id"))).list(outboxRow, readMail);
        if (!rows) {
            return failure(rows.error());
        }
        mails = std::move(*rows);
        for (QueuedMail& mail : mails) {
            mail.inFlight = false;
        }
        if (auto read = addRecipients(mails); !read) {
            return read;
        }
        return Query(m_database, QStringLiteral("UPDATE outbox SET in_flight = 0 WHERE in_flight = 1")).run();
    });
    return recovered ? Result<std::vector<QueuedMail>>(std::move(mails)) : failure(recovered.error());
}

Result<void> SqlMailStore::addReceived(const std::vector<ReceivedMail>& mails)
{
    return m_database.atomically([&]() -> Result<void> {
        Query insert(m_database,
                     QStringLiteral("INSERT INTO inbox (uid, received_at) VALUES (?,?) "
                                    "ON CONFLICT (uid) DO NOTHING RETURNING id"));
        Query keep(m_database, QStringLiteral("INSERT INTO inbox_contents (mail_id, content) VALUES (?,?)"));
        for (const ReceivedMail& mail : mails) {
            const auto id =
                insert.bind(mail.uid, mail.received).first(inboxRow, [](RowReader& row) { return row.integer(); });
            if (!id) {
                return failure(id.error());
            }
            if (!id->has_value()) {
                continue;
            }
            if (auto kept = keep.bind(**id, mail.content).run(); !kept) {
                return kept;
            }
        }
        return {};
    });
}

Result<bool> SqlMailStore::isReceived(const QString& uid) const
{
    const auto known = Query(m_database, QStringLiteral("SELECT id FROM inbox WHERE uid = ?"))
                           .bind(uid)
                           .first(inboxRow, [](RowReader& row) { return row.integer(); });
    return known ? Result<bool>(known->has_value()) : failure(known.error());
}

Result<std::vector<ReceivedMail>> SqlMailStore::unhandled(int limit) const
{
    return Query(m_database,
                 QStringLiteral("SELECT i.id, i.uid, c.content, i.received_at FROM inbox i "
                                "JOIN inbox_contents c ON c.mail_id = i.id WHERE i.outcome IS NULL "
                                "ORDER BY i.id LIMIT ?"))
        .bind(limit)
        .list(inboxRow, [](RowReader& row) {
            return ReceivedMail{row.integer(), row.text(), row.bytes(), row.time()};
        });
}

Result<void> SqlMailStore::markHandled(qint64 mailId, const QString& outcome)
{
    return expectOne(
        Query(m_database, QStringLiteral("UPDATE inbox SET outcome = ? WHERE id = ?")).bind(outcome, mailId).change(),
        inboxRow.table, mailId);
}

} // namespace rds
