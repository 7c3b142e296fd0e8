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

/// Why an update that is authentic and was not executed before must not be installed over `installed`, or nothing.
/// @param highestSequence of all releases that were ever installed here
[[nodiscard]] std::optional<Refusal> refuseUpdate(const UpdateCommand& command, const Release& installed,
                                                  qint64 highestSequence);

} // namespace rds
