// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/crypto/Certificate.h>
#include <core/domain/AgentId.h>
#include <core/domain/BatchStore.h>
#include <core/protocol/ReplyMail.h>

#include <QObject>

#include <unordered_map>

namespace rds {

class AgentStore;
class BatchEngine;
class Executor;
class MailStore;
class Transactions;
struct ReceivedMail;

/// Turns received mails into judged replies (S1206-S1210): reads and verifies a few hundred at a time on the
/// Executor, then keeps reports, verdicts and what each mail turned out to be in one transaction. A mail that
/// is no valid reply of ours changes nothing. Engine thread.
class ReplyIntake final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MailStore& mails;
        AgentStore& agents;
        BatchStore& batches;
        Transactions& transactions;
        BatchEngine& engine;
        Executor& executor;
        Clock& clock;
    };

    ReplyIntake(Parts parts, QString fleet, QObject* parent = nullptr);
    ~ReplyIntake() override;

    /// Handles what has been received and not handled yet.
    void wake();
    /// Certificates may have changed: read them anew.
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
        Result<UnverifiedReply> unverified;
        std::optional<Signer> signer;
        QString outcome; ///< stable word; empty while still good
        std::optional<VersionReply> reply;
    };

    void readMails();
    void findSigners(std::vector<Item> items);
    [[nodiscard]] Result<std::optional<Signer>> signerOf(const QByteArray& keyId);
    void store(std::vector<Item> items);
    [[nodiscard]] Result<void> keep(const std::vector<Item>& items);
    [[nodiscard]] Result<bool> answersOurs(const VersionReply& reply) const;
    void retryLater(const Error& error);

    Parts m_parts;
    QString m_fleet;
    std::unordered_map<QByteArray, Signer> m_signers;
    bool m_busy = false;
    Clock::TimerId m_retry = 0;
};

} // namespace rds
