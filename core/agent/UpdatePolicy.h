// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Release.h"

#include <core/protocol/Command.h>

#include <optional>

namespace rds {

/// The stable words of UpdateOutcome::code (docs/protocol.md).
namespace outcome {
inline const QString installed = QStringLiteral("installed");
inline const QString downgrade = QStringLiteral("downgrade"); ///< older than what is or was installed
inline const QString precondition = QStringLiteral("precondition"); ///< not for the version that is installed
inline const QString badPayload = QStringLiteral("bad-payload"); ///< not what the manifest says, or over the caps
inline const QString scriptFailed = QStringLiteral("script-failed"); ///< ended with another code than 0
inline const QString timedOut = QStringLiteral("timed-out"); ///< the script took too long and was killed
inline const QString incomplete = QStringLiteral("incomplete"); ///< the script did other things than the package says
inline const QString agentError = QStringLiteral("agent-error"); ///< the agent's disk is full, and the like
inline const QString interrupted = QStringLiteral("interrupted"); ///< the agent died of it, again and again
} // namespace outcome

struct Refusal {
    QString code;
    QString detail;
};

/// Why an update that is authentic and was not executed before must not be installed over `installed`, or nothing.
/// @param highestSequence of all releases that were ever installed here
[[nodiscard]] std::optional<Refusal> refuseUpdate(const UpdateCommand& command, const Release& installed,
                                                  qint64 highestSequence);

} // namespace rds
