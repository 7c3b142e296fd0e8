// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/mime/MailMessage.h>

#include <optional>

namespace rds {

struct ReplyMailHeader;

// Private to core/protocol: the one MIME part of every mail between centre and agents (RFC 8551, section 3.2).

enum class Pkcs7Type { SignedData, AuthEnvelopedData };

[[nodiscard]] MailPart pkcs7Part(Pkcs7Type type, const QString& fileName, QByteArray cmsMessage);

/// The CMS object of a message that consists of nothing else.
[[nodiscard]] std::optional<QByteArray> onlyPkcs7Part(const ParsedMessage& message);

/// A mail of an agent with this part and nothing else.
[[nodiscard]] Result<QByteArray> buildAgentMail(const ReplyMailHeader& mail, const QString& subject, MailPart part);

} // namespace rds
