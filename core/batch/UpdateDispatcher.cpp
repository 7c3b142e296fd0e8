// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdateDispatcher.h"

#include "PackageLibrary.h"
#include "TargetLedger.h"

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/domain/AgentStore.h>
#include <core/domain/Transactions.h>
#include <core/protocol/CommandMail.h>
#include <core/transport/Outbox.h>

#include <algorithm>

namespace rds {

namespace {

constexpr int maxSealing = 2;
constexpr Duration retryDelay = std::chrono::seconds(5);

std::vector<AgentId> idsOf(const std::vector<BatchTarget>& targets)
{
    std::vector<AgentId> ids;
    ids.reserve(targets.size());
    for (const BatchTarget& target : targets) {
        ids.push_back(target.agent);
    }
    return ids;
}

/// Everything that sealing needs, by value: it runs in another thread.
struct SealJob {
    CommandMailHeader mail;
    UpdateCommand command;
    Identity signing;
    std::vector<QByteArray> certificates;

    [[nodiscard]] Result<QByteArray> run() const
    {
        std::vector<Certificate> recipients;
        for (const QByteArray& der : certificates) {
            const auto certificate = Certificate::fromDer(der, KeyPurpose::Encryption);
            if (!certificate) {
                return failure(certificate.error());
            }
            recipients.push_back(*certificate);
        }
        return writeUpdateMail(mail, command, signing, recipients);
    }
};

} // namespace

UpdateDispatcher::UpdateDispatcher(BatchParts parts, CentreIdentity identity, BatchPolicy policy, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_identity(std::move(identity))
    , m_policy(policy)
{
}

UpdateDispatcher::~UpdateDispatcher()
{
    m_parts.clock.cancel(m_retry);
}

void UpdateDispatcher::add(const BatchUpdate& batch, const std::shared_ptr<const ShelvedPackage>& package,
                           std::vector<BatchTarget> queued)
{
    std::stable_sort(queued.begin(), queued.end(),
                     [](const BatchTarget& a, const BatchTarget& b) { return a.attempt < b.attempt; });
    auto begin = queued.begin();
    while (begin != queued.end()) {
        auto end = begin;
        while (end != queued.end() && end->attempt == begin->attempt && end - begin < m_policy.groupSize) {
            ++end;
        }
        m_waiting.push_back({batch, package, std::vector<BatchTarget>(begin, end)});
        begin = end;
    }
    pump();
}

void UpdateDispatcher::pump()
{
    while (!m_waiting.empty() && hasRoom()) {
        seal(takeGroup());
    }
}

bool UpdateDispatcher::hasRoom() const
{
    const int queued = m_parts.outbox.size().value_or(m_policy.maxQueuedMails);
    return m_sealing < maxSealing && queued + m_sealing < m_policy.maxQueuedMails;
}

UpdateDispatcher::Group UpdateDispatcher::takeGroup()
{
    Group group = std::move(m_waiting.front());
    m_waiting.pop_front();
    return group;
}

void UpdateDispatcher::seal(Group group)
{
    const auto certificates = m_parts.agents.certificates(idsOf(group.targets));
    if (!certificates) {
        retryLater(std::move(group), certificates.error());
        return;
    }
    const Timestamp now = m_parts.clock.now();
    const Timestamp expires = now + m_policy.mailLifetime;
    const QString messageId = m_parts.random.hex(16) + u'@' + m_identity.address.domain();
    SealJob job{{m_identity.address, messageId, now}, {}, m_identity.signing, {}};
    job.command.header = {m_identity.fleet, group.batch.campaign, group.targets.front().attempt, {}, now, expires};
    job.command.package = group.package->manifest;
    job.command.payload = group.package->payload;
    job.command.approvals = group.package->approvals;
    job.command.allowDowngrade = group.batch.allowDowngrade;
    for (const auto& [agent, keys] : *certificates) {
        job.command.header.recipients.push_back(agent);
        job.certificates.push_back(keys.encryption);
    }
    if (job.certificates.empty()) {
        return; // every agent of the group was removed or revoked meanwhile
    }
    ++m_sealing;
    m_parts.executor.run(
        this, [job = std::move(job)] { return job.run(); },
        [this, group = std::move(group), messageId, expires](Result<QByteArray> mail) mutable {
            --m_sealing;
            store(std::move(group), {messageId, expires, std::move(mail)});
        });
}

void UpdateDispatcher::store(Group group, const Sealed& sealed)
{
    if (!sealed.mail) {
        retryLater(std::move(group), sealed.mail.error());
        return;
    }
    const auto stored = m_parts.transactions.run([&] { return enqueue(group, sealed); });
    if (!stored) {
        retryLater(std::move(group), stored.error());
        return;
    }
    m_parts.outbox.wake();
    Q_EMIT moved(group.batch.id, idsOf(group.targets));
    pump();
}

Result<void> UpdateDispatcher::enqueue(const Group& group, const Sealed& sealed)
{
    // Read anew: an agent may have been removed, or have replied, while the mail was sealed.
    const auto statuses = m_parts.batches.statusesOf(idsOf(group.targets));
    if (!statuses) {
        return failure(statuses.error());
    }
    QueuedMail mail;
    mail.purpose = MailPurpose::Update;
    mail.batch = group.batch.id;
    mail.messageId = sealed.messageId;
    mail.content = *sealed.mail;
    mail.nextTry = m_parts.clock.now();
    mail.expires = sealed.expires;
    TargetLedger ledger(group.batch, group.package->manifest, m_parts.clock.now());
    for (const AgentStatus& status : *statuses) {
        if (!status.target || status.target->batch != group.batch.id || status.target->state != TargetState::Queued) {
            continue;
        }
        BatchTarget target = *status.target;
        target.versionBefore = status.agent.version;
        ledger.apply(target, TargetEvent::MailQueued);
        mail.recipients.push_back({status.agent.id, status.agent.address});
    }
    if (mail.recipients.empty()) {
        return {};
    }
    if (const auto saved = ledger.save(m_parts.batches); !saved) {
        return saved;
    }
    return m_parts.outbox.enqueue(mail);
}

void UpdateDispatcher::retryLater(Group group, const Error& error)
{
    m_waiting.push_back(std::move(group));
    m_parts.clock.cancel(m_retry);
    m_retry = m_parts.clock.callAfter(retryDelay, [this] { pump(); });
    Q_EMIT failed(error);
}

} // namespace rds
