// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpPop3Transport.h"

#include "Pop3Fetch.h"
#include "SmtpPool.h"

#include <core/net/NetError.h>

namespace rds {

SmtpPop3Transport::SmtpPop3Transport(Clock& clock, Random& random, ServerSettings smtp, ServerSettings pop3,
                                     QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_pop3Settings(std::move(pop3))
    , m_smtp(std::make_unique<SmtpPool>(clock, random, std::move(smtp), defaultConnections))
{
}

SmtpPop3Transport::~SmtpPop3Transport() = default;

void SmtpPop3Transport::setMaxConnections(int count)
{
    m_smtp->setMaxConnections(count);
}

void SmtpPop3Transport::setIdleTimeout(Duration idle)
{
    m_smtp->setIdleTimeout(idle);
}

void SmtpPop3Transport::send(OutgoingMail mail, SendDone done)
{
    m_smtp->send(mail, std::move(done));
}

void SmtpPop3Transport::fetch(FetchLimits limits, MailSink& sink, FetchDone done)
{
    if (m_fetch) {
        const Error busy = netError(NetError::Busy, m_pop3Settings.endpoint());
        QMetaObject::invokeMethod(
            this, [done = std::move(done), busy] { done(failure(busy)); }, Qt::QueuedConnection);
        return;
    }
    m_fetch = std::make_unique<Pop3Fetch>(m_clock, m_random, m_pop3Settings, limits, sink);
    const auto deliver = [this, done = std::move(done)] {
        const Result<FetchSummary> result = m_fetch->result();
        m_fetch.reset();
        done(result);
    };
    // Queued: the fetch is not destroyed from within its own signal.
    connect(m_fetch.get(), &Pop3Fetch::finished, this, deliver, Qt::QueuedConnection);
    m_fetch->start();
}

} // namespace rds
