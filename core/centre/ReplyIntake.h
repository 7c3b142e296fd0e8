// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/crypto/Identity.h>
#include <core/domain/AgentStore.h>
#include <core/domain/BatchStore.h>
#include <core/protocol/EnrolmentMail.h>
#include <core/protocol/ReplyMail.h>

#include <QObject>

#include <map>
#include <unordered_map>

namespace rds {

class BatchEngine;
class EnrolmentDesk;
class Executor;
class MailStore;
class Transactions;
struct ReceivedMail;

/// Turns received mails into judged replies (S1206-S1210), notices and enrolments: reads and verifies a few hundred
/// at a time on the Executor, then keeps reports, verdicts and what each mail turned out to be in one transaction. A
/// mail that is nothing of ours changes nothing, and neither does a reply that is older than the agent's newest one.
/// Engine thread.
class ReplyIntake final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MailStore& mails;
        AgentStore& agents;
        BatchStore& batches;
        Transactions& transactions;
        BatchEngine& engine;
        EnrolmentDesk& desk;
        Executor& executor;
        Clock& clock;
    };
    /// Whose mail is read, and with what.
    struct Reader {
        QString fleet;
        std::vector<Identity> encryption; ///< opens enrolment requests
    };

    ReplyIntake(Parts parts, Reader reader, QObject* parent = nullptr);
    ~ReplyIntake() override;

    /// Handles what has been received and not handled yet.
    void wake();
    /// Certificates may have changed: read them anew, also for mails under way.
    void forgetCertificates();

Q_SIGNALS:
    /// Reports of these agents are stored.
    void reported(const std::vector<rds::AgentId>& agents);
    /// The store failed; it is tried again.
    void failed(const rds::Error& error);

private:
    struct Signer {
        AgentId agent;
        Certificate certificate;
    };
    /// A mail on its way through the intake.
    struct Item {
        qint64 mailId = 0;
        Timestamp received{};
        QString outcome{}; ///< stable word; empty while still good
        std::optional<UnverifiedReply> unverified{};
        std::optional<Signer> signer{};
        std::optional<AgentMessage> message{};
        std::optional<EnrolmentRequest> enrolment{};
        AnswerStamp stamp{}; ///< of a reply that is believed
    };
    using Stamps = std::map<AgentId, AnswerStamp>;

    [[nodiscard]] static Item read(const ReceivedMail& mail, const Reader& reader);
    static void verify(Item& item, const QString& fleet);

    void readMails();
    void findSigners(std::vector<Item> items);
    [[nodiscard]] Result<std::optional<Signer>> signerOf(const QByteArray& keyId);
    void store(std::vector<Item> items);
    [[nodiscard]] Result<void> keep(std::vector<Item>& items);
    [[nodiscard]] Result<void> judgeReplies(std::vector<Item>& items);
    [[nodiscard]] Result<void> keepReplies(const std::vector<Item>& items);
    [[nodiscard]] Result<void> judgeNotices(std::vector<Item>& items);
    [[nodiscard]] Result<void> judgeEnrolments(std::vector<Item>& items);
    [[nodiscard]] Result<Stamps> newestStamps(const std::vector<Item>& items) const;
    /// The request that the reply answers, where it is ours.
    [[nodiscard]] Result<std::optional<VersionRequest>> requestOf(const VersionReply& reply) const;
    void retryLater(const Error& error);

    Parts m_parts;
    Reader m_reader;
    std::unordered_map<QByteArray, Signer> m_signers;
    quint64 m_generation = 0; ///< of the certificates
    quint64 m_itemsGeneration = 0; ///< of those that the mails under way are verified with
    bool m_busy = false;
    Clock::TimerId m_retry = 0;
};

} // namespace rds
