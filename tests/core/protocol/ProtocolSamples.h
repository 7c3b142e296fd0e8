// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/CryptoError.h>
#include <core/mime/MailMessage.h>
#include <core/protocol/Command.h>
#include <core/protocol/CommandMail.h>
#include <core/protocol/Reply.h>
#include <core/protocol/ReplyMail.h>
#include <tests/core/crypto/Identities.h>

#include <QJsonValue>

namespace rds::test {

inline constexpr Timestamp sentAt{Duration(1'760'000'000'123)};

[[nodiscard]] AgentId agentNumber(int number);
[[nodiscard]] CommandHeader commandHeader(const std::vector<AgentId>& recipients);
[[nodiscard]] UpdateCommand sampleUpdate(const std::vector<AgentId>& recipients);
[[nodiscard]] VersionRequestCommand sampleRequest(const std::vector<AgentId>& recipients);
[[nodiscard]] EnrolmentAnswerCommand sampleAnswer(const std::vector<AgentId>& recipients);
[[nodiscard]] VersionReply sampleReply();
[[nodiscard]] UpdateNotice sampleNotice();
/// Version 3, for a year.
[[nodiscard]] KeySet sampleKeySet(const std::vector<Certificate>& signing, const std::vector<Certificate>& encryption);

/// As the centre writes on a command.
[[nodiscard]] CommandMailHeader commandMailHeader();
[[nodiscard]] ReplyMailHeader replyMailHeader();

/// A mail of one part, as S/MIME wraps a signature.
[[nodiscard]] QByteArray smimeMail(const QByteArray& cmsMessage, const QString& from = "centre@maker.example");
[[nodiscard]] QByteArray mailOf(const std::vector<MailPart>& parts, const QString& from = "centre@maker.example");
[[nodiscard]] MailPart smimePart(const QByteArray& cmsMessage);

/// The JSON object with one field set, or removed where the value is undefined.
[[nodiscard]] QByteArray withField(const QByteArray& json, const QString& key, const QJsonValue& value);

/// `bytes` with one bit turned over, once for every `step` bytes, the last one included.
[[nodiscard]] std::vector<QByteArray> tamperings(const QByteArray& bytes, qsizetype step);

} // namespace rds::test
