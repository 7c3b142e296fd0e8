// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Inbox.h"

#include <core/base/Logging.h>
#include <core/domain/MailStore.h>

#include <QPointer>

namespace rds {

Inbox::Inbox(Parts parts, Duration interval, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_interval(interval)
{
}

Inbox::~Inbox()
{
    m_parts.clock.cancel(m_timer);
}

void Inbox::start()
{
    fetchNow();
}

void Inbox::fetchNow()
{
    if (m_fetching) {
        m_again = true;
        return;
    }
    schedule(Duration::zero());
}

bool Inbox::isKnown(const QString& uid)
{
    return m_parts.mails.isReceived(uid).value_or(false);
}

Result<void> Inbox::store(const std::vector<FetchedMail>& mails)
{
    std::vector<ReceivedMail> received;
    received.reserve(mails.size());
    for (const FetchedMail& mail : mails) {
        received.push_back({0, mail.uid, mail.content, m_parts.clock.now()});
    }
    const auto added = m_parts.mails.addReceived(received);
    if (added) {
        Q_EMIT this->received();
    }
    return added;
}

void Inbox::tooLarge(const QString& uid, qint64 bytes)
{
    qCWarning(logCentre).noquote() << "a mail of" << bytes << "bytes was left on the server:" << uid;
}

void Inbox::fetch()
{
    m_timer = 0;
    m_fetching = true;
    m_parts.transport.fetch(FetchLimits(), *this, [guard = QPointer<Inbox>(this)](const Result<FetchSummary>& summary) {
        if (guard) {
            guard->finished(summary);
        }
    });
}

void Inbox::finished(const Result<FetchSummary>& summary)
{
    m_fetching = false;
    const std::error_code code = summary ? std::error_code() : summary.error().code();
    if (code != m_lastProblem) {
        m_lastProblem = code;
        if (summary) {
            Q_EMIT problemSolved();
        } else {
            qCWarning(logCentre).noquote() << "fetching mail:" << summary.error().toLogLine();
            Q_EMIT problem(summary.error());
        }
    }
    const bool atOnce = m_again || (summary && summary->more);
    m_again = false;
    schedule(atOnce ? Duration::zero() : m_interval);
    Q_EMIT idle();
}

void Inbox::schedule(Duration delay)
{
    m_parts.clock.cancel(m_timer);
    m_timer = m_parts.clock.callAfter(delay, [this] { fetch(); });
}

} // namespace rds
