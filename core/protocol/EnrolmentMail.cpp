// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentMail.h"

#include "Pkcs7Mail.h"
#include "ProtocolJson.h"
#include "ReplyMail.h"

#include <core/crypto/Cms.h>
#include <core/crypto/DerReader.h>
#include <core/crypto/ObjectIds.h>
#include <core/crypto/SignedDataView.h>
#include <core/package/CanonicalJson.h>

namespace rds {

namespace {

constexpr qsizetype maxJsonBytes = qsizetype{64} * 1024;
constexpr qsizetype maxEnvelopeBytes = qsizetype{256} * 1024;
const QString enrolmentType = QStringLiteral("enrolment-request");

QByteArray toJson(const EnrolmentRequest& request)
{
    QJsonObject json = documentOf(enrolmentType);
    json.insert(QStringLiteral("fleet"), request.fleet);
    json.insert(QStringLiteral("agent"), request.agent.toString());
    json.insert(QStringLiteral("requestId"), request.requestId);
    json.insert(QStringLiteral("code"), request.code);
    json.insert(QStringLiteral("signingCertificate"), toBase64(request.signing.toDer()));
    json.insert(QStringLiteral("encryptionCertificate"), toBase64(request.encryption.toDer()));
    json.insert(QStringLiteral("created"), toIso(request.created));
    return canonicalJson(json);
}

Result<EnrolmentRequest> requestFromJson(const QByteArray& json)
{
    const auto object = readDocument(json, maxJsonBytes);
    if (!object) {
        return failure(object.error());
    }
    JsonFields fields(*object, make_error_code(ProtocolError::Malformed));
    checkDocument(fields, enrolmentType);
    const QString fleet = fields.string(QStringLiteral("fleet"), maxNameLength);
    const AgentId agent = readAgentId(fields, QStringLiteral("agent"));
    const QString requestId = fields.string(QStringLiteral("requestId"), maxNameLength);
    const QString code = fields.string(QStringLiteral("code"), maxNameLength);
    const auto signing = readCertificate(fields, QStringLiteral("signingCertificate"), KeyPurpose::Signing);
    const auto encryption = readCertificate(fields, QStringLiteral("encryptionCertificate"), KeyPurpose::Encryption);
    const Timestamp created = fields.time(QStringLiteral("created"));
    if (signing && encryption && signing->keyId() == encryption->keyId()) {
        fields.reject(QStringLiteral("encryptionCertificate"), QStringLiteral("the same key as for signing"));
    }
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return EnrolmentRequest{fleet, agent, requestId, code, *signing, *encryption, created};
}

bool isAuthEnvelopedData(QByteArrayView bytes)
{
    DerReader file(bytes);
    DerReader info = file.enter(der::sequence);
    return info.take(der::objectId) == oid::authEnvelopedData;
}

Result<QByteArray> decryptWithAny(const QByteArray& enveloped, const std::vector<Identity>& centreEncryption)
{
    for (const Identity& identity : centreEncryption) {
        auto content = cms::decrypt(enveloped, identity);
        if (content || !content.error().is(CryptoError::NotARecipient)) {
            return content;
        }
    }
    return failure(CryptoError::NotARecipient, QStringLiteral("AuthEnvelopedData"));
}

/// Proof of possession: the signature is that of the key which the request brings.
Result<EnrolmentRequest> verifyRequest(const QByteArray& signedRequest)
{
    const auto view = SignedDataView::read(signedRequest);
    if (!view) {
        return failure(view.error());
    }
    const auto claimed = requestFromJson(view->content.toByteArray());
    if (!claimed) {
        return failure(claimed.error());
    }
    const auto json = cms::verify(signedRequest, claimed->signing);
    if (!json) {
        return failure(json.error());
    }
    return requestFromJson(*json);
}

} // namespace

Result<QByteArray> writeEnrolmentMail(const ReplyMailHeader& mail, const EnrolmentRequest& request,
                                      const Identity& agentSigning, const Certificate& centreEncryption)
{
    const auto signedRequest = cms::sign(toJson(request), agentSigning);
    if (!signedRequest) {
        return failure(signedRequest.error());
    }
    auto enveloped = cms::encrypt(*signedRequest, {centreEncryption});
    if (!enveloped) {
        return failure(enveloped.error());
    }
    return buildAgentMail(
        mail, QStringLiteral("RDS enrolment"),
        pkcs7Part(Pkcs7Type::AuthEnvelopedData, QStringLiteral("enrolment.p7m"), *std::move(enveloped)));
}

Result<QByteArray> readEnrolmentMail(const QByteArray& raw)
{
    const auto message = parseMessage(raw);
    if (!message) {
        return failure(ProtocolError::NotAReply, {}, message.error().toLogLine());
    }
    auto enveloped = onlyPkcs7Part(*message);
    if (!enveloped || !isAuthEnvelopedData(*enveloped)) {
        return failure(ProtocolError::NotAReply, message->subject);
    }
    return *std::move(enveloped);
}

Result<EnrolmentRequest> openEnrolment(const QByteArray& enveloped, const std::vector<Identity>& centreEncryption,
                                       const QString& fleet)
{
    if (enveloped.size() > maxEnvelopeBytes) {
        return failure(ProtocolError::Malformed, {}, QStringLiteral("%1 bytes").arg(enveloped.size()));
    }
    const auto signedRequest = decryptWithAny(enveloped, centreEncryption);
    if (!signedRequest) {
        return failure(signedRequest.error());
    }
    auto request = verifyRequest(*signedRequest);
    if (request && request->fleet != fleet) {
        return failure(ProtocolError::WrongFleet, request->fleet);
    }
    return request;
}

} // namespace rds
