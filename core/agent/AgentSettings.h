// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/MailAddress.h>
#include <core/net/ServerSettings.h>
#include <core/protocol/KeySet.h>

namespace rds {

/// A mail server, and where its password comes from: `server.password`, or what a command prints.
struct AgentMailServer {
    ServerSettings server;
    QString passwordCommand; ///< run by `/bin/sh`; its first line is the password. Empty: server.password

    friend bool operator==(const AgentMailServer& a, const AgentMailServer& b);
};

/// What the centre writes for one agent, and a service engineer loads into it (SPEC.md, Set-up).
struct AgentSettings {
    AgentId agent;
    QString fleet;
    MailAddress address;
    QString hardwareClass; ///< of the box, see isHardwareClass; empty: only packages for any class
    MailAddress centreAddress;
    QByteArray rootCertificate; ///< of the centre, PEM
    QByteArray keySet; ///< signed by the root (KeySet.h): where the agent begins; it follows newer ones by itself
    QString enrolmentCode; ///< one time only; 32 lower-case hexadecimal digits
    Timestamp codeExpires{}; ///< for the engineer who reads the file; the centre judges, by its own clock
    AgentMailServer smtp;
    AgentMailServer pop3;
    Duration pollInterval = std::chrono::minutes(3);
    Duration installTimeLimit = std::chrono::minutes(30);
    QString dataFolder; ///< where relative, from the settings file's folder

    friend bool operator==(const AgentSettings&, const AgentSettings&) = default;
};

/// Whom the settings tell the agent to trust.
struct TrustAnchor {
    Certificate root;
    KeySet keySet;
};

/// Error InvalidSettings, subject: the field.
[[nodiscard]] Result<TrustAnchor> readTrustAnchor(const AgentSettings& settings);

/// One JSON object (docs/protocol.md), complete and sound: the root has signed the key set.
/// Errors InvalidSettings (subject: the path and the field), SettingsExposed, FileError.
[[nodiscard]] Result<AgentSettings> readAgentSettings(const QString& path);
/// With mode 0600.
[[nodiscard]] Result<void> writeAgentSettings(const QString& path, const AgentSettings& settings);

} // namespace rds
