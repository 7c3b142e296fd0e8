// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailHub.h"

#include "BounceMail.h"

#include <core/base/Random.h>

namespace rds {

namespace {

QByteArray replyOf(const MailFault& fault, const char* usual)
{
    return fault.reply.isEmpty() ? QByteArray(usual) : fault.reply;
}

} // namespace

MailHub::MailHub(Clock& clock, Random& random)
    : MailHub(clock, random, Options())
{
}

MailHub::MailHub(Clock& clock, Random& random, Options options)
    : m_clock(clock)
    , m_random(random)
    , m_options(options)
    , m_alive(std::make_shared<bool>(true))
{
}

MailHub::~MailHub() = default;

void MailHub::keepMailIn(const QString& folder)
{
    m_spool.emplace(folder);
    // Far more than one mail a microsecond would have to come before two programs gave the same uid.
    m_lastUid = static_cast<quint64>(toMillis(m_clock.now())) * 1000;
}

void MailHub::setMailbox(const MailAddress& address, const QString& password)
{
    const auto [mailbox, isNew] = m_mailboxes.try_emplace(address.normalized());
    mailbox->second.password = password;
    if (isNew && m_spool) {
        mailbox->second.mails = m_spool->load(address);
    }
}

void MailHub::removeMailbox(const MailAddress& address)
{
    m_mailboxes.erase(address.normalized());
}

bool MailHub::hasMailbox(const MailAddress& address) const
{
    return m_mailboxes.contains(address.normalized());
}

std::optional<MailAddress> MailHub::login(const QString& user, const QString& password) const
{
    const Result<MailAddress> address = MailAddress::parse(user);
    if (!address) {
        return std::nullopt;
    }
    const auto mailbox = m_mailboxes.find(address->normalized());
    if (mailbox == m_mailboxes.end() || mailbox->second.password != password) {
        return std::nullopt;
    }
    return *address;
}

void MailHub::setDelay(Duration min, Duration max)
{
    m_options.minDelay = min;
    m_options.maxDelay = max;
}

void MailHub::setArrivalObserver(const MailAddress& mailbox, std::function<void()> observer)
{
    const auto found = m_mailboxes.find(mailbox.normalized());
    if (found != m_mailboxes.end()) {
        found->second.observer = std::move(observer);
    }
}

bool MailHub::isOffline(const MailAddress& address)
{
    return m_faults.strike(MailFault::Kind::Offline, address, {}, m_random).has_value();
}

std::optional<QByteArray> MailHub::refusal(const MailAddress& from, const MailAddress& to)
{
    if (const auto fault = m_faults.strike(MailFault::Kind::RefuseRecipient, from, to, m_random)) {
        return replyOf(*fault, "550 5.7.1 Recipient refused");
    }
    if (!hasMailbox(to)) {
        return QByteArrayLiteral("550 5.1.1 No such mailbox");
    }
    return std::nullopt;
}

MailHub::Answer MailHub::accept(const OutgoingMail& mail)
{
    if (mail.content.size() > m_options.maxMailBytes) {
        return {QByteArrayLiteral("552 5.3.4 Message too big"), false};
    }
    if (const auto fault = strikeMail(MailFault::Kind::RefuseMail, mail)) {
        return {replyOf(*fault, "554 5.7.1 Message refused"), false};
    }
    const auto dropped = strikeMail(MailFault::Kind::DropAfterData, mail);
    if (dropped && !dropped->delivered) {
        return {{}, true};
    }
    count(mail.from, &Counters::out, mail.content);
    for (const MailAddress& recipient : mail.recipients) {
        route(mail.from, recipient, mail.content);
    }
    return {"250 2.0.0 Ok: queued as " + QByteArray::number(++m_lastQueueId), dropped.has_value()};
}

/// A fault of the mail as a whole strikes for the first recipient whom it fits, once.
std::optional<MailFault> MailHub::strikeMail(MailFault::Kind kind, const OutgoingMail& mail)
{
    if (m_faults.isEmpty()) {
        return std::nullopt;
    }
    for (const MailAddress& recipient : mail.recipients) {
        if (auto fault = m_faults.strike(kind, mail.from, recipient, m_random)) {
            return fault;
        }
    }
    return std::nullopt;
}

void MailHub::route(const MailAddress& from, const MailAddress& to, const QByteArray& content)
{
    using Kind = MailFault::Kind;
    if (m_faults.isEmpty()) {
        schedule(to, content, usualDelay());
        return;
    }
    if (m_faults.strike(Kind::Lose, from, to, m_random)) {
        return;
    }
    if (const auto fault = m_faults.strike(Kind::Bounce, from, to, m_random)) {
        bounce(from, to, content, replyOf(*fault, "550 5.1.1 No such mailbox"));
        return;
    }
    Duration delay = usualDelay();
    if (const auto fault = m_faults.strike(Kind::Delay, from, to, m_random)) {
        delay += fault->delay;
    }
    QByteArray copy = content;
    if (const auto fault = m_faults.strike(Kind::Truncate, from, to, m_random)) {
        copy.truncate(static_cast<qsizetype>(qBound(qint64(0), fault->keepBytes, qint64(content.size()))));
    }
    schedule(to, copy, delay);
    if (m_faults.strike(Kind::Duplicate, from, to, m_random)) {
        schedule(to, copy, delay);
    }
}

void MailHub::bounce(const MailAddress& from, const MailAddress& to, const QByteArray& content, const QByteArray& reply)
{
    if (!from.isNull()) {
        schedule(from, bounceMail(from, to, reply, content, m_clock.now()), usualDelay());
    }
}

void MailHub::schedule(const MailAddress& to, const QByteArray& content, Duration delay)
{
    ++m_underWay;
    m_clock.callAfter(delay, [this, alive = std::weak_ptr<bool>(m_alive), to, content] {
        if (!alive.expired()) {
            deliver(to, content);
        }
    });
}

void MailHub::deliver(const MailAddress& to, const QByteArray& content)
{
    --m_underWay;
    const auto mailbox = m_mailboxes.find(to.normalized());
    if (mailbox == m_mailboxes.end()) {
        return;
    }
    mailbox->second.mails.emplace(++m_lastUid, content);
    if (m_spool) {
        m_spool->store(to, m_lastUid, content);
    }
    count(to, &Counters::in, content);
    // A copy: the observer may replace itself or remove the mailbox.
    const auto observer = mailbox->second.observer;
    if (observer) {
        observer();
    }
}

std::vector<MailHub::Entry> MailHub::entries(const MailAddress& mailbox) const
{
    std::vector<Entry> result;
    const auto found = m_mailboxes.find(mailbox.normalized());
    if (found == m_mailboxes.end()) {
        return result;
    }
    result.reserve(found->second.mails.size());
    for (const auto& [uid, content] : found->second.mails) {
        result.push_back({QString::number(uid), content.size()});
    }
    return result;
}

std::optional<QByteArray> MailHub::fetch(const MailAddress& mailbox, const QString& uid)
{
    const auto found = m_mailboxes.find(mailbox.normalized());
    if (found == m_mailboxes.end()) {
        return std::nullopt;
    }
    const auto mail = found->second.mails.find(uid.toULongLong());
    if (mail == found->second.mails.end()) {
        return std::nullopt;
    }
    count(mailbox, &Counters::fetched, mail->second);
    return mail->second;
}

bool MailHub::remove(const MailAddress& mailbox, const QString& uid)
{
    const auto found = m_mailboxes.find(mailbox.normalized());
    if (found == m_mailboxes.end() || found->second.mails.erase(uid.toULongLong()) == 0) {
        return false;
    }
    if (m_spool) {
        m_spool->remove(mailbox, uid.toULongLong());
    }
    return true;
}

MailHub::Counters MailHub::counters(const MailAddress& address) const
{
    const auto found = m_counters.find(address.normalized());
    return found == m_counters.end() ? Counters() : found->second;
}

Duration MailHub::usualDelay()
{
    const Duration range = m_options.maxDelay - m_options.minDelay;
    if (range <= Duration::zero()) {
        return m_options.minDelay;
    }
    return m_options.minDelay + Duration(m_random.below(static_cast<quint64>(range.count()) + 1));
}

void MailHub::count(const MailAddress& address, Traffic Counters::*traffic, const QByteArray& content)
{
    for (Counters* counters : {&m_counters[address.normalized()], &m_total}) {
        (counters->*traffic).mails += 1;
        (counters->*traffic).bytes += content.size();
    }
}

} // namespace rds
