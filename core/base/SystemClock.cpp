// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SystemClock.h"

#include <QTimerEvent>

#include <algorithm>

namespace rds {

namespace {

/// Qt timers run on the monotonic clock; waking at least this often lets a long wait follow
/// a wall clock that was set, or a machine that slept.
constexpr Duration longestSleep = std::chrono::minutes(1);

} // namespace

SystemClock::SystemClock(QObject* parent)
    : QObject(parent)
{
}

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

Clock::TimerId SystemClock::callAt(Timestamp when, std::function<void()> callback)
{
    const TimerId id = ++m_lastId;
    arm(id, {when, std::move(callback)});
    return id;
}

void SystemClock::cancel(TimerId timer)
{
    const auto found = m_qtTimerOfId.find(timer);
    if (found == m_qtTimerOfId.end()) {
        return;
    }
    killTimer(found->second);
    m_idOfQtTimer.erase(found->second);
    m_qtTimerOfId.erase(found);
    m_pending.erase(timer);
}

void SystemClock::arm(TimerId id, Pending pending)
{
    const Duration delay = std::clamp(pending.when - now(), Duration::zero(), longestSleep);
    const int qtTimer = startTimer(delay, Qt::PreciseTimer);
    m_idOfQtTimer.emplace(qtTimer, id);
    m_qtTimerOfId.emplace(id, qtTimer);
    m_pending.insert_or_assign(id, std::move(pending));
}

void SystemClock::timerEvent(QTimerEvent* event)
{
    killTimer(event->timerId());
    const auto found = m_idOfQtTimer.find(event->timerId());
    if (found == m_idOfQtTimer.end()) {
        return;
    }
    const TimerId id = found->second;
    m_idOfQtTimer.erase(found);
    m_qtTimerOfId.erase(id);
    auto node = m_pending.extract(id);
    if (node.mapped().when > now()) {
        arm(id, std::move(node.mapped()));
        return;
    }
    node.mapped().callback();
}

} // namespace rds
