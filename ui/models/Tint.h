// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/TargetState.h>
#include <ui/text/EnrolmentText.h>

#include <QColor>

class QPalette;

namespace rds {

/// What a colour means. Every state has an icon of its own shape and a word beside it; blue-green and vermilion
/// stay apart for people who do not tell red from green.
enum class Tint {
    Text, ///< the palette's own
    Muted, ///< secondary text
    OnAccent, ///< text on an accent-coloured button
    Accent, ///< the one thing to do here
    Updated,
    Failed,
    Busy, ///< under way, all is well
    Delayed, ///< under way, not as smoothly as hoped
};

[[nodiscard]] bool isDark(const QPalette& palette);
/// At least 4.5 : 1 against the palette's base and window (WCAG 2, AA).
[[nodiscard]] QColor tintColor(Tint tint, const QPalette& palette);

[[nodiscard]] Tint stateTint(TargetState state);
/// A name for symbolicIcon().
[[nodiscard]] QString stateIconName(TargetState state);
[[nodiscard]] Tint enrolmentTint(EnrolmentSituation situation);
/// Likewise; empty for Enrolled.
[[nodiscard]] QString enrolmentIconName(EnrolmentSituation situation);

} // namespace rds
