// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"
#include "ProtocolError.h"

#include <core/crypto/Identity.h>
#include <core/domain/MailAddress.h>

namespace rds {

/// The outside of a command mail.
struct CommandMailHeader {
    MailAddress from; ///< the centre's mailbox
    QString messageId; ///< without angle brackets
    Timestamp date{};
};

/// @{ The centre's side: a complete mail, ready for the outbox. Thread-safe; heavy, so run it on the Executor.
/// An update is sealed for the recipients' encryption keys; a version request is signed, not encrypted.
[[nodiscard]] Result<QByteArray> writeUpdateMail(const CommandMailHeader& mail, const UpdateCommand& command,
                                                 const Identity& centreSigning,
                                                 const std::vector<Certificate>& recipients);
[[nodiscard]] Result<QByteArray> writeVersionRequestMail(const CommandMailHeader& mail,
                                                         const VersionRequestCommand& command,
                                                         const Identity& centreSigning);
/// @}

/// What an agent trusts and who it is.
struct AgentTrust {
    QString fleet;
    AgentId agent;
    MailAddress centre; ///< S703: From of every command
    Certificate centreSigning; ///< pinned
    Identity encryption; ///< the agent's own
};

/// S703-S704 and S901's decrypting: the command, once everything about it that needs no memory was checked:
/// From, outer and inner signature, fleet, recipient, expiry. Whether it was executed before, and whether it
/// may be installed, is the agent's to decide. Errors NotFromCentre and NotACommand mean junk: drop it.
[[nodiscard]] Result<Command> readCommandMail(const QByteArray& raw, const AgentTrust& trust, Timestamp now);

} // namespace rds
