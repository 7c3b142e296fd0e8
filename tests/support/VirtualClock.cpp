// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "VirtualClock.h"

#include <algorithm>

namespace rds::test {

Clock::TimerId VirtualClock::callAt(Timestamp when, std::function<void()> callback)
{
    const TimerId id = ++m_lastId;
    const Timestamp due = std::max(when, m_now);
    m_timers.emplace(Key{due, id}, std::move(callback));
    m_times.emplace(id, due);
    return id;
}

void VirtualClock::cancel(TimerId timer)
{
    const auto found = m_times.find(timer);
    if (found == m_times.end()) {
        return;
    }
    m_timers.erase(Key{found->second, timer});
    m_times.erase(found);
}

bool VirtualClock::step()
{
    if (m_timers.empty()) {
        return false;
    }
    auto node = m_timers.extract(m_timers.begin());
    m_times.erase(node.key().second);
    m_now = std::max(m_now, node.key().first);
    node.mapped()();
    return true;
}

void VirtualClock::runUntil(Timestamp end)
{
    while (!m_timers.empty() && m_timers.begin()->first.first <= end) {
        step();
    }
    m_now = std::max(m_now, end);
}

bool VirtualClock::runUntil(const std::function<bool()>& condition, Duration limit)
{
    const Timestamp end = m_now + limit;
    while (!condition()) {
        if (m_timers.empty() || m_timers.begin()->first.first > end) {
            return false;
        }
        step();
    }
    return true;
}

} // namespace rds::test
