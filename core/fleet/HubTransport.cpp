// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HubTransport.h"

#include "MailHub.h"

#include <core/net/NetError.h>

namespace rds {

namespace {

RecipientResult::Status statusOf(const QByteArray& reply, RecipientResult::Status final)
{
    if (reply.startsWith('2')) {
        return RecipientResult::Status::Accepted;
    }
    return reply.startsWith('5') ? final : RecipientResult::Status::Deferred;
}

} // namespace

HubTransport::HubTransport(MailHub& hub, Clock& clock, MailAddress own)
    : m_hub(hub)
    , m_clock(clock)
    , m_own(std::move(own))
    , m_alive(std::make_shared<bool>(true))
{
}

HubTransport::~HubTransport() = default;

void HubTransport::send(OutgoingMail mail, SendDone done)
{
    later([this, mail = std::move(mail), done = std::move(done)]() mutable {
        // `done` may destroy this transport: nothing of it is touched afterwards.
        SendResult result = transact(std::move(mail));
        done(std::move(result));
    });
}

void HubTransport::fetch(FetchLimits limits, MailSink& sink, FetchDone done)
{
    if (m_fetching) {
        later([this, done = std::move(done)] {
            done(failure(netError(NetError::Busy, m_own.toString()).asRetryable()));
        });
        return;
    }
    m_fetching = true;
    later([this, limits, &sink, done = std::move(done)] {
        Result<FetchSummary> result = collect(limits, sink);
        m_fetching = false;
        done(std::move(result));
    });
}

void HubTransport::later(std::function<void()> task)
{
    m_clock.callAfter(Duration::zero(), [alive = std::weak_ptr<bool>(m_alive), task = std::move(task)] {
        if (!alive.expired()) {
            task();
        }
    });
}

std::optional<Error> HubTransport::loginError()
{
    if (m_hub.isOffline(m_own)) {
        return netError(NetError::Unreachable, m_own.toString());
    }
    if (!m_hub.hasMailbox(m_own)) {
        return netError(NetError::AuthenticationFailed, m_own.toString(), QStringLiteral("no such mailbox"));
    }
    return std::nullopt;
}

SendResult HubTransport::transact(OutgoingMail mail)
{
    SendResult result;
    result.recipients.resize(mail.recipients.size());
    if (auto error = loginError()) {
        for (RecipientResult& recipient : result.recipients) {
            recipient.reply = error->toLogLine();
        }
        result.error = std::move(error);
        return result;
    }
    std::vector<size_t> accepted;
    std::vector<MailAddress> addresses;
    for (size_t i = 0; i < mail.recipients.size(); ++i) {
        if (const auto reply = m_hub.refusal(mail.from, mail.recipients[i])) {
            result.recipients[i] = {statusOf(*reply, RecipientResult::Status::Refused), QString::fromLatin1(*reply)};
            continue;
        }
        accepted.push_back(i);
        addresses.push_back(mail.recipients[i]);
    }
    if (accepted.empty()) {
        return result;
    }
    mail.recipients = std::move(addresses);
    const MailHub::Answer answer = m_hub.accept(mail);
    const RecipientResult outcome = answer.connectionLost
        ? RecipientResult{RecipientResult::Status::InDoubt, QStringLiteral("connection lost after the content")}
        : RecipientResult{statusOf(answer.reply, RecipientResult::Status::MailRefused),
                          QString::fromLatin1(answer.reply)};
    for (const size_t i : accepted) {
        result.recipients[i] = outcome;
    }
    return result;
}

Result<FetchSummary> HubTransport::collect(const FetchLimits& limits, MailSink& sink)
{
    if (auto error = loginError()) {
        return failure(std::move(*error));
    }
    FetchSummary summary;
    std::vector<FetchedMail> mails;
    for (const MailHub::Entry& entry : m_hub.entries(m_own)) {
        if (sink.isKnown(entry.uid)) {
            m_hub.remove(m_own, entry.uid);
        } else if (entry.bytes > limits.maxBytes) {
            sink.tooLarge(entry.uid, entry.bytes);
        } else if (static_cast<int>(mails.size()) >= limits.maxMails) {
            summary.more = true;
            break;
        } else if (auto content = m_hub.fetch(m_own, entry.uid)) {
            mails.push_back({entry.uid, std::move(*content)});
        }
    }
    if (mails.empty()) {
        return summary;
    }
    if (const Result<void> stored = sink.store(mails); !stored) {
        return failure(stored.error());
    }
    for (const FetchedMail& mail : mails) {
        m_hub.remove(m_own, mail.uid);
    }
    summary.fetched = static_cast<int>(mails.size());
    return summary;
}

} // namespace rds
