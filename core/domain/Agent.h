// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentId.h"
#include "EnrolmentState.h"
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
    EnrolmentState enrolment = EnrolmentState::Enrolled;
    EnrolmentProblem enrolmentProblem = EnrolmentProblem::None; ///< of the present invitation
    std::optional<Timestamp> codeExpires; ///< of the present invitation; none once it was used
    qint64 keySetVersion = 0; ///< of the centre's key set that the agent follows, as last reported
    QString hardwareClass; ///< of its box, see isHardwareClass; empty: only packages for any class

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

/// The one-time code of a settings file, of which the centre keeps only the digest.
struct Invitation {
    QByteArray codeSha256; ///< 32 bytes
    Timestamp expires{};
    bool isUsed = false;

    friend bool operator==(const Invitation&, const Invitation&) = default;
};

struct InvitedAgent {
    Agent agent;
    Invitation invitation;
};

} // namespace rds
