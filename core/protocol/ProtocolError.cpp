// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ProtocolError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(ProtocolError code)
{
    switch (code) {
    case ProtocolError::NotFromCentre:
        return "mail is not from the centre";
    case ProtocolError::NotACommand:
        return "mail holds no command";
    case ProtocolError::NotAReply:
        return "mail holds no reply";
    case ProtocolError::Malformed:
        return "content does not follow the protocol";
    case ProtocolError::WrongFleet:
        return "content belongs to another fleet";
    case ProtocolError::NotARecipient:
        return "command is for other agents";
    case ProtocolError::Expired:
        return "command has expired";
    case ProtocolError::UnknownSigner:
        return "nobody known signs with this key";
    case ProtocolError::WrongAgent:
        return "reply speaks for another agent than its signer";
    case ProtocolError::WrongRequest:
        return "reply does not belong to a request of this centre";
    case ProtocolError::WrongPackage:
        return "approval is for another package";
    case ProtocolError::Superseded:
        return "key set is not newer than the one in use";
    case ProtocolError::KeysExpired:
        return "key set has expired";
    }
    return "unknown protocol error";
}

} // namespace

std::error_code make_error_code(ProtocolError code)
{
    return errorCode(code, "protocol", &text);
}

} // namespace rds
