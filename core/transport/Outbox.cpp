// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Outbox.h"

#include <core/base/Logging.h>
#include <core/base/Random.h>
#include <core/domain/MailStore.h>
#include <core/domain/Transactions.h>

#include <QPointer>

#include <algorithm>

namespace rds {

namespace {

using Status = DeliveryOutcome::Status;

constexpr Duration storeRetryDelay = std::chrono::seconds(5);

Status statusOf(RecipientResult::Status status)
{
    switch (status) {
    case RecipientResult::Status::Accepted:
        return Status::Accepted;
    case RecipientResult::Status::Deferred:
        return Status::Deferred;
    case RecipientResult::Status::Refused:
        return Status::AddressRefused;
    case RecipientResult::Status::MailRefused:
        return Status::MailRefused;
    case RecipientResult::Status::InDoubt:
        return Status::InDoubt;
    }
    return Status::Deferred;
}

bool isOpen(const DeliveryOutcome& outcome)
{
    return outcome.status == Status::Deferred || outcome.status == Status::InDoubt;
}

std::vector<MailRecipient> openRecipients(const std::vector<DeliveryOutcome>& outcomes)
{
    std::vector<MailRecipient> open;
    for (const DeliveryOutcome& outcome : outcomes) {
        if (isOpen(outcome)) {
            open.push_back(outcome.recipient);
        }
    }
    return open;
}

} // namespace

Outbox::Outbox(Parts parts, MailAddress sender, RetryPolicy policy, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_sender(std::move(sender))
    , m_policy(policy)
{
}

Outbox::~Outbox()
{
    m_parts.clock.cancel(m_timer);
}

Result<void> Outbox::resume()
{
    const auto resumed = m_parts.transactions.run([this]() -> Result<void> {
        auto cutOff = m_parts.mails.recoverInFlight();
        if (!cutOff) {
            return failure(cutOff.error());
        }
        for (QueuedMail& mail : *cutOff) {
            mail.content.clear();
            std::vector<DeliveryOutcome> outcomes;
            for (const MailRecipient& recipient : mail.recipients) {
                outcomes.push_back({recipient, Status::InDoubt, QStringLiteral("the program ended while it was sent")});
            }
            if (const auto stored = store(mail, outcomes, m_parts.clock.now()); !stored) {
                return stored;
            }
        }
        return {};
    });
    wake();
    return resumed;
}

Result<void> Outbox::enqueue(const QueuedMail& mail)
{
    const auto id = m_parts.mails.enqueue(mail);
    if (!id) {
        return failure(id.error());
    }
    return {};
}

Result<void> Outbox::withdraw(BatchId batch, MailPurpose purpose, const std::vector<AgentId>& agents)
{
    return agents.empty() ? Result<void>() : m_parts.mails.withdraw(batch, purpose, agents);
}

void Outbox::wake()
{
    m_parts.clock.cancel(m_timer);
    m_timer = m_parts.clock.callAt(m_parts.clock.now(), [this] { sendDue(); });
}

Result<int> Outbox::size() const
{
    return m_parts.mails.queuedCount();
}

void Outbox::sendDue()
{
    m_timer = 0;
    const int room = m_policy.maxInFlight - m_inFlight;
    if (room > 0) {
        const auto due = m_parts.mails.dueMails(m_parts.clock.now(), room);
        if (!due) {
            retryLater(due.error());
            return;
        }
        for (const QueuedMail& mail : *due) {
            if (const auto begun = send(mail); !begun) {
                // The mail is still due: looking again at once would only spin on a full disk.
                retryLater(begun.error());
                return;
            }
        }
    }
    scheduleNextTry();
}

void Outbox::retryLater(const Error& error)
{
    Q_EMIT failed(error);
    m_parts.clock.cancel(m_timer);
    m_timer = m_parts.clock.callAfter(storeRetryDelay, [this] { sendDue(); });
}

Result<void> Outbox::send(const QueuedMail& mail)
{
    if (auto begun = m_parts.mails.beginTry(mail.id); !begun) {
        return begun;
    }
    OutgoingMail outgoing;
    outgoing.from = m_sender;
    outgoing.content = mail.content;
    for (const MailRecipient& recipient : mail.recipients) {
        outgoing.recipients.push_back(recipient.address);
    }
    QueuedMail rest = mail;
    rest.content.clear();
    ++rest.tries;
    ++m_inFlight;
    m_parts.transport.send(std::move(outgoing), [guard = QPointer<Outbox>(this), rest](const SendResult& result) {
        if (guard) {
            guard->finish(rest, result);
        }
    });
    return {};
}

void Outbox::finish(const QueuedMail& mail, const SendResult& result)
{
    --m_inFlight;
    reportProblem(result.error);
    const Timestamp nextTry = m_parts.clock.now() + backOff(mail.tries);
    keepOutcomes(mail, outcomesOf(mail, result, nextTry), nextTry);
}

void Outbox::keepOutcomes(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes, Timestamp nextTry)
{
    const auto stored = m_parts.transactions.run([&] { return store(mail, outcomes, nextTry); });
    if (!stored) {
        Q_EMIT failed(stored.error());
        // What the server said must not be lost: if the program ends before this works, the mail is in doubt.
        m_parts.clock.callAfter(storeRetryDelay, [guard = QPointer<Outbox>(this), mail, outcomes, nextTry] {
            if (guard) {
                guard->keepOutcomes(mail, outcomes, nextTry);
            }
        });
        return;
    }
    wake();
}

std::vector<DeliveryOutcome> Outbox::outcomesOf(const QueuedMail& mail, const SendResult& result, Timestamp nextTry)
{
    std::vector<DeliveryOutcome> outcomes;
    const QString problem = result.error ? result.error->toLogLine() : QString();
    for (std::size_t i = 0; i < mail.recipients.size(); ++i) {
        DeliveryOutcome outcome{mail.recipients[i], Status::Deferred, problem};
        if (i < result.recipients.size()) {
            outcome.status = statusOf(result.recipients[i].status);
            outcome.evidence = result.recipients[i].reply.isEmpty() ? problem : result.recipients[i].reply;
        }
        if (isOpen(outcome) && nextTry > mail.expires) {
            outcome.status = outcome.status == Status::InDoubt ? Status::ExpiredInDoubt : Status::Expired;
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

Result<void> Outbox::store(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes, Timestamp nextTry)
{
    if (const auto ended = m_parts.mails.endTry(mail.id, openRecipients(outcomes), nextTry); !ended) {
        return ended;
    }
    return m_observer == nullptr ? Result<void>() : m_observer->delivered(mail, outcomes);
}

Duration Outbox::backOff(int tries) const
{
    Duration delay = m_policy.first;
    for (int i = 1; i < tries && delay < m_policy.longest; ++i) {
        delay *= 2;
    }
    delay = std::min(delay, m_policy.longest);
    // A tenth of jitter: many mails that were deferred together do not come back together.
    return delay + Duration(static_cast<qint64>(m_parts.random.below(static_cast<quint64>(delay.count()) / 10 + 1)));
}

void Outbox::reportProblem(const std::optional<Error>& error)
{
    const std::error_code code = error ? error->code() : std::error_code();
    if (code == m_lastProblem) {
        return;
    }
    m_lastProblem = code;
    if (error) {
        qCWarning(logCentre).noquote() << "sending mail:" << error->toLogLine();
        Q_EMIT problem(*error);
    } else {
        Q_EMIT problemSolved();
    }
}

void Outbox::scheduleNextTry()
{
    if (m_inFlight >= m_policy.maxInFlight) {
        return; // finish() wakes
    }
    const auto next = m_parts.mails.nextTry();
    if (!next) {
        retryLater(next.error());
    } else if (*next) {
        m_parts.clock.cancel(m_timer);
        m_timer = m_parts.clock.callAt(std::max(**next, m_parts.clock.now()), [this] { sendDue(); });
    }
}

} // namespace rds
