// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeySetAnnouncer.h"

#include <core/base/Random.h>
#include <core/domain/QueuedMail.h>
#include <core/domain/Transactions.h>
#include <core/protocol/CommandMail.h>
#include <core/transport/Outbox.h>

#include <algorithm>
#include <iterator>

namespace rds {

KeySetAnnouncer::KeySetAnnouncer(BatchParts parts, CentreIdentity identity, const CentreTrust& trust,
                                 const BatchPolicy& policy)
    : m_parts(parts)
    , m_identity(std::move(identity))
    , m_version(trust.keySet.version)
    , m_signedKeySet(trust.signedKeySet)
    , m_groupSize(policy.groupSize)
    , m_mailLifetime(policy.mailLifetime)
{
}

Result<int> KeySetAnnouncer::announce(const std::vector<Agent>& agents)
{
    std::vector<Agent> behind;
    std::copy_if(agents.begin(), agents.end(), std::back_inserter(behind),
                 [this](const Agent& agent) { return isBehind(agent); });
    const auto queued = m_parts.transactions.run([&]() -> Result<void> {
        for (auto begin = behind.begin(); begin != behind.end();) {
            const auto end = begin + std::min<std::ptrdiff_t>(m_groupSize, behind.end() - begin);
            if (const auto mailed = mail(std::vector<Agent>(begin, end)); !mailed) {
                return mailed;
            }
            begin = end;
        }
        return {};
    });
    if (!queued) {
        return failure(queued.error());
    }
    if (!behind.empty()) {
        m_parts.outbox.wake();
    }
    return static_cast<int>(behind.size());
}

/// An agent that has not reported yet began with the set of its settings file, which may be an older one. Nobody can
/// be behind the first set.
bool KeySetAnnouncer::isBehind(const Agent& agent) const
{
    return agent.enrolment == EnrolmentState::Enrolled && m_version > 1 && agent.keySetVersion < m_version;
}

Result<void> KeySetAnnouncer::mail(const std::vector<Agent>& group)
{
    const Timestamp now = m_parts.clock.now();
    QueuedMail mail;
    mail.purpose = MailPurpose::KeySet;
    mail.messageId = m_parts.random.hex(16) + u'@' + m_identity.address.domain();
    mail.nextTry = now;
    mail.expires = now + m_mailLifetime;
    for (const Agent& agent : group) {
        mail.recipients.push_back({agent.id, agent.address});
    }
    auto content = writeKeySetMail({m_identity.address, mail.messageId, now}, m_signedKeySet);
    if (!content) {
        return failure(content.error());
    }
    mail.content = *std::move(content);
    return m_parts.outbox.enqueue(mail);
}

} // namespace rds
