// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

#include <map>

namespace rds::test {

/// A clock that jumps to its next timer: days pass in milliseconds, always in the same order.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(Timestamp start = fromMillis(1'760'000'000'000))
        : m_now(start)
    {
    }

    [[nodiscard]] Timestamp now() const override { return m_now; }
    TimerId callAt(Timestamp when, std::function<void()> callback) override;
    void cancel(TimerId timer) override;

    /// Runs the earliest timer, at its time. False where there is none.
    bool step();
    /// Runs every timer up to `end`, then stands at `end`.
    void runUntil(Timestamp end);
    /// Runs timers until `condition` holds. False where no timer is left or `limit` has passed.
    bool runUntil(const std::function<bool()>& condition, Duration limit);

private:
    using Key = std::pair<Timestamp, TimerId>;

    Timestamp m_now;
    TimerId m_lastId = 0;
    std::map<Key, std::function<void()>> m_timers;
    std::map<TimerId, Timestamp> m_times;
};

} // namespace rds::test
