// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CommandMail.h"

#include "Approval.h"
#include "CommandJson.h"
#include "Pkcs7Mail.h"
#include "Reply.h"

#include <core/crypto/Cms.h>
#include <core/package/UpdatePackage.h>

#include <algorithm>

namespace rds {

namespace {

constexpr char derSequenceTag = 0x30;

Result<QByteArray> wrapInMail(const CommandMailHeader& mail, const QString& subject, const QString& fileName,
                              QByteArray signedData)
{
    OutgoingMessage message;
    message.from = mail.from.toString();
    message.subject = subject;
    message.messageId = mail.messageId;
    message.date = mail.date;
    message.parts.push_back(pkcs7Part(Pkcs7Type::SignedData, fileName, std::move(signedData)));
    return buildMessage(message);
}

Result<QByteArray> signedMail(const CommandMailHeader& mail, const QString& subject, const QString& fileName,
                              const QByteArray& json, const Identity& centreSigning)
{
    auto signedJson = cms::sign(json, centreSigning);
    if (!signedJson) {
        return failure(signedJson.error());
    }
    return wrapInMail(mail, subject, fileName, *std::move(signedJson));
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
    auto part = onlyPkcs7Part(*message);
    if (!part) {
        return failure(ProtocolError::NotACommand, message->subject);
    }
    return *std::move(part);
}

/// What `signer` has signed, or S703: junk.
Result<QByteArray> verifyOuter(const QByteArray& part, const Certificate& signer)
{
    auto content = cms::verify(part, signer);
    if (!content) {
        return failure(ProtocolError::NotFromCentre, {}, content.error().toLogLine());
    }
    return content;
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

Result<Command> readNewKeySet(const QByteArray& part, const AgentTrust& trust)
{
    if (const auto outer = verifyOuter(part, trust.root); !outer) {
        return failure(outer.error());
    }
    auto keySet = readKeySet(part, trust.root, trust.fleet);
    if (!keySet) {
        return failure(keySet.error());
    }
    if (keySet->version <= trust.keySet.version) {
        return failure(ProtocolError::Superseded, QString::number(keySet->version),
                       QStringLiteral("in use is %1").arg(trust.keySet.version));
    }
    return KeySetCommand{*std::move(keySet), part};
}

Command refusal(const CommandHeader& header, const QString& code, const QString& detail)
{
    return UnacceptableUpdate{header.campaign, header.sequence, code, detail};
}

std::optional<Command> refuseByHeader(const CommandHeader& header, const AgentTrust& trust, Timestamp now)
{
    if (const auto checked = checkHeader(header, trust, now); !checked) {
        const Error& error = checked.error();
        const QString other = error.is(ProtocolError::WrongFleet) ? outcomeCode::wrongFleet : outcomeCode::expired;
        return refusal(header, error.is(ProtocolError::NotARecipient) ? outcomeCode::notARecipient : other,
                       error.toLogLine());
    }
    if (now > trust.keySet.notAfter) {
        return refusal(
            header, outcomeCode::keysExpired,
            QStringLiteral("key set %1 ended at %2").arg(trust.keySet.version).arg(toIso(trust.keySet.notAfter)));
    }
    return std::nullopt;
}

std::optional<Command> refuseUnapproved(const UpdateCommand& command, const AgentTrust& trust, Timestamp now)
{
    std::vector<Certificate> approvers;
    std::copy_if(trust.keySet.approvers.begin(), trust.keySet.approvers.end(), std::back_inserter(approvers),
                 [&](const Certificate& approver) { return checkValidAt(approver, now).has_value(); });
    const int approvals = countApprovals(command.approvals, command.package, trust.fleet, approvers);
    if (approvals >= trust.keySet.approvalsRequired) {
        return std::nullopt;
    }
    return refusal(command.header, outcomeCode::notApproved,
                   QStringLiteral("%1 of %2 approvals").arg(approvals).arg(trust.keySet.approvalsRequired));
}

/// An update whose inner signature is good. As soon as the command can be named, the centre learns what is wrong with
/// it.
Result<Command> judgeUpdate(const QByteArray& content, const AgentTrust& trust, Timestamp now)
{
    const auto manifest = containerManifest(content);
    if (!manifest) {
        return failure(ProtocolError::Malformed, {}, manifest.error().toLogLine());
    }
    auto command = updateFromJson(*manifest);
    if (!command) {
        return failure(command.error());
    }
    if (auto refused = refuseByHeader(command->header, trust, now)) {
        return *std::move(refused);
    }
    if (auto refused = refuseUnapproved(*command, trust, now)) {
        return *std::move(refused);
    }
    auto container = unpackContainer(content);
    if (!container) {
        return refusal(command->header, outcomeCodeFor(container.error()), container.error().toLogLine());
    }
    command->payload = std::move(container->payload);
    return *std::move(command);
}

Result<Command> readUpdate(const QByteArray& envelope, const Certificate& signer, const AgentTrust& trust,
                           Timestamp now)
{
    const auto inner = cms::decrypt(envelope, trust.encryption);
    if (!inner) {
        return failure(inner.error());
    }
    const auto content = cms::verify(*inner, signer);
    if (!content) {
        return failure(content.error());
    }
    return judgeUpdate(*content, trust, now);
}

Result<Command> readOpenCommand(const QByteArray& json, const AgentTrust& trust, Timestamp now)
{
    auto command = openCommandFromJson(json);
    if (!command) {
        return failure(command.error());
    }
    return std::visit(
        [&](auto& known) -> Result<Command> {
            if (const auto checked = checkHeader(known.header, trust, now); !checked) {
                return failure(checked.error());
            }
            return std::move(known);
        },
        *command);
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
    return signedMail(mail, QStringLiteral("RDS version request"), QStringLiteral("version-request.p7m"),
                      toJson(command), centreSigning);
}

Result<QByteArray> writeEnrolmentAnswerMail(const CommandMailHeader& mail, const EnrolmentAnswerCommand& command,
                                            const Identity& centreSigning)
{
    return signedMail(mail, QStringLiteral("RDS enrolment answer"), QStringLiteral("enrolment-answer.p7m"),
                      toJson(command), centreSigning);
}

Result<QByteArray> writeKeySetMail(const CommandMailHeader& mail, const QByteArray& signedKeySet)
{
    return wrapInMail(mail, QStringLiteral("RDS key set"), QStringLiteral("key-set.p7m"), signedKeySet);
}

Result<Command> readCommandMail(const QByteArray& raw, const AgentTrust& trust, Timestamp now)
{
    const auto part = commandPart(raw, trust.centre);
    if (!part) {
        return failure(part.error());
    }
    const auto keyId = cms::claimedSigner(*part);
    if (!keyId) {
        return failure(ProtocolError::NotFromCentre, {}, keyId.error().toLogLine());
    }
    if (*keyId == trust.root.keyId()) {
        return readNewKeySet(*part, trust);
    }
    const Certificate* signer = trust.keySet.findSigner(*keyId);
    if (signer == nullptr) {
        return failure(ProtocolError::NotFromCentre, QString::fromLatin1(keyId->toHex()),
                       QStringLiteral("not a key of key set %1").arg(trust.keySet.version));
    }
    const auto content = verifyOuter(*part, *signer);
    if (!content) {
        return failure(content.error());
    }
    if (const auto valid = checkValidAt(*signer, now); !valid) {
        return failure(valid.error());
    }
    // The signed content says by itself what it is: an envelope is DER, any other command is JSON.
    return content->startsWith(derSequenceTag) ? readUpdate(*content, *signer, trust, now)
                                               : readOpenCommand(*content, trust, now);
}

} // namespace rds
