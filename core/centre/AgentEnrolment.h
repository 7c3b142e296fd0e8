// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Certificate.h>
#include <core/domain/Agent.h>
#include <core/net/ServerSettings.h>

#include <vector>

namespace rds {

class Random;

inline constexpr Duration defaultCodeLifetime = std::chrono::hours(24 * 30);

/// What an agent must know of its centre, and how it reaches mail unless its own list says otherwise.
struct EnrolmentTerms {
    QString fleet;
    MailAddress centre;
    Certificate root;
    QByteArray signedKeySet;
    ServerSettings smtp; ///< user and password are the agent's own and are left to its file
    ServerSettings pop3;
    Duration pollInterval = std::chrono::minutes(5);
};

/// An agent with the one-time code of its settings file, which nobody but that file keeps.
struct NewInvitation {
    InvitedAgent invited;
    QString code; ///< 32 hex digits
};

/// @param lifetime of the codes. Error CentreError::CodeLifetime where it is not 1 to 365 days.
[[nodiscard]] Result<std::vector<NewInvitation>> makeInvitations(const std::vector<Agent>& agents, Random& random,
                                                                 Timestamp now, Duration lifetime);

/// The settings files that a service engineer loads on the boxes (SPEC.md, Set-up): `<folder>/<agent id>.json`, owner
/// only. Unless they are kept, its end brings back what was there before.
class SettingsFiles {
public:
    /// All or none. Error FileError.
    [[nodiscard]] static Result<SettingsFiles> write(const std::vector<NewInvitation>& invitations,
                                                     const EnrolmentTerms& terms, const QString& folder);
    ~SettingsFiles();
    SettingsFiles(SettingsFiles&&) noexcept = default;
    SettingsFiles& operator=(SettingsFiles&&) = delete;

    void keep() { m_before.clear(); }

private:
    struct Before {
        QString path;
        std::optional<QByteArray> content; ///< none: there was no file
    };

    SettingsFiles() = default;

    std::vector<Before> m_before;
};

void removeSettingsFiles(const std::vector<AgentId>& agents, const QString& folder);
/// Those of agents that have enrolled: the codes in them are dead.
void removeUsedSettingsFiles(const std::vector<Agent>& agents, const QString& folder);

/// Where an agent's settings file is.
[[nodiscard]] QString agentSettingsPath(const QString& folder, const AgentId& agent);

} // namespace rds
