// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

/// What happens to a target of a batch. The names (toString) are stored in its history and never change.
enum class TargetEvent {
    PackageRefused, ///< the package's file is gone or not good any more, so that there is nothing to send
    MailQueued, ///< its update or its version request is in the outbox
    MailAccepted, ///< the mail server took it
    MailDeferred, ///< the mail server said "later", or was not reachable
    MailInDoubt, ///< the mail server's answer was lost
    MailRefused, ///< refused for good (5xx): this address, or the mail
    MailExpired, ///< given up after many tries
    ReplyMatches, ///< a valid reply with the target version (S1209)
    ReplyDiffers, ///< a valid reply to the request in force with another version (S1209)
    UpdateRefused, ///< a valid notice: the agent has refused this update, or it came to nothing there
    DeadlinePassed, ///< no reply in time (S1207)
    AgentRemoved, ///< the operator took the agent out of the list, or revoked it
    Retried, ///< the operator asked for another attempt
};

[[nodiscard]] QString toString(TargetEvent event);

} // namespace rds
