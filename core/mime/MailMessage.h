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
    QByteArray parameters;  ///< as for a header: `smime-type=signed-data`, or empty
    QString fileName;       ///< empty: inline
    QByteArray content;     ///< transfer encoding removed; text is UTF-8
};

/// A message that we send.
struct OutgoingMessage {
    QString from;      ///< bare address
    QString to;        ///< bare address; empty: `undisclosed-recipients:;`
    QString subject;
    QString messageId; ///< without angle brackets
    QString inReplyTo; ///< without angle brackets, or empty
    Timestamp date{};
    std::vector<MailPart> parts; ///< one: the message's own content; more: multipart/mixed
};

/// What may come in: checked before the parser sees it (DESIGN, Security).
struct MailLimits {
    qint64 maxBytes = 25 * 1024 * 1024;
    int maxHeaderBytes = 256 * 1024;
    int maxHeaders = 1000;
    int maxParts = 200;
    int maxDepth = 20;
};

/// A message that we received. Hostile until a signature inside was verified.
struct ParsedMessage {
    QString from;      ///< the bare address of the only From mailbox; empty if there is none or more than one
    QString subject;
    QString messageId; ///< without angle brackets
    QString inReplyTo;
    QString autoSubmitted;
    std::vector<MailPart> parts; ///< leaves in order
};

/// RFC 5322 and MIME, CRLF line ends, base64 for anything not short text, `Auto-Submitted: auto-generated`
/// (RFC 3834; `auto-replied` when inReplyTo is set). Error InvalidHeader.
[[nodiscard]] Result<QByteArray> buildMessage(const OutgoingMessage& message);

/// A MIME entity without mail headers, for the content of a signature.
[[nodiscard]] Result<QByteArray> buildEntity(const std::vector<MailPart>& parts);

/// Reads a message or an entity. Errors TooLarge, Malformed.
[[nodiscard]] Result<ParsedMessage> parseMessage(const QByteArray& raw, const MailLimits& limits = {});

} // namespace rds
