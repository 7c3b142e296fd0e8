// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>
#include <core/domain/Agent.h>
#include <core/net/ServerSettings.h>

#include <vector>

namespace rds {

/// What an agent must know of its centre, and how it reaches mail unless its own list says otherwise.
struct EnrolmentTerms {
    QString fleet;
    MailAddress centre;
    Certificate centreSigning;
    ServerSettings smtp; ///< user and password are the agent's own and are left to its file
    ServerSettings pop3;
    Duration pollInterval = std::chrono::minutes(5);
};

/// A new agent with its keys: their public halves for the centre, the private ones for its settings file.
struct Enrolment {
    EnrolledAgent enrolled;
    Identity signing;
    Identity encryption;
};

/// Error CryptoError.
[[nodiscard]] Result<std::vector<Enrolment>> makeEnrolments(const std::vector<Agent>& agents, Timestamp now);

/// Writes, per agent, the settings file that a service engineer loads on the box (SPEC.md, Set-up):
/// `<folder>/<agent id>.json`, owner only. All or none. Error FileError.
[[nodiscard]] Result<void> writeSettingsFiles(const std::vector<Enrolment>& enrolments, const EnrolmentTerms& terms,
                                              const QString& folder);
void removeSettingsFiles(const std::vector<AgentId>& agents, const QString& folder);

/// Where an agent's settings file is.
[[nodiscard]] QString agentSettingsPath(const QString& folder, const AgentId& agent);

} // namespace rds
