// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"

#include <core/base/Clock.h>
#include <core/crypto/Identity.h>
#include <core/domain/AgentId.h>
#include <core/domain/MailAddress.h>

namespace rds {

struct ReplyMailHeader;

/// A new box introduces itself: these are my keys, and this is the code of my settings file.
struct EnrolmentRequest {
    QString fleet;
    AgentId agent;
    QString requestId; ///< random hex, made by the agent
    QString code; ///< of the settings file; only the centre can read it here
    Certificate signing;
    Certificate encryption;
    Timestamp created{}; ///< by the agent's clock; shown, never trusted
};

/// Signed by the new signing key (proof of possession), then encrypted for the centre's encryption key, in a mail
/// as of writeReplyMail with the file name `enrolment.p7m` and smime-type authEnveloped-data. Thread-safe.
[[nodiscard]] Result<QByteArray> writeEnrolmentMail(const ReplyMailHeader& mail, const EnrolmentRequest& request,
                                                    const Identity& agentSigning, const Certificate& centreEncryption);

/// Error NotAReply: some other mail, left to others.
[[nodiscard]] Result<QByteArray> readEnrolmentMail(const QByteArray& raw);

/// Decrypts with the first of `centreEncryption` that is a recipient, and verifies the signature with the very
/// certificate that the request brings. Whether the code is right is the caller's to say.
/// Errors CryptoError, Malformed, WrongFleet.
[[nodiscard]] Result<EnrolmentRequest>
openEnrolment(const QByteArray& enveloped, const std::vector<Identity>& centreEncryption, const QString& fleet);

} // namespace rds
