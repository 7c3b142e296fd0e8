// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentId.h"
#include "MailAddress.h"
#include "SoftwareVersion.h"

#include <core/base/Clock.h>

#include <optional>

namespace rds {

/// One monitoring apparatus as the centre knows it.
struct Agent {
    AgentId id;
    MailAddress address;
    SoftwareVersion version; ///< as last reported; null while nothing is known
    std::optional<Timestamp> lastVersionCheck; ///< when that report was received
    QString note; ///< the operator's, at most 1,000 characters

    friend bool operator==(const Agent&, const Agent&) = default;
};

/// The public halves of an agent's keys: X.509 certificates in DER, pinned by the centre.
struct AgentCertificates {
    QByteArray signing; ///< verifies what the agent signs
    QByteArray encryption; ///< seals what only the agent may read
    QByteArray signingKeyId; ///< subject key identifier of `signing`: names the signer in a reply

    friend bool operator==(const AgentCertificates&, const AgentCertificates&) = default;
};

struct EnrolledAgent {
    Agent agent;
    AgentCertificates certificates;
};

} // namespace rds
