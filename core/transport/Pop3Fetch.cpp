// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Fetch.h"

#include <algorithm>

namespace rds {

Pop3Fetch::Pop3Fetch(Clock& clock, Random& random, const ServerSettings& settings, FetchLimits limits, MailSink& sink)
    : m_limits(limits)
    , m_sink(sink)
    , m_session(settings, random, limits.maxBytes)
    , m_connection(clock, settings, m_session)
{
    connect(&m_connection, &NetConnection::progressed, this, &Pop3Fetch::onProgress);
}

void Pop3Fetch::onProgress()
{
    if (m_busy || m_finished) {
        return;
    }
    m_busy = true; // pump below comes back here
    std::vector<Pop3Event> events = m_session.takeEvents();
    while (!events.empty()) {
        for (const Pop3Event& event : events) {
            // Mails that arrived whole before the connection broke are worth storing; after a failed store none is.
            if (!m_storeFailed) {
                std::visit([this](const auto& each) { handle(each); }, event);
            }
        }
        m_connection.pump();
        events = m_session.takeEvents();
    }
    m_busy = false;
    if (m_session.isFinished()) {
        m_finished = true;
        Q_EMIT finished();
    }
}

Result<FetchSummary> Pop3Fetch::result() const
{
    if (!m_session.isComplete()) {
        return failure(*m_session.failureReason());
    }
    return m_summary;
}

void Pop3Fetch::handle(const Pop3Listing& listing)
{
    std::vector<Pop3Choice> choices;
    choices.reserve(listing.mails.size());
    for (const Pop3Entry& mail : listing.mails) {
        choices.push_back(choose(mail));
    }
    m_session.choose(choices);
}

Pop3Choice Pop3Fetch::choose(const Pop3Entry& mail)
{
    if (m_sink.isKnown(mail.uid)) {
        return Pop3Choice::Delete;
    }
    if (mail.bytes > m_limits.maxBytes) {
        m_sink.tooLarge(mail.uid, mail.bytes);
        return Pop3Choice::Leave;
    }
    if (m_chosen == m_limits.maxMails) {
        m_summary.more = true;
        return Pop3Choice::Leave;
    }
    ++m_chosen;
    return Pop3Choice::Fetch;
}

void Pop3Fetch::handle(const Pop3Batch& batch)
{
    std::vector<FetchedMail> mails;
    mails.reserve(batch.mails.size());
    std::transform(batch.mails.begin(), batch.mails.end(), std::back_inserter(mails), [](const Pop3Mail& mail) {
        return FetchedMail{mail.uid, mail.content};
    });
    const Result<void> stored = m_sink.store(mails);
    if (!stored) {
        m_storeFailed = true;
        m_session.fail(stored.error());
        return;
    }
    m_summary.fetched += static_cast<int>(mails.size());
    m_session.stored();
}

void Pop3Fetch::handle(const Pop3Oversized& mail)
{
    m_sink.tooLarge(mail.uid, mail.bytes);
}

} // namespace rds
