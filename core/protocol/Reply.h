// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/VersionReport.h>

#include <core/base/Clock.h>

#include <optional>

namespace rds {

/// The stable words of UpdateOutcome::code (docs/protocol.md).
namespace outcomeCode {
inline const QString installed = QStringLiteral("installed");
inline const QString downgrade = QStringLiteral("downgrade"); ///< older than what is or was installed
inline const QString precondition = QStringLiteral("precondition"); ///< not for the version that is installed
inline const QString badPayload = QStringLiteral("bad-payload"); ///< not what the manifest says, or over the caps
inline const QString scriptFailed = QStringLiteral("script-failed"); ///< ended with another code than 0
inline const QString timedOut = QStringLiteral("timed-out"); ///< the script took too long and was killed
inline const QString incomplete = QStringLiteral("incomplete"); ///< the script did other things than the package says
inline const QString agentError = QStringLiteral("agent-error"); ///< the agent's disk is full, and the like
inline const QString interrupted = QStringLiteral("interrupted"); ///< the agent died of it, again and again
} // namespace outcomeCode

/// What became of the last update command that the agent executed or refused.
struct UpdateOutcome {
    QString campaign;
    qint64 sequence = 0;
    QString code; ///< stable word: `installed`, `script-failed`, `downgrade`, … (docs/protocol.md)
    int exitCode = 0; ///< of the install script, where it ran
    QString detail; ///< one line; for a failed script, its last lines (at most 2,000 characters)

    friend bool operator==(const UpdateOutcome&, const UpdateOutcome&) = default;
};

/// The answer to a version request (S1002): signed by the agent, bound to the request.
struct VersionReply {
    QString fleet;
    AgentId agent;
    QString requestId;
    QString nonce;
    Timestamp created{}; ///< by the agent's clock; shown, never trusted
    VersionReport report;
    std::optional<UpdateOutcome> lastUpdate;
};

} // namespace rds
