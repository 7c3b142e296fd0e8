// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandMail.h"

#include "CommandJson.h"

#include <core/crypto/Cms.h>
#include <core/mime/MailMessage.h>
#include <core/package/UpdatePackage.h>

#include <algorithm>

namespace rds {

namespace {

constexpr char derSequenceTag = 0x30;

Result<QByteArray> wrapInMail(const CommandMailHeader& mail, const QString& subject, const QString& fileName,
                              QByteArray cmsMessage)
{
    OutgoingMessage message;
    message.from = mail.from.toString();
    message.subject = subject;
    message.messageId = mail.messageId;
    message.date = mail.date;
    message.parts.push_back({QByteArrayLiteral("application/pkcs7-mime"), QByteArrayLiteral("smime-type=signed-data"),
                             fileName, std::move(cmsMessage)});
    return buildMessage(message);
}

Result<void> checkHeader(const CommandHeader& header, const AgentTrust& trust, Timestamp now)
{
    if (header.fleet != trust.fleet) {
        return failure(ProtocolError::WrongFleet, header.fleet);
    }
    if (std::find(header.recipients.begin(), header.recipients.end(), trust.agent) == header.recipients.end()) {
        return failure(ProtocolError::NotARecipient, trust.agent.toString());
    }
    if (now > header.notAfter) {
        return failure(ProtocolError::Expired, header.campaign, toIso(header.notAfter));
    }
    return {};
}

/// The CMS object of a mail that claims to be from the centre.
Result<QByteArray> commandPart(const QByteArray& raw, const MailAddress& centre)
{
    const auto message = parseMessage(raw);
    if (!message) {
        return failure(ProtocolError::NotACommand, {}, message.error().toLogLine());
    }
    const auto from = MailAddress::parse(message->from);
    if (!from || *from != centre) {
        return failure(ProtocolError::NotFromCentre, message->from);
    }
    const bool isCommand = message->parts.size() == 1 && message->parts.front().contentType == "application/pkcs7-mime";
    if (!isCommand) {
        return failure(ProtocolError::NotACommand, message->subject);
    }
    return message->parts.front().content;
}

Result<Command> readUpdate(const QByteArray& envelope, const AgentTrust& trust, Timestamp now)
{
    const auto inner = cms::decrypt(envelope, trust.encryption);
    if (!inner) {
        return failure(inner.error());
    }
    const auto content = cms::verify(*inner, trust.centreSigning);
    if (!content) {
        return failure(content.error());
    }
    auto container = unpackContainer(*content);
    if (!container) {
        return failure(container.error());
    }
    auto command = updateFromJson(container->manifestJson);
    if (!command) {
        return failure(command.error());
    }
    if (const auto checked = checkHeader(command->header, trust, now); !checked) {
        return failure(checked.error());
    }
    command->payload = std::move(container->payload);
    return *std::move(command);
}

Result<Command> readVersionRequest(const QByteArray& json, const AgentTrust& trust, Timestamp now)
{
    auto command = versionRequestFromJson(json);
    if (!command) {
        return failure(command.error());
    }
    if (const auto checked = checkHeader(command->header, trust, now); !checked) {
        return failure(checked.error());
    }
    return *std::move(command);
}

} // namespace

Result<QByteArray> writeUpdateMail(const CommandMailHeader& mail, const UpdateCommand& command,
                                   const Identity& centreSigning, const std::vector<Certificate>& recipients)
{
    const auto container = packContainer({toJson(command), command.payload});
    if (!container) {
        return failure(container.error());
    }
    auto sealed = cms::seal(*container, centreSigning, recipients);
    if (!sealed) {
        return failure(sealed.error());
    }
    return wrapInMail(mail, QStringLiteral("RDS update"), QStringLiteral("update.p7m"), *std::move(sealed));
}

Result<QByteArray> writeVersionRequestMail(const CommandMailHeader& mail, const VersionRequestCommand& command,
                                           const Identity& centreSigning)
{
    auto signedRequest = cms::sign(toJson(command), centreSigning);
    if (!signedRequest) {
        return failure(signedRequest.error());
    }
    return wrapInMail(mail, QStringLiteral("RDS version request"), QStringLiteral("version-request.p7m"),
                      *std::move(signedRequest));
}

Result<Command> readCommandMail(const QByteArray& raw, const AgentTrust& trust, Timestamp now)
{
    const auto part = commandPart(raw, trust.centre);
    if (!part) {
        return failure(part.error());
    }
    const auto content = cms::verify(*part, trust.centreSigning);
    if (!content) {
        return failure(ProtocolError::NotFromCentre, {}, content.error().toLogLine());
    }
    // The signed content says by itself what it is: an envelope is DER, a request is JSON.
    if (content->startsWith(derSequenceTag)) {
        return readUpdate(*content, trust, now);
    }
    return readVersionRequest(*content, trust, now);
}

} // namespace rds
