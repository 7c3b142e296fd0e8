// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "KeySet.h"

#include <core/domain/AgentId.h>
#include <core/domain/PackageManifest.h>

#include <variant>
#include <vector>

namespace rds {

/// The stable words of EnrolmentAnswerCommand::code (docs/protocol.md).
namespace enrolmentCode {
inline const QString enrolled = QStringLiteral("enrolled");
inline const QString codeUsed = QStringLiteral("code-used"); ///< another box has enrolled with this settings file
inline const QString codeExpired = QStringLiteral("code-expired");
inline const QString wrongCode = QStringLiteral("wrong-code");
} // namespace enrolmentCode

/// What every command of the centre says first; signed.
struct CommandHeader {
    QString fleet; ///< the centre's own name, random, made when the centre was set up
    QString campaign; ///< of the batch; for a version request: its request id
    qint64 sequence = 1; ///< the attempt; an agent executes a campaign's sequence once
    std::vector<AgentId> recipients;
    Timestamp created{};
    Timestamp notAfter{}; ///< not obeyed later than this
};

/// S901: install this package.
struct UpdateCommand {
    CommandHeader header;
    PackageManifest package;
    bool allowDowngrade = false; ///< for these recipients, for this package
    std::vector<QByteArray> approvals; ///< of the two-person rule, see Approval.h
    QByteArray payload; ///< see UpdatePackage
};

/// S1001: say what is installed.
struct VersionRequestCommand {
    CommandHeader header;
    QString requestId;
    QString nonce;
};

/// The root key has signed a new set of the centre's keys. Has no header: whoever is of the fleet obeys it.
struct KeySetCommand {
    KeySet keySet;
    QByteArray signedKeySet; ///< as it came, to be kept and verified again
};

/// What became of an enrolment request.
struct EnrolmentAnswerCommand {
    CommandHeader header;
    QString requestId; ///< of the enrolment request: two boxes may share a mailbox for a while
    QString code; ///< one of enrolmentCode
};

/// An update that is authentic and must not be executed: the centre is told why.
struct UnacceptableUpdate {
    QString campaign;
    qint64 sequence = 0;
    QString code; ///< one of outcomeCode
    QString detail;
};

using Command =
    std::variant<UpdateCommand, VersionRequestCommand, KeySetCommand, EnrolmentAnswerCommand, UnacceptableUpdate>;

} // namespace rds
