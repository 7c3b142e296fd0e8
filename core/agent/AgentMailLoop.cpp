// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentMailLoop.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>
#include <core/mime/MailMessage.h>

#include <QPointer>

#include <utility>

namespace rds {

namespace {

constexpr Duration slowestPoll = std::chrono::hours(1);
constexpr int maxAttempts = 5;

struct ReadMail {
    Result<Command> command;
    QString messageId;
};

/// S703. In the pool.
ReadMail readMail(const QByteArray& raw, const AgentTrust& trust, Timestamp now)
{
    ReadMail read{readCommandMail(raw, trust, now), {}};
    if (read.command && std::holds_alternative<VersionRequestCommand>(*read.command)) {
        if (const auto message = parseMessage(raw)) {
            read.messageId = message->messageId;
        }
    }
    return read;
}

} // namespace

AgentMailLoop::AgentMailLoop(Parts parts, const TrustKeeper& trust, Duration interval,
                             std::shared_ptr<AgentInbox> inbox, CommandExecutor& commands)
    : m_parts(parts)
    , m_trust(trust)
    , m_interval(interval)
    , m_inbox(std::move(inbox))
    , m_commands(commands)
    , m_backoff(interval, slowestPoll)
{
}

AgentMailLoop::~AgentMailLoop()
{
    m_parts.clock.cancel(m_timer);
    if (m_handled) {
        // Stopped in an orderly way: that is not the mail's fault.
        (void)m_inbox->release(*m_handled);
    }
}

void AgentMailLoop::start()
{
    m_started = true;
    pollNow();
}

void AgentMailLoop::stop()
{
    m_started = false;
    m_again = false;
    if (!m_busy) {
        m_parts.clock.cancel(m_timer);
        m_timer = 0;
    }
}

void AgentMailLoop::pollNow()
{
    m_started = true;
    if (m_busy) {
        m_again = true;
        return;
    }
    m_parts.clock.cancel(m_timer);
    m_busy = true;
    m_mailboxEmpty = false;
    m_timer = m_parts.clock.callAfter(Duration::zero(), [this] { handleStored(); });
}

void AgentMailLoop::handleStored()
{
    if (!m_started) {
        m_busy = false;
        Q_EMIT stopped();
    } else if (const AgentInbox::Entry* entry = m_inbox->oldest()) {
        handle(*entry);
    } else if (m_mailboxEmpty) {
        succeed();
    } else {
        fetch();
    }
}

void AgentMailLoop::handle(const AgentInbox::Entry& entry)
{
    const qint64 number = entry.number;
    if (entry.attempts >= maxAttempts) {
        giveUp(number);
        return;
    }
    const bool isRepeated = entry.attempts > 0;
    auto raw = m_inbox->begin(number);
    if (!raw && raw.error().is(FileError::NotFound)) {
        onDealtWith(number);
        return;
    }
    if (!raw) {
        fail(raw.error());
        return;
    }
    m_handled = number;
    m_parts.executor.run(
        this,
        [content = *std::move(raw), trust = m_trust.trust(), now = m_parts.clock.now()] {
            return readMail(content, trust, now);
        },
        [this, number, isRepeated](ReadMail read) {
            onRead(number, std::move(read.command), {read.messageId, isRepeated});
        });
}

void AgentMailLoop::onRead(qint64 number, Result<Command> command, const CommandOrigin& origin)
{
    if (!command) {
        qCInfo(logAgent, "%s: a mail was dropped: %s", qUtf8Printable(m_trust.trust().agent.toString()),
               qUtf8Printable(command.error().toLogLine()));
        onDealtWith(number);
        return;
    }
    m_commands.execute(*std::move(command), origin, [this, number](const Result<void>& done) {
        if (done) {
            onDealtWith(number);
            return;
        }
        m_handled.reset();
        (void)m_inbox->release(number);
        fail(done.error());
    });
}

void AgentMailLoop::onDealtWith(qint64 number)
{
    m_handled.reset();
    if (const auto finished = m_inbox->finish(number); !finished) {
        fail(finished.error());
        return;
    }
    next();
}

void AgentMailLoop::giveUp(qint64 number)
{
    qCWarning(logAgent, "%s: a mail was put aside, the agent stopped at it %d times",
              qUtf8Printable(m_trust.trust().agent.toString()), maxAttempts);
    auto done = m_commands.giveUpRunning();
    if (done) {
        done = m_inbox->quarantine(number);
    }
    if (!done) {
        fail(done.error());
        return;
    }
    next();
}

void AgentMailLoop::fetch()
{
    FetchLimits limits;
    limits.maxMails = 1;
    m_inbox->beginSession();
    // The inbox lives as long as the session needs it, even where the loop is gone before.
    m_parts.transport.fetch(
        limits, *m_inbox,
        [guard = QPointer<AgentMailLoop>(this), inbox = m_inbox](const Result<FetchSummary>& summary) {
            inbox->endSession(summary);
            if (guard) {
                guard->onFetched(summary);
            }
        });
}

void AgentMailLoop::onFetched(const Result<FetchSummary>& summary)
{
    if (!summary && !m_inbox->oldest()) {
        fail(summary.error());
        return;
    }
    // A mailbox that gives nothing, and still has mail, holds what is too large: not to be asked in a circle.
    m_mailboxEmpty = summary && (!summary->more || summary->fetched == 0);
    next();
}

void AgentMailLoop::next()
{
    m_timer = m_parts.clock.callAfter(Duration::zero(), [this] { handleStored(); });
}

void AgentMailLoop::succeed()
{
    m_busy = false;
    m_backoff.reset();
    m_lastProblem.clear();
    if (std::exchange(m_again, false)) {
        pollNow();
        return;
    }
    const auto spread = static_cast<quint64>(m_interval.count() / 10) + 1;
    schedule(m_interval + Duration(static_cast<qint64>(m_parts.random.below(spread))));
    Q_EMIT polled();
}

void AgentMailLoop::fail(const Error& error)
{
    m_busy = false;
    m_again = false;
    if (error.code() != m_lastProblem) {
        m_lastProblem = error.code();
        qCWarning(logAgent, "%s: %s; trying again, ever more rarely", qUtf8Printable(m_trust.trust().agent.toString()),
                  qUtf8Printable(error.toLogLine()));
    }
    schedule(m_backoff.next(m_parts.random));
    Q_EMIT pollFailed(error);
}

void AgentMailLoop::schedule(Duration delay)
{
    if (m_started) {
        m_timer = m_parts.clock.callAfter(delay, [this] { pollNow(); });
    }
}

} // namespace rds
