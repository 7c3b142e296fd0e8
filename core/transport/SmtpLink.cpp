// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpLink.h"

#include <utility>

namespace rds {

SmtpLink::SmtpLink(Clock& clock, Random& random, const ServerSettings& settings)
    : m_clock(clock)
    , m_session(settings, random)
    , m_connection(clock, settings, m_session)
{
    connect(&m_connection, &NetConnection::progressed, this, &SmtpLink::progressed);
}

SmtpLink::~SmtpLink()
{
    m_clock.cancel(m_idleTimer);
}

void SmtpLink::send(SmtpMail mail)
{
    m_clock.cancel(std::exchange(m_idleTimer, 0));
    m_session.enqueue(std::move(mail));
    m_connection.pump();
}

void SmtpLink::startIdleTimer(Duration idle)
{
    if (m_idleTimer != 0) {
        return;
    }
    m_idleTimer = m_clock.callAfter(idle, [this] {
        m_idleTimer = 0;
        m_session.quit();
        m_connection.pump();
    });
}

} // namespace rds
