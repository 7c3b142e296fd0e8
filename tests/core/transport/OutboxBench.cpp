// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OutboxBench.h"

#include <core/base/FileError.h>

namespace rds::test {

namespace {

QString word(DeliveryOutcome::Status status)
{
    switch (status) {
    case DeliveryOutcome::Status::Accepted:
        return "accepted";
    case DeliveryOutcome::Status::Deferred:
        return "deferred";
    case DeliveryOutcome::Status::InDoubt:
        return "in-doubt";
    case DeliveryOutcome::Status::AddressRefused:
        return "address-refused";
    case DeliveryOutcome::Status::MailRefused:
        return "mail-refused";
    case DeliveryOutcome::Status::Expired:
        return "expired";
    case DeliveryOutcome::Status::ExpiredInDoubt:
        return "expired-in-doubt";
    }
    return {};
}

} // namespace

OutboxBench::OutboxBench(RetryPolicy policy)
    : m_policy(policy)
{
    require(file.db().agents().add(enrolledAgents(1, 9)));
    open();
}

void OutboxBench::open()
{
    CentreDatabase& db = file.db();
    outbox = std::make_unique<Outbox>(Outbox::Parts{db.mails(), db.transactions(), transport, file.clock(), random},
                                      require(MailAddress::parse("centre@manufacturer.example")), m_policy);
    outbox->setObserver(this);
    QObject::connect(outbox.get(), &Outbox::problem, [this](const Error& error) { problems.push_back(error); });
    QObject::connect(outbox.get(), &Outbox::failed, [this](const Error& error) { failures.push_back(error); });
    QObject::connect(outbox.get(), &Outbox::problemSolved, [this] { ++solved; });
}

void OutboxBench::restart()
{
    outbox.reset();
    file.reopen();
    open();
}

void OutboxBench::enqueue(int first, int last, Duration lifetime)
{
    QueuedMail mail;
    mail.messageId = QStringLiteral("mail-%1@manufacturer.example").arg(first);
    mail.content = "Message-ID: <" + mail.messageId.toUtf8() + ">\r\n\r\nbody\r\n";
    for (int number = first; number <= last; ++number) {
        mail.recipients.push_back({agentId(number), enrolled(number).agent.address});
    }
    mail.nextTry = file.clock().now();
    mail.expires = mail.nextTry + lifetime;
    require(outbox->enqueue(mail));
    outbox->wake();
}

void OutboxBench::runUntilSent(std::size_t count)
{
    REQUIRE(file.clock().runUntil([&] { return transport.sent.size() >= count; }, std::chrono::hours(24)));
}

Result<void> OutboxBench::delivered(const QueuedMail& mail, const std::vector<DeliveryOutcome>& all)
{
    CHECK(mail.content.isEmpty());
    if (observerFails) {
        return failure(FileError::DiskFull, "centre.sqlite");
    }
    for (const DeliveryOutcome& outcome : all) {
        outcomes.append(outcome.recipient.agent.toString() + ' ' + word(outcome.status) + ' ' + outcome.evidence);
    }
    return {};
}

} // namespace rds::test
