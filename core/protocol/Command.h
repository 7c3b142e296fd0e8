// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/PackageManifest.h>

#include <variant>
#include <vector>

namespace rds {

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
    QByteArray payload; ///< see UpdatePackage
};

/// S1001: say what is installed.
struct VersionRequestCommand {
    CommandHeader header;
    QString requestId;
    QString nonce;
};

using Command = std::variant<UpdateCommand, VersionRequestCommand>;

} // namespace rds
