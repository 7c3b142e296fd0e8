// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace rds {

using Duration = std::chrono::milliseconds;
using Timestamp = std::chrono::time_point<std::chrono::system_clock, Duration>;

/// The time of day and the only source of timers: handed to every component that waits.
///
/// Lives in one thread; callbacks run in that thread, never from within `callAt`.
class Clock {
public:
    using TimerId = quint64;

    virtual ~Clock() = default;

    /// UTC.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Runs `callback` once, at `when` or as soon as possible after it. Never returns 0.
    virtual TimerId callAt(Timestamp when, std::function<void()> callback) = 0;
    /// A timer that has run, or 0, is ignored.
    virtual void cancel(TimerId timer) = 0;

    TimerId callAfter(Duration delay, std::function<void()> callback)
    {
        return callAt(now() + delay, std::move(callback));
    }
};

/// `2026-11-22T15:04:05.678Z`, the form stored and sent. Sorts as text.
[[nodiscard]] QString toIso(Timestamp time);
/// Exactly what toIso writes; anything else gives none.
[[nodiscard]] std::optional<Timestamp> fromIso(const QString& text);
/// Milliseconds since 1970, the form in the database.
[[nodiscard]] inline qint64 toMillis(Timestamp time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] inline Timestamp fromMillis(qint64 millis)
{
    return Timestamp(Duration(millis));
}

} // namespace rds
