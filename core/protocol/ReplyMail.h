// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"
#include "Reply.h"

#include <core/crypto/Identity.h>
#include <core/domain/MailAddress.h>

namespace rds {

/// The outside of a reply mail.
struct ReplyMailHeader {
    MailAddress from; ///< the agent's mailbox
    MailAddress to; ///< the centre's
    QString messageId; ///< without angle brackets
    QString inReplyTo; ///< of the command mail
    Timestamp date{};
};

/// A mail with opaque SignedData around a MIME entity of `reply.json` and `version-report.txt`
/// (RFC 8551, section 3.5.2). Thread-safe.
[[nodiscard]] Result<QByteArray> writeReplyMail(const ReplyMailHeader& mail, const VersionReply& reply,
                                                const Identity& agentSigning);

/// A mail with SignedData around the JSON document of a notice, with the file name `update-notice.p7m`. Thread-safe.
[[nodiscard]] Result<QByteArray> writeNoticeMail(const ReplyMailHeader& mail, const UpdateNotice& notice,
                                                 const Identity& agentSigning);

/// A mail of an agent, read up to its signature: who claims to have signed what.
struct UnverifiedReply {
    QByteArray signerKeyId;
    QByteArray signedData;
};

/// Error NotAReply: some other mail, left to others.
[[nodiscard]] Result<UnverifiedReply> readReplyMail(const QByteArray& raw);

/// What the agent says, after its signature was found good for `signer`, the pinned key of `agent`.
/// Errors CryptoError, Malformed, WrongFleet, WrongAgent. The caller compares request id and nonce, or the campaign.
[[nodiscard]] Result<AgentMessage> verifyReply(const UnverifiedReply& unverified, const AgentId& agent,
                                               const Certificate& signer, const QString& fleet);

} // namespace rds
