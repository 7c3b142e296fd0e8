// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

#include <QLocale>

namespace rds {

/// @{ Values as the operator reads them, in the default locale (Translations sets it) and local time.

/// Date, hours and minutes; the year has four digits.
[[nodiscard]] QString formatTime(Timestamp time, const QLocale& locale = QLocale());
/// The day alone; the year has four digits.
[[nodiscard]] QString formatDate(Timestamp time, const QLocale& locale = QLocale());
/// Hours, minutes and seconds.
[[nodiscard]] QString formatTimeOfDay(Timestamp time, const QLocale& locale = QLocale());
/// `2002-11-03 06:25:00 UTC`
[[nodiscard]] QString formatUtc(Timestamp time);
/// "3 min 20 s": the two largest units.
[[nodiscard]] QString formatDuration(Duration duration);
/// "0:12", "1:02:03"; what has passed gives "0:00".
[[nodiscard]] QString formatCountdown(Duration left);
/// "17 agents"
[[nodiscard]] QString formatAgentCount(int count);
/// "14 updated, 3 failed"; "2 waiting" only where some are.
[[nodiscard]] QString formatOutcome(int updated, int failed, int waiting);
/// @}

} // namespace rds
