// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentOutbox.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>

#include <QDir>
#include <QFile>
#include <QPointer>

#include <utility>

namespace rds {

namespace {

constexpr Duration firstRetry = std::chrono::seconds(30);
constexpr Duration slowestRetry = std::chrono::hours(1);
constexpr qint64 maxMailBytes = 64 * 1024 * 1024;
constexpr qsizetype maxWaiting = 100;
const QString suffix = QStringLiteral(".mail");

QString describe(const SendResult& result)
{
    if (result.error) {
        return result.error->toLogLine();
    }
    return result.recipients.empty() ? QString() : result.recipients.front().reply;
}

bool isAccepted(const SendResult& result)
{
    return !result.error && !result.recipients.empty()
        && result.recipients.front().status == RecipientResult::Status::Accepted;
}

} // namespace

AgentOutbox::AgentOutbox(AgentFolder folder, MailAddress from, MailAddress to, Clock& clock, Random& random,
                         MailTransport& transport)
    : m_folder(std::move(folder))
    , m_from(std::move(from))
    , m_to(std::move(to))
    , m_clock(clock)
    , m_random(random)
    , m_transport(transport)
    , m_backoff(firstRetry, slowestRetry)
{
}

AgentOutbox::~AgentOutbox()
{
    m_clock.cancel(m_timer);
}

Result<void> AgentOutbox::add(const QString& name, const QByteArray& content)
{
    if (auto written = m_folder.write(fileOf(name), content); !written) {
        return written;
    }
    const QStringList all = names();
    for (qsizetype i = 0; i + maxWaiting < all.size(); ++i) {
        qCWarning(logAgent, "a reply that could not be sent is dropped, newer ones wait: %s", qUtf8Printable(all[i]));
        (void)m_folder.remove(fileOf(all[i]));
    }
    return {};
}

QString AgentOutbox::newName()
{
    return QStringLiteral("%1-%2").arg(toMillis(m_clock.now()), 14, 10, QLatin1Char('0')).arg(m_random.hex(8));
}

bool AgentOutbox::isWaiting(const QString& name) const
{
    return QFile::exists(fileOf(name));
}

void AgentOutbox::flush()
{
    if (isSending()) {
        m_again = true;
        return;
    }
    m_stopped = false;
    m_clock.cancel(m_timer);
    m_timer = 0;
    m_round = names();
    sendNext();
}

void AgentOutbox::stop()
{
    m_stopped = true;
    m_round.clear();
    m_clock.cancel(m_timer);
    m_timer = 0;
}

qsizetype AgentOutbox::waiting() const
{
    return names().size();
}

QStringList AgentOutbox::names() const
{
    QStringList found = QDir(m_folder.outbox()).entryList({u'*' + suffix}, QDir::Files, QDir::Name);
    for (QString& name : found) {
        name.chop(suffix.size());
    }
    return found;
}

QString AgentOutbox::fileOf(const QString& name) const
{
    return m_folder.outbox() + u'/' + name + suffix;
}

void AgentOutbox::sendNext()
{
    while (!m_round.isEmpty()) {
        const QString name = m_round.takeFirst();
        auto content = readFile(fileOf(name), maxMailBytes);
        if (!content) {
            qCWarning(logAgent, "%s", qUtf8Printable(content.error().toLogLine()));
            continue;
        }
        m_sending = true;
        m_transport.send({m_from, {m_to}, *std::move(content)},
                         [guard = QPointer<AgentOutbox>(this), name](const SendResult& result) {
                             if (guard) {
                                 guard->onSent(name, result);
                             }
                         });
        return;
    }
    endRound();
}

void AgentOutbox::onSent(const QString& name, const SendResult& result)
{
    m_sending = false;
    if (isAccepted(result)) {
        m_backoff.reset();
        m_lastProblem.clear();
        // Where the file cannot be removed, the reply is sent twice; the centre takes that for one.
        (void)m_folder.remove(fileOf(name));
        Q_EMIT sent(name);
    } else {
        logOnce(result);
        if (result.error) {
            // No connection, no password: the others would fare no better.
            m_round.clear();
        }
        Q_EMIT notSent(name, result);
    }
    if (!m_sending) {
        sendNext();
    }
}

void AgentOutbox::endRound()
{
    const bool again = std::exchange(m_again, false);
    if (!m_stopped && waiting() > 0) {
        const Duration delay = again ? Duration::zero() : m_backoff.next(m_random);
        m_timer = m_clock.callAfter(delay, [this] { flush(); });
    }
    Q_EMIT roundEnded();
}

void AgentOutbox::logOnce(const SendResult& result)
{
    const QString problem = describe(result);
    if (problem != m_lastProblem) {
        qCWarning(logAgent, "%s: a reply was not sent and is kept: %s", qUtf8Printable(m_from.toString()),
                  qUtf8Printable(problem));
        m_lastProblem = problem;
    }
}

} // namespace rds
