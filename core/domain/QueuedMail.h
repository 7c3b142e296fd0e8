// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentId.h"
#include "BatchUpdate.h"
#include "MailAddress.h"

#include <core/base/Clock.h>

#include <vector>

namespace rds {

/// What a mail in the outbox is for. The names (toString) are stored and never change.
enum class MailPurpose { Update, VersionRequest, KeySet, EnrolmentAnswer };

[[nodiscard]] QString toString(MailPurpose purpose);
[[nodiscard]] std::optional<MailPurpose> mailPurposeFromString(const QString& text);

struct MailRecipient {
    AgentId agent;
    MailAddress address;
};

/// A mail in the outbox: durable until every recipient's outcome is known.
struct QueuedMail {
    qint64 id = 0;
    MailPurpose purpose = MailPurpose::Update;
    std::optional<BatchId> batch; ///< none: a mail of its own
    QString messageId; ///< without angle brackets; a resend keeps it
    QByteArray content; ///< the whole message, CRLF line ends, not dot-stuffed
    std::vector<MailRecipient> recipients; ///< those still open
    int tries = 0; ///< transactions begun so far
    bool inFlight = false; ///< a transaction was begun and its end is not stored yet
    Timestamp nextTry{};
    Timestamp expires{}; ///< open recipients are given up then
};

/// A mail as it was fetched: durable before it is deleted on the server.
struct ReceivedMail {
    qint64 id = 0;
    QString uid; ///< the server's unique id (UIDL)
    QByteArray content; ///< exactly as it came
    Timestamp received{};
};

} // namespace rds
