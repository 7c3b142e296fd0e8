// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyIntake.h"

#include <core/base/Executor.h>
#include <core/base/Logging.h>
#include <core/batch/BatchEngine.h>
#include <core/domain/AgentStore.h>
#include <core/domain/MailStore.h>
#include <core/domain/Transactions.h>

namespace rds {

namespace {

constexpr int mailsAtOnce = 500;
constexpr Duration retryDelay = std::chrono::seconds(5);

// What a received mail turned out to be; stored.
const QString accepted = QStringLiteral("reply");
const QString notAReply = QStringLiteral("not-a-reply");
const QString unknownSigner = QStringLiteral("unknown-signer");
const QString notValid = QStringLiteral("not-valid");
const QString wrongRequest = QStringLiteral("wrong-request");

} // namespace

ReplyIntake::ReplyIntake(Parts parts, QString fleet, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_fleet(std::move(fleet))
{
}

ReplyIntake::~ReplyIntake()
{
    m_parts.clock.cancel(m_retry);
}

void ReplyIntake::wake()
{
    if (!m_busy) {
        readMails();
    }
}

void ReplyIntake::forgetCertificates()
{
    m_signers.clear();
}

void ReplyIntake::readMails()
{
    auto mails = m_parts.mails.unhandled(mailsAtOnce);
    if (!mails) {
        retryLater(mails.error());
        return;
    }
    if (mails->empty()) {
        return;
    }
    m_busy = true;
    m_parts.executor.run(
        this,
        [mails = *std::move(mails)] {
            std::vector<Item> items;
            items.reserve(mails.size());
            for (const ReceivedMail& mail : mails) {
                items.push_back({mail.id, mail.received, readReplyMail(mail.content), {}, {}, {}});
            }
            return items;
        },
        [this](std::vector<Item> items) { findSigners(std::move(items)); });
}

void ReplyIntake::findSigners(std::vector<Item> items)
{
    for (Item& item : items) {
        if (!item.unverified) {
            item.outcome = notAReply;
            continue;
        }
        auto signer = signerOf(item.unverified->signerKeyId);
        if (!signer) {
            m_busy = false;
            retryLater(signer.error());
            return;
        }
        item.signer = *std::move(signer);
        if (!item.signer) {
            item.outcome = unknownSigner;
        }
    }
    m_parts.executor.run(
        this,
        [items = std::move(items), fleet = m_fleet]() mutable {
            for (Item& item : items) {
                if (!item.outcome.isEmpty()) {
                    continue;
                }
                auto reply = verifyReply(*item.unverified, item.signer->agent, item.signer->certificate, fleet);
                if (reply) {
                    item.reply = *std::move(reply);
                } else {
                    qCWarning(logCentre).noquote() << "reply signed by" << item.signer->agent.toString()
                                                   << "refused:" << reply.error().toLogLine();
                    item.outcome = notValid;
                }
            }
            return std::move(items);
        },
        [this](std::vector<Item> verified) { store(std::move(verified)); });
}

Result<std::optional<ReplyIntake::Signer>> ReplyIntake::signerOf(const QByteArray& keyId)
{
    if (const auto found = m_signers.find(keyId); found != m_signers.end()) {
        return std::optional(found->second);
    }
    const auto agent = m_parts.agents.findBySigningKey(keyId);
    if (!agent) {
        return failure(agent.error());
    }
    if (!*agent) {
        return std::nullopt;
    }
    const auto certificate = Certificate::fromDer((*agent)->certificates.signing, KeyPurpose::Signing);
    if (!certificate) {
        return failure(certificate.error());
    }
    Signer signer{(*agent)->agent.id, *certificate};
    m_signers.emplace(keyId, signer);
    return std::optional(std::move(signer));
}

void ReplyIntake::store(std::vector<Item> items)
{
    m_busy = false;
    std::vector<AgentId> agents;
    const auto kept = m_parts.transactions.run([&]() -> Result<void> {
        for (Item& item : items) {
            if (!item.reply) {
                continue;
            }
            const auto ours = answersOurs(*item.reply);
            if (!ours) {
                return failure(ours.error());
            }
            item.outcome = *ours ? accepted : wrongRequest;
            if (*ours) {
                agents.push_back(item.reply->agent);
            }
        }
        return keep(items);
    });
    if (!kept) {
        retryLater(kept.error());
        return;
    }
    if (!agents.empty()) {
        Q_EMIT reported(agents);
    }
    m_parts.engine.announceChanges();
    wake();
}

Result<void> ReplyIntake::keep(const std::vector<Item>& items)
{
    std::vector<StoredReport> reports;
    std::vector<VersionReply> replies;
    for (const Item& item : items) {
        if (item.outcome == accepted) {
            reports.push_back({item.reply->agent, item.received, item.reply->report});
            replies.push_back(*item.reply);
        }
        if (const auto marked = m_parts.mails.markHandled(item.mailId, item.outcome); !marked) {
            return marked;
        }
    }
    if (const auto added = m_parts.agents.addReports(reports); !added) {
        return added;
    }
    return m_parts.engine.judgeReplies(replies);
}

Result<bool> ReplyIntake::answersOurs(const VersionReply& reply) const
{
    const auto request = m_parts.batches.findRequest(reply.requestId);
    if (!request) {
        return failure(request.error());
    }
    return *request && (*request)->nonce == reply.nonce;
}

void ReplyIntake::retryLater(const Error& error)
{
    Q_EMIT failed(error);
    m_parts.clock.cancel(m_retry);
    m_retry = m_parts.clock.callAfter(retryDelay, [this] { wake(); });
}

} // namespace rds
