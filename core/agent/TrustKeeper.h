// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"

#include <core/protocol/CommandMail.h>

namespace rds {

/// Whom the agent believes at present: it follows the key sets of the centre's root. Belongs to one thread; what goes
/// to another is a copy.
class TrustKeeper {
public:
    TrustKeeper(AgentFolder folder, AgentTrust trust);

    [[nodiscard]] const AgentTrust& trust() const { return m_trust; }
    /// Durable first, then in force: from the next mail on, what is not in the set is revoked. A set that is not newer
    /// changes nothing. @pre the root has signed it
    [[nodiscard]] Result<void> follow(const KeySetCommand& command);

private:
    AgentFolder m_folder;
    AgentTrust m_trust;
};

} // namespace rds
