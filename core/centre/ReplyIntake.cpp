// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReplyIntake.h"

#include "EnrolmentDesk.h"

#include <core/base/Executor.h>
#include <core/base/Logging.h>
#include <core/batch/BatchEngine.h>
#include <core/domain/MailStore.h>
#include <core/domain/Transactions.h>

namespace rds {

namespace {

constexpr int mailsAtOnce = 500;
constexpr Duration retryDelay = std::chrono::seconds(5);

// What a received mail turned out to be; stored. Those of enrolments are EnrolmentDesk's.
const QString accepted = QStringLiteral("reply");
const QString noticed = QStringLiteral("notice");
const QString superseded = QStringLiteral("superseded");
const QString notAReply = QStringLiteral("not-a-reply");
const QString unknownSigner = QStringLiteral("unknown-signer");
const QString notValid = QStringLiteral("not-valid");
const QString wrongRequest = QStringLiteral("wrong-request");

} // namespace

ReplyIntake::ReplyIntake(Parts parts, Reader reader, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_reader(std::move(reader))
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
    ++m_generation;
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
    m_itemsGeneration = m_generation;
    m_parts.executor.run(
        this,
        [mails = *std::move(mails), reader = m_reader] {
            std::vector<Item> items;
            items.reserve(mails.size());
            for (const ReceivedMail& mail : mails) {
                items.push_back(read(mail, reader));
            }
            return items;
        },
        [this](std::vector<Item> items) { findSigners(std::move(items)); });
}

ReplyIntake::Item ReplyIntake::read(const ReceivedMail& mail, const Reader& reader)
{
    Item item{mail.id, mail.received};
    if (auto unverified = readReplyMail(mail.content)) {
        item.unverified = *std::move(unverified);
        return item;
    }
    const auto enveloped = readEnrolmentMail(mail.content);
    if (!enveloped) {
        item.outcome = notAReply;
        return item;
    }
    if (auto request = openEnrolment(*enveloped, reader.encryption, reader.fleet)) {
        item.enrolment = *std::move(request);
    } else {
        qCWarning(logCentre).noquote() << "enrolment request refused:" << request.error().toLogLine();
        item.outcome = notValid;
    }
    return item;
}

void ReplyIntake::verify(Item& item, const QString& fleet)
{
    if (!item.signer) {
        return;
    }
    auto message = verifyReply(*item.unverified, item.signer->agent, item.signer->certificate, fleet);
    if (message) {
        item.message = *std::move(message);
        return;
    }
    qCWarning(logCentre).noquote() << "mail signed by" << item.signer->agent.toString()
                                   << "refused:" << message.error().toLogLine();
    item.outcome = notValid;
}

void ReplyIntake::findSigners(std::vector<Item> items)
{
    for (Item& item : items) {
        if (!item.unverified) {
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
        [items = std::move(items), fleet = m_reader.fleet]() mutable {
            for (Item& item : items) {
                verify(item, fleet);
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
    if (m_itemsGeneration != m_generation) {
        wake(); // a signer may have been revoked meanwhile
        return;
    }
    const auto kept = m_parts.transactions.run([&] { return keep(items); });
    if (!kept) {
        retryLater(kept.error());
        return;
    }
    std::vector<AgentId> agents;
    for (const Item& item : items) {
        if (item.outcome == accepted) {
            agents.push_back(item.signer->agent);
        }
    }
    if (!agents.empty()) {
        Q_EMIT reported(agents);
    }
    m_parts.desk.announceChanges();
    m_parts.engine.announceChanges();
    wake();
}

Result<void> ReplyIntake::keep(std::vector<Item>& items)
{
    if (const auto judged = judgeReplies(items); !judged) {
        return judged;
    }
    if (const auto judged = judgeNotices(items); !judged) {
        return judged;
    }
    if (const auto judged = judgeEnrolments(items); !judged) {
        return judged;
    }
    for (const Item& item : items) {
        if (const auto marked = m_parts.mails.markHandled(item.mailId, item.outcome); !marked) {
            return marked;
        }
    }
    return {};
}

Result<void> ReplyIntake::judgeReplies(std::vector<Item>& items)
{
    auto newest = newestStamps(items);
    if (!newest) {
        return failure(newest.error());
    }
    for (Item& item : items) {
        const auto* const reply = item.message ? std::get_if<VersionReply>(&*item.message) : nullptr;
        if (reply == nullptr) {
            continue;
        }
        const auto request = requestOf(*reply);
        if (!request) {
            return failure(request.error());
        }
        if (!*request) {
            item.outcome = wrongRequest;
            continue;
        }
        item.stamp = {(*request)->created, reply->created};
        const auto known = newest->find(reply->agent);
        // A request of the future was made while the centre's clock was wrong: nothing could be newer for long.
        const bool isNew =
            known == newest->end() || known->second < item.stamp || known->second.requested > m_parts.clock.now();
        item.outcome = isNew ? accepted : superseded;
        if (isNew) {
            (*newest)[reply->agent] = item.stamp;
        }
    }
    return keepReplies(items);
}

Result<void> ReplyIntake::keepReplies(const std::vector<Item>& items)
{
    std::vector<StoredReport> reports;
    std::vector<VersionReply> replies;
    for (const Item& item : items) {
        if (item.outcome == accepted) {
            const auto& reply = std::get<VersionReply>(*item.message);
            reports.push_back({reply.agent, item.received, reply.report, item.stamp, reply.keySetVersion});
            replies.push_back(reply);
        }
    }
    if (replies.empty()) {
        return {};
    }
    if (const auto added = m_parts.agents.addReports(reports); !added) {
        return added;
    }
    return m_parts.engine.judgeReplies(replies);
}

Result<void> ReplyIntake::judgeNotices(std::vector<Item>& items)
{
    std::vector<UpdateNotice> notices;
    for (Item& item : items) {
        if (const auto* const notice = item.message ? std::get_if<UpdateNotice>(&*item.message) : nullptr) {
            item.outcome = noticed;
            notices.push_back(*notice);
        }
    }
    return notices.empty() ? Result<void>() : m_parts.engine.judgeNotices(notices);
}

Result<void> ReplyIntake::judgeEnrolments(std::vector<Item>& items)
{
    std::vector<EnrolmentRequest> requests;
    for (const Item& item : items) {
        if (item.enrolment) {
            requests.push_back(*item.enrolment);
        }
    }
    if (requests.empty()) {
        return {};
    }
    const auto outcomes = m_parts.desk.judge(requests);
    if (!outcomes) {
        return failure(outcomes.error());
    }
    auto outcome = outcomes->begin();
    for (Item& item : items) {
        if (item.enrolment) {
            item.outcome = *outcome++;
        }
    }
    return {};
}

Result<ReplyIntake::Stamps> ReplyIntake::newestStamps(const std::vector<Item>& items) const
{
    std::vector<AgentId> agents;
    for (const Item& item : items) {
        if (item.message && std::holds_alternative<VersionReply>(*item.message)) {
            agents.push_back(item.signer->agent);
        }
    }
    if (agents.empty()) {
        return Stamps();
    }
    const auto stamps = m_parts.agents.newestStamps(agents);
    return stamps ? Result<Stamps>(Stamps(stamps->begin(), stamps->end())) : failure(stamps.error());
}

Result<std::optional<VersionRequest>> ReplyIntake::requestOf(const VersionReply& reply) const
{
    auto request = m_parts.batches.findRequest(reply.requestId);
    if (request && *request && (*request)->nonce != reply.nonce) {
        return std::nullopt;
    }
    return request;
}

void ReplyIntake::retryLater(const Error& error)
{
    Q_EMIT failed(error);
    m_parts.clock.cancel(m_retry);
    m_retry = m_parts.clock.callAfter(retryDelay, [this] { wake(); });
}

} // namespace rds
