// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/VersionReport.h>

#include <core/base/Clock.h>

#include <optional>
#include <variant>

namespace rds {

/// The stable words of UpdateOutcome::code (docs/protocol.md).
namespace outcomeCode {
inline const QString installed = QStringLiteral("installed");
inline const QString downgrade = QStringLiteral("downgrade"); ///< older than what is or was installed
inline const QString wrongFleet = QStringLiteral("wrong-fleet"); ///< for another centre's agents
inline const QString notARecipient = QStringLiteral("not-a-recipient"); ///< for other agents: forwarded
inline const QString expired = QStringLiteral("expired"); ///< arrived too late, or the agent's clock is wrong
inline const QString keysExpired = QStringLiteral("keys-expired"); ///< the agent knows only keys that have expired
inline const QString notApproved = QStringLiteral("not-approved"); ///< too few approvals (two-person rule)
inline const QString replayed = QStringLiteral("replayed"); ///< was executed or refused before
inline const QString sequenceTooHigh = QStringLiteral("sequence-too-high"); ///< an absurd leap of the release sequence
inline const QString wrongHardware = QStringLiteral("wrong-hardware"); ///< not for this class of box
inline const QString memberMissing = QStringLiteral("member-missing"); ///< the archive lacks what the manifest lists
inline const QString memberAdded = QStringLiteral("member-added"); ///< the archive holds what it must not
inline const QString memberChanged = QStringLiteral("member-changed"); ///< other bytes than the manifest says
inline const QString tooLarge = QStringLiteral("too-large"); ///< over the caps of size, count or ratio
inline const QString precondition = QStringLiteral("precondition"); ///< not for the version that is installed
inline const QString badPayload = QStringLiteral("bad-payload"); ///< not an archive of ours
inline const QString scriptFailed = QStringLiteral("script-failed"); ///< ended with another code than 0
inline const QString timedOut = QStringLiteral("timed-out"); ///< the script took too long and was killed
inline const QString incomplete = QStringLiteral("incomplete"); ///< the script did other things than the package says
inline const QString agentError = QStringLiteral("agent-error"); ///< the agent's disk is full, and the like
inline const QString interrupted = QStringLiteral("interrupted"); ///< the agent died of it, again and again
} // namespace outcomeCode

/// The code for a payload or a container that was refused with this PackageError: `member-missing`, `member-added`,
/// `member-changed`, `too-large`, or `bad-payload`.
[[nodiscard]] QString outcomeCodeFor(const Error& packageError);

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
    qint64 keySetVersion = 0; ///< of the key set that the agent follows
    VersionReport report;
    std::optional<UpdateOutcome> lastUpdate;
};

/// Unasked: an update was refused, or came to nothing. Signed by the agent, bound to campaign and attempt, which only
/// those know who could decrypt the update.
struct UpdateNotice {
    QString fleet;
    AgentId agent;
    Timestamp created{}; ///< by the agent's clock; shown, never trusted
    UpdateOutcome outcome;
};

/// What an enrolled agent says.
using AgentMessage = std::variant<VersionReply, UpdateNotice>;

} // namespace rds
