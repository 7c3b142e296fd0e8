// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "VersionAsker.h"

#include <core/base/Random.h>
#include <core/protocol/CommandMail.h>
#include <core/transport/Outbox.h>

namespace rds {

VersionAsker::VersionAsker(BatchParts parts, CentreIdentity identity, BatchPolicy policy)
    : m_parts(parts)
    , m_identity(std::move(identity))
    , m_policy(policy)
{
}

Result<QString> VersionAsker::ask(const std::vector<Agent>& agents, std::optional<BatchId> batch)
{
    const Timestamp now = m_parts.clock.now();
    const VersionRequest request{m_parts.random.hex(16), m_parts.random.hex(16), batch, now};
    VersionRequestCommand command;
    command.requestId = request.id;
    command.nonce = request.nonce;
    command.header = {m_identity.fleet, request.id, 1, {}, now, now + m_policy.mailLifetime};
    QueuedMail mail;
    for (const Agent& agent : agents) {
        command.header.recipients.push_back(agent.id);
        mail.recipients.push_back({agent.id, agent.address});
    }
    mail.purpose = MailPurpose::VersionRequest;
    mail.batch = batch;
    mail.messageId = request.id + u'@' + m_identity.address.domain();
    mail.nextTry = now;
    mail.expires = command.header.notAfter;
    auto content = writeVersionRequestMail({m_identity.address, mail.messageId, now}, command, m_identity.signing);
    if (!content) {
        return failure(content.error());
    }
    mail.content = *std::move(content);
    if (const auto added = m_parts.batches.addRequest(request); !added) {
        return failure(added.error());
    }
    if (const auto queued = m_parts.outbox.enqueue(mail); !queued) {
        return failure(queued.error());
    }
    return request.id;
}

} // namespace rds
