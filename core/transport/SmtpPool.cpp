// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpPool.h"

#include "SmtpLink.h"

#include <core/base/Random.h>

#include <algorithm>

namespace rds {

namespace {

/// A second mail goes to a busy connection only where it may join the first one's end (SmtpSession).
constexpr qsizetype maxPrefetched = 4096;

SmtpMail toSmtp(quint64 id, const OutgoingMail& mail)
{
    SmtpMail smtp;
    smtp.id = id;
    smtp.from = mail.from.toString().toLatin1();
    smtp.recipients.reserve(mail.recipients.size());
    for (const MailAddress& recipient : mail.recipients) {
        smtp.recipients.push_back(recipient.toString().toLatin1());
    }
    smtp.content = mail.content;
    return smtp;
}

RecipientResult toResult(const SmtpRecipientOutcome& outcome)
{
    using From = SmtpRecipientOutcome::Status;
    using To = RecipientResult::Status;
    switch (outcome.status) {
    case From::Accepted:
        return {To::Accepted, outcome.reply};
    case From::Deferred:
        return {To::Deferred, outcome.reply};
    case From::Refused:
        return {To::Refused, outcome.reply};
    case From::MailRefused:
        return {To::MailRefused, outcome.reply};
    case From::InDoubt:
        return {To::InDoubt, outcome.reply};
    }
    return {};
}

} // namespace

SmtpPool::SmtpPool(Clock& clock, Random& random, ServerSettings settings, int maxConnections)
    : m_clock(clock)
    , m_random(random)
    , m_settings(std::move(settings))
    , m_maxConnections(static_cast<size_t>(maxConnections))
    , m_limit(m_maxConnections)
{
}

SmtpPool::~SmtpPool() = default;

void SmtpPool::setMaxConnections(int count)
{
    m_maxConnections = m_limit = static_cast<size_t>(std::max(1, count));
    scheduleRun();
}

void SmtpPool::send(const OutgoingMail& mail, MailTransport::SendDone done)
{
    const quint64 id = ++m_lastId;
    m_jobs.emplace(id, Job{toSmtp(id, mail), std::move(done)});
    m_waiting.push_back(id);
    scheduleRun();
}

void SmtpPool::scheduleRun()
{
    if (!std::exchange(m_runScheduled, true)) {
        QMetaObject::invokeMethod(this, &SmtpPool::run, Qt::QueuedConnection);
    }
}

void SmtpPool::run()
{
    m_runScheduled = false;
    collect();
    while (!m_waiting.empty() && dispatchOne()) { }
    for (const auto& link : m_links) {
        if (link->session().isReady() && link->session().load() == 0) {
            link->startIdleTimer(m_idle);
        }
    }
}

void SmtpPool::collect()
{
    for (const auto& link : m_links) {
        for (SmtpOutcome& outcome : link->session().takeOutcomes()) {
            settle(std::move(outcome), link->session().failureReason());
        }
    }
    const auto isOver = [](const auto& link) { return link->session().isFinished(); };
    for (auto over = std::find_if(m_links.begin(), m_links.end(), isOver); over != m_links.end();
         over = std::find_if(m_links.begin(), m_links.end(), isOver)) {
        const std::unique_ptr<SmtpLink> link = std::move(*over);
        m_links.erase(over);
        closed(*link);
    }
}

bool SmtpPool::dispatchOne()
{
    const auto count = [this](bool (SmtpLink::*holds)() const) {
        return static_cast<size_t>(
            std::count_if(m_links.begin(), m_links.end(), [holds](const auto& link) { return (*link.*holds)(); }));
    };
    const size_t connecting = count(&SmtpLink::isConnecting);
    const quint64 id = m_waiting.front();
    const SmtpMail& mail = m_jobs.at(id).mail;
    const auto takes = [](size_t load) {
        return [load](const auto& link) { return link->session().isReady() && link->session().load() == load; };
    };
    auto link = std::find_if(m_links.begin(), m_links.end(), takes(0));
    if (link == m_links.end() && count(&SmtpLink::isUsable) < m_limit && connecting < m_waiting.size()) {
        open();
        return true;
    }
    if (link == m_links.end() && connecting == 0 && mail.content.size() < maxPrefetched) {
        link = std::find_if(m_links.begin(), m_links.end(), takes(1));
    }
    if (link == m_links.end()) {
        return false;
    }
    m_waiting.pop_front();
    (*link)->send(mail);
    return true;
}

void SmtpPool::open()
{
    auto link = std::make_unique<SmtpLink>(m_clock, m_random, m_settings);
    SmtpLink* const opened = link.get();
    // Scheduled: a link is never destroyed from within its own signal.
    connect(opened, &SmtpLink::progressed, this, &SmtpPool::scheduleRun);
    m_links.push_back(std::move(link));
    opened->open();
}

void SmtpPool::settle(SmtpOutcome outcome, const std::optional<Error>& failure)
{
    Job& job = m_jobs.at(outcome.mail);
    if (outcome.untouched && !job.isSecondTry) {
        job.isSecondTry = true;
        m_waiting.push_front(outcome.mail);
        return;
    }
    SendResult result;
    std::transform(outcome.recipients.begin(), outcome.recipients.end(), std::back_inserter(result.recipients),
                   toResult);
    if (outcome.untouched) {
        result.error = failure;
    }
    finish(outcome.mail, std::move(result));
}

void SmtpPool::closed(SmtpLink& link)
{
    const bool wasReady = link.session().wasReady();
    const std::optional<Error> failure = link.session().failureReason();
    const auto usable = static_cast<size_t>(
        std::count_if(m_links.begin(), m_links.end(), [](const auto& each) { return each->isUsable(); }));
    if (usable == 0) {
        m_limit = m_maxConnections;
    }
    if (!failure || wasReady) {
        return;
    }
    if (usable > 0) {
        m_limit = usable;
    } else {
        failWaiting(*failure);
    }
}

void SmtpPool::failWaiting(const Error& error)
{
    for (const quint64 id : std::exchange(m_waiting, {})) {
        SendResult result;
        result.recipients.assign(m_jobs.at(id).mail.recipients.size(),
                                 {RecipientResult::Status::Deferred, error.toLogLine()});
        result.error = error;
        finish(id, std::move(result));
    }
}

void SmtpPool::finish(quint64 id, SendResult result)
{
    auto node = m_jobs.extract(id);
    QMetaObject::invokeMethod(
        this, [done = std::move(node.mapped().done), result = std::move(result)] { done(result); },
        Qt::QueuedConnection);
}

} // namespace rds
