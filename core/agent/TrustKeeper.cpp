// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TrustKeeper.h"

#include "AgentKeys.h"

#include <core/base/Logging.h>

#include <utility>

namespace rds {

TrustKeeper::TrustKeeper(AgentFolder folder, AgentTrust trust)
    : m_folder(std::move(folder))
    , m_trust(std::move(trust))
{
}

Result<void> TrustKeeper::follow(const KeySetCommand& command)
{
    if (command.keySet.version <= m_trust.keySet.version) {
        return {};
    }
    if (auto stored = storeKeySet(m_folder, command.signedKeySet); !stored) {
        return stored;
    }
    qCInfo(logAgent, "%s: follows version %lld of the centre's keys, after version %lld",
           qUtf8Printable(m_trust.agent.toString()), static_cast<long long>(command.keySet.version),
           static_cast<long long>(m_trust.keySet.version));
    m_trust.keySet = command.keySet;
    return {};
}

} // namespace rds
