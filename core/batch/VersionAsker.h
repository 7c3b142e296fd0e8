// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>

namespace rds {

/// Makes the version requests of S1204-S1205: one signed mail for up to a group of agents, stored in the
/// outbox together with the request that replies are bound to. Call it inside a transaction. Engine thread.
class VersionAsker {
public:
    VersionAsker(BatchParts parts, CentreIdentity identity, BatchPolicy policy);

    /// @param batch none: a request of its own
    /// @return the id of the request
    [[nodiscard]] Result<QString> ask(const std::vector<Agent>& agents, std::optional<BatchId> batch);

private:
    BatchParts m_parts;
    CentreIdentity m_identity;
    BatchPolicy m_policy;
};

} // namespace rds
