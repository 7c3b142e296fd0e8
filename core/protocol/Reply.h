// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/VersionReport.h>

#include <core/base/Clock.h>

#include <optional>

namespace rds {

/// The words of UpdateOutcome::code that the centre tells apart; every other one is a refusal.
namespace outcomeCode {
inline const QString installed = QStringLiteral("installed");
inline const QString scriptFailed = QStringLiteral("script-failed");
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
