// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

#include <vector>

namespace rds {

/// The public side of a centre's keys, as the operator sees it. A value.
struct KeyOverview {
    enum class Purpose { Signing, Encryption, Approval };
    enum class Health { Fine, ExpiresSoon, Expired };

    struct Key {
        Purpose purpose = Purpose::Signing;
        QString name; ///< of the person or the centre, as in the certificate
        QString id; ///< hexadecimal; names the key in files and commands
        Timestamp notAfter{};
    };

    QString rootFingerprint; ///< SHA-256 of the root certificate, as `openssl x509 -fingerprint -sha256` prints it
    qint64 version = 0; ///< of the key set in force
    Timestamp created{};
    Timestamp notAfter{};
    int approvalsRequired = 0;
    std::vector<Key> keys; ///< of all purposes, the one in use first
    QString renewCommand; ///< what renews the keys in a terminal
    QString revokeCommand; ///< what replaces keys that others may have

    /// Expires soon: within 30 days.
    [[nodiscard]] Health health(Timestamp now) const;
    /// Whole days until the set expires; 0 on the last day and later.
    [[nodiscard]] int daysLeft(Timestamp now) const;
    /// For the message bar; empty while all is fine.
    [[nodiscard]] QString warning(Timestamp now) const;
};

/// How many agents obey the newest key set already.
struct KeyFollowers {
    int enrolled = 0;
    int following = 0;

    [[nodiscard]] static KeyFollowers of(const std::vector<AgentStatus>& agents, qint64 version);
    [[nodiscard]] QString sentence() const;
};

} // namespace rds
