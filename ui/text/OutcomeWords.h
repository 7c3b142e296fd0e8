// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

/// What an agent's outcome code (docs/protocol.md) says to the operator, in the program's language.
struct OutcomeWords {
    QString reason; ///< continues "The agent refused the update: …"; a code that is not known here, as it came
    QString todo; ///< what the operator can do about it; empty for an unknown code
    bool wasBegun = false; ///< the agent ran the install script; otherwise it refused the update unopened
};

[[nodiscard]] OutcomeWords outcomeWords(const QString& code);

} // namespace rds
