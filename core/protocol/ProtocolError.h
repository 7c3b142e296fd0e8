// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a mail is not a command that this agent obeys, or not a reply that this centre believes.
enum class ProtocolError {
    NotFromCentre = 1, ///< S703: junk
    NotACommand,
    NotAReply,
    Malformed, ///< signed, but not what docs/protocol.md allows
    WrongFleet,
    NotARecipient,
    Expired,
    UnknownSigner,
    WrongAgent, ///< signed by one agent, speaks for another
    WrongRequest, ///< request id or nonce are not ours
    WrongPackage, ///< an approval of another package
    Superseded, ///< a key set that is not newer than the one in use
    KeysExpired, ///< the newest key set that is known has expired
};

[[nodiscard]] std::error_code make_error_code(ProtocolError code);

} // namespace rds
