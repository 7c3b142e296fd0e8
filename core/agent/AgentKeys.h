// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"
#include "AgentSettings.h"

#include <core/domain/Agent.h>
#include <core/protocol/CommandMail.h>

namespace rds {

/// Who an agent is, in what it says to the centre.
struct AgentSelf {
    AgentId id;
    QString fleet;
    MailAddress address;
    MailAddress centre;
    Identity signing;
};

/// The agent's own keys, and whom it trusts.
///
///     keys/signing-key.pem, keys/signing-certificate.pem          made here; the private halves never leave the box
///     keys/encryption-key.pem, keys/encryption-certificate.pem
///     keys/key-set.p7m                                            the newest key set of the centre
///
/// The private keys are not encrypted: nobody is there to type a pass phrase. Only the owner may read them.
struct AgentKeys {
    AgentTrust trust;
    AgentSelf self;
};

/// Reads the keys of the agent's folder; makes them where there are none yet, whole or not at all. The trust begins
/// with the newer one of the settings' key set and the stored one, which is then stored: an older settings file does
/// not bring revoked keys back. A stored key set of another root or fleet does not count: the settings file is the
/// anchor. Errors InvalidSettings (subject: the field), InvalidKeys, FileError.
[[nodiscard]] Result<AgentKeys> openAgentKeys(const AgentFolder& folder, const AgentSettings& settings, Timestamp now);

/// Makes a newer key set durable. @pre verified
[[nodiscard]] Result<void> storeKeySet(const AgentFolder& folder, const QByteArray& signedKeySet);

/// What the centre pins of this agent.
[[nodiscard]] AgentCertificates certificatesOf(const AgentKeys& keys);

} // namespace rds
