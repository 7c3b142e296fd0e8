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
[[nodiscard]] Result<QByteArray> writeEnrolmentAnswerMail(const CommandMailHeader& mail,
                                                          const EnrolmentAnswerCommand& command,
                                                          const Identity& centreSigning);
/// What the root has signed already (signKeySet), as a mail.
[[nodiscard]] Result<QByteArray> writeKeySetMail(const CommandMailHeader& mail, const QByteArray& signedKeySet);
/// @}

/// What an agent trusts and who it is.
struct AgentTrust {
    QString fleet;
    AgentId agent;
    MailAddress centre; ///< S703: From of every command
    Certificate root; ///< pinned: signs key sets, and nothing else
    KeySet keySet; ///< the newest that the agent has: whose commands it obeys
    Identity encryption; ///< the agent's own
};

/// S703-S704 and S901's decrypting: the command, once everything about it that needs no memory was checked:
/// From, outer and inner signature (by the same key of the key set, or by the root for a newer key set), fleet,
/// recipient, expiry, approvals. Whether it was executed before, and whether it may be installed, is the agent's to
/// decide. An update whose inner signature is good and whose manifest follows the protocol, but which fails a check
/// after that, is an UnacceptableUpdate. A key set that is not newer than trust.keySet is error Superseded. An expired
/// key set stops updates only: version requests and enrolment answers are still taken. Every error means: drop it.
[[nodiscard]] Result<Command> readCommandMail(const QByteArray& raw, const AgentTrust& trust, Timestamp now);

} // namespace rds
