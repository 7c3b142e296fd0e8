// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreKeys.h"

#include <core/batch/BatchParts.h>
#include <core/domain/Agent.h>

namespace rds {

/// Mails the key set in force to agents that follow an older one. Engine thread.
class KeySetAnnouncer {
public:
    KeySetAnnouncer(BatchParts parts, CentreIdentity identity, const CentreTrust& trust, const BatchPolicy& policy);

    /// One mail for up to a group of those among `agents` who are enrolled and report an older version.
    /// @return how many agents
    [[nodiscard]] Result<int> announce(const std::vector<Agent>& agents);

private:
    [[nodiscard]] bool isBehind(const Agent& agent) const;
    [[nodiscard]] Result<void> mail(const std::vector<Agent>& group);

    BatchParts m_parts;
    CentreIdentity m_identity;
    qint64 m_version;
    QByteArray m_signedKeySet;
    int m_groupSize;
    Duration m_mailLifetime;
};

} // namespace rds
