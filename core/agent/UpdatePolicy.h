// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Release.h"

#include <core/protocol/Command.h>

#include <optional>

namespace rds {

struct Refusal {
    QString code; ///< one of outcomeCode
    QString detail;
};

/// A release may be so much higher than the highest one that was ever installed here. More is a mistake, or somebody
/// who wants no later release to be accepted any more.
inline constexpr qint64 maxSequenceLeap = 10'000;

/// What an agent measures an update by.
struct PolicyContext {
    const Release& installed;
    qint64 highestSequence = 0; ///< see AgentState
    QString hardwareClass; ///< of the box; empty: unknown
};

/// Why an update that is authentic and was not executed before must not be installed, or nothing.
[[nodiscard]] std::optional<Refusal> refuseUpdate(const UpdateCommand& command, const PolicyContext& context);

} // namespace rds
