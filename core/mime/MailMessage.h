// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MimeError.h"

#include <core/base/Clock.h>

#include <vector>

namespace rds {

/// One leaf of a message, decoded.
struct MailPart {
    QByteArray contentType; ///< lower case, `type/subtype`
    /// As for a header: `smime-type=signed-data`, or empty. Without charset and name when read.
    QByteArray parameters;
    QString fileName; ///< empty: inline
    QByteArray content; ///< transfer encoding removed; text is UTF-8 with LF line ends
};

/// A message that we send.
struct OutgoingMessage {
    QString from; ///< bare address
    QString to; ///< bare address; empty: `undisclosed-recipients:;`
    QString subject;
    QString messageId; ///< without angle brackets
    QString inReplyTo; ///< without angle brackets, or empty
    Timestamp date{};
    std::vector<MailPart> parts; ///< one: the message's own content; more: multipart/mixed
};

/// What may come in: checked before anything is decoded (DESIGN, Security).
struct MailLimits {
    qint64 maxBytes = 25 * 1024 * 1024;
    int maxHeaderBytes = 256 * 1024; ///< of the message and of each part
    int maxHeaders = 1000; ///< likewise
    int maxParts = 200;
    int maxDepth = 20; ///< multiparts inside each other
};

/// A message that we received. Hostile until a signature inside was verified.
struct ParsedMessage {
    QString from; ///< the bare address of the only From mailbox; empty if there is none or more than one
    QString subject;
    QString messageId; ///< without angle brackets
    QString inReplyTo; ///< the first id, where there are several
    QString autoSubmitted; ///< the word alone, lower case: `auto-replied`
    std::vector<MailPart> parts; ///< leaves in order; a message inside (`message/rfc822`) is one, as it came
};

/// RFC 5322 and MIME, CRLF line ends, base64 for anything not short text, `Auto-Submitted: auto-generated`
/// (RFC 3834; `auto-replied` when inReplyTo is set). The same message gives the same bytes. parseMessage gives
/// back the parts as they were. Thread-safe. Errors InvalidHeader, Malformed (no parts).
[[nodiscard]] Result<QByteArray> buildMessage(const OutgoingMessage& message);

/// A MIME entity without mail headers, for the content of a signature.
[[nodiscard]] Result<QByteArray> buildEntity(const std::vector<MailPart>& parts);

/// Reads a message or an entity. A structure that is broken gives what there is of it. Thread-safe.
/// Errors TooLarge, Malformed (no header, or a NUL or bare CR in it).
[[nodiscard]] Result<ParsedMessage> parseMessage(const QByteArray& raw, const MailLimits& limits = {});

} // namespace rds
