// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace rds {

/// Why a target failed. The names (toString) are stored and never change.
enum class FailureCause {
    None,
    AddressRefused, ///< the mail server refused this recipient (5xx)
    MailRefused, ///< the mail server refused the mail itself (5xx)
    DeferredTooLong, ///< the mail server was not reachable, or said "later", until the mail expired
    Bounced, ///< accepted, then returned undelivered
    NoReply, ///< no reply to the version request in time (S1207)
    VersionDiffers, ///< replied with another version (S1209)
    NewerReleaseInstalled, ///< replied with a newer version, and a downgrade was not allowed
    InstallFailed, ///< the agent's install script failed; evidence: exit code and last lines
    UpdateRefused, ///< the agent refused the update; evidence: its code
    AgentRemoved, ///< the operator took the agent out of the list while the batch ran
    PackageUnusable, ///< the package's file is gone, damaged, or signed with a revoked key; evidence: why
    AgentRevoked, ///< the operator revoked the agent's keys, or invited it anew, while the batch ran
};

inline constexpr std::array allFailureCauses{
    FailureCause::None,
    FailureCause::AddressRefused,
    FailureCause::MailRefused,
    FailureCause::DeferredTooLong,
    FailureCause::Bounced,
    FailureCause::NoReply,
    FailureCause::VersionDiffers,
    FailureCause::NewerReleaseInstalled,
    FailureCause::InstallFailed,
    FailureCause::UpdateRefused,
    FailureCause::AgentRemoved,
    FailureCause::AgentRevoked,
    FailureCause::PackageUnusable,
};

[[nodiscard]] QString toString(FailureCause cause);
[[nodiscard]] std::optional<FailureCause> failureCauseFromString(const QString& text);

} // namespace rds
