// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pkcs7Mail.h"

#include "ReplyMail.h"

namespace rds {

namespace {

QByteArray pkcs7Mime()
{
    return QByteArrayLiteral("application/pkcs7-mime");
}

} // namespace

MailPart pkcs7Part(Pkcs7Type type, const QString& fileName, QByteArray cmsMessage)
{
    const QByteArray parameters = type == Pkcs7Type::SignedData ? QByteArrayLiteral("smime-type=signed-data")
                                                                : QByteArrayLiteral("smime-type=authEnveloped-data");
    return {pkcs7Mime(), parameters, fileName, std::move(cmsMessage)};
}

std::optional<QByteArray> onlyPkcs7Part(const ParsedMessage& message)
{
    if (message.parts.size() != 1 || message.parts.front().contentType != pkcs7Mime()) {
        return std::nullopt;
    }
    return message.parts.front().content;
}

Result<QByteArray> buildAgentMail(const ReplyMailHeader& mail, const QString& subject, MailPart part)
{
    OutgoingMessage message;
    message.from = mail.from.toString();
    message.to = mail.to.toString();
    message.subject = subject;
    message.messageId = mail.messageId;
    message.inReplyTo = mail.inReplyTo;
    message.date = mail.date;
    message.parts.push_back(std::move(part));
    return buildMessage(message);
}

} // namespace rds
