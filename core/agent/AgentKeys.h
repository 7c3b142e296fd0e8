// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"
#include "AgentSettings.h"

namespace rds {

/// The agent's own keys, and whom it trusts.
///
///     keys/signing-key.pem, keys/signing-certificate.pem          made here; the private halves never leave the box
///     keys/encryption-key.pem, keys/encryption-certificate.pem
///     keys/key-set.p7m                                            the newest key set of the centre
struct AgentKeys {
    AgentTrust trust;
    AgentSelf self;
};

/// Reads the keys of the agent's folder; makes them where there are none yet. The trust begins with the newer one of
/// the settings' key set and the stored one. Errors InvalidSettings (subject: the field), InvalidKeys, FileError.
[[nodiscard]] Result<AgentKeys> openAgentKeys(const AgentFolder& folder, const AgentSettings& settings, Timestamp now);

/// Makes a newer key set durable. @pre verified
[[nodiscard]] Result<void> storeKeySet(const AgentFolder& folder, const QByteArray& signedKeySet);

} // namespace rds
