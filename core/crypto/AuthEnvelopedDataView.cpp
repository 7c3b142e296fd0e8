// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AuthEnvelopedDataView.h"

#include "CryptoError.h"
#include "DerReader.h"
#include "ObjectIds.h"

namespace rds {

namespace {

constexpr int authEnvelopedDataVersion = 0;
constexpr int keyAgreeVersion = 3;
constexpr qsizetype nonceSize = 12;
constexpr int tagSize = 16;
constexpr qsizetype wrappedKeySize = 40;
// No unused bits, then the point, not compressed (RFC 5480, section 2.2).
constexpr qsizetype pointBitStringSize = 1 + 65;
constexpr QByteArrayView::value_type uncompressedPoint = 0x04;
constexpr qsizetype keyIdSize = 20;

Unexpected malformed(const char* why)
{
    return failure(CryptoError::MalformedMessage, QStringLiteral("AuthEnvelopedData"), QLatin1String(why));
}

Unexpected wrongAlgorithm(const char* why)
{
    return failure(CryptoError::WrongAlgorithm, QStringLiteral("AuthEnvelopedData"), QLatin1String(why));
}

/// OriginatorPublicKey (RFC 5753, section 3.1.1): parameters absent, NULL, or the curve.
bool isEphemeralKey(DerReader originator)
{
    DerReader key = originator.enter(der::constructed(1));
    DerReader algorithm = key.enter(der::sequence);
    const bool isEc = algorithm.take(der::objectId) == oid::ecPublicKey;
    if (algorithm.nextIs(der::null) && !algorithm.take(der::null).isEmpty()) {
        return false;
    }
    if (algorithm.nextIs(der::objectId) && algorithm.take(der::objectId) != oid::prime256v1) {
        return false;
    }
    const QByteArrayView point = key.take(der::bitString);
    return isEc && algorithm.finished() && key.finished() && originator.finished() && point.size() == pointBitStringSize
        && point[0] == 0 && point[1] == uncompressedPoint;
}

bool isSha256KdfWithAes256Wrap(DerReader algorithm)
{
    const bool isKdf = algorithm.take(der::objectId) == oid::stdDhSha256Kdf;
    DerReader wrap = algorithm.enter(der::sequence);
    const bool isWrap = wrap.take(der::objectId) == oid::aes256Wrap;
    return isKdf && isWrap && wrap.finished() && algorithm.finished();
}

/// rKeyId with nothing but the identifier.
QByteArrayView readKeyId(DerReader recipientId)
{
    const QByteArrayView keyId = recipientId.take(der::octetString);
    return recipientId.finished() ? keyId : QByteArrayView();
}

Result<void> readEncryptedKeys(DerReader keys, int maxRecipients, std::vector<QByteArrayView>& recipientKeyIds)
{
    if (keys.atEnd()) {
        return malformed("key agreement without a recipient");
    }
    while (!keys.atEnd()) {
        DerReader key = keys.enter(der::sequence);
        const QByteArrayView keyId = readKeyId(key.enter(der::constructed(0)));
        const QByteArrayView wrapped = key.take(der::octetString);
        if (!key.finished() || keyId.size() != keyIdSize) {
            return malformed("a recipient is not named by key identifier");
        }
        if (wrapped.size() != wrappedKeySize) {
            return wrongAlgorithm("the wrapped key is not of AES-256");
        }
        if (recipientKeyIds.size() >= static_cast<std::size_t>(maxRecipients)) {
            return failure(CryptoError::TooManyRecipients, QStringLiteral("AuthEnvelopedData"),
                           QStringLiteral("more than %1").arg(maxRecipients));
        }
        recipientKeyIds.push_back(keyId);
    }
    return keys.isValid() ? Result<void>() : malformed("encrypted keys");
}

Result<std::vector<QByteArrayView>> readRecipients(DerReader recipients, int maxRecipients)
{
    std::vector<QByteArrayView> recipientKeyIds;
    while (!recipients.atEnd()) {
        if (!recipients.nextIs(der::constructed(1))) {
            return wrongAlgorithm("a recipient's key is not agreed upon by Diffie-Hellman");
        }
        DerReader agreement = recipients.enter(der::constructed(1));
        const int version = agreement.takeSmallInteger();
        const DerReader originator = agreement.enter(der::constructed(0));
        const DerReader algorithm = agreement.enter(der::sequence);
        const DerReader keys = agreement.enter(der::sequence);
        if (version != keyAgreeVersion || !agreement.finished()) {
            return malformed("KeyAgreeRecipientInfo");
        }
        if (!isEphemeralKey(originator)) {
            return wrongAlgorithm("the originator's key is not an ephemeral P-256 key");
        }
        if (!isSha256KdfWithAes256Wrap(algorithm)) {
            return wrongAlgorithm("key agreement without SHA-256 or AES-256 key wrap");
        }
        if (const auto read = readEncryptedKeys(keys, maxRecipients, recipientKeyIds); !read) {
            return failure(read.error());
        }
    }
    if (!recipients.isValid() || recipientKeyIds.empty()) {
        return malformed("no recipients");
    }
    return recipientKeyIds;
}

/// GCMParameters (RFC 5084, section 3.2). The tag length has no default of 16, so it must be there.
bool isAes256Gcm(DerReader algorithm)
{
    const bool isCipher = algorithm.take(der::objectId) == oid::aes256Gcm;
    DerReader parameters = algorithm.enter(der::sequence);
    const qsizetype nonce = parameters.take(der::octetString).size();
    const int tag = parameters.takeSmallInteger();
    return isCipher && nonce == nonceSize && tag == tagSize && parameters.finished() && algorithm.finished();
}

Result<QByteArrayView> readEncryptedContent(DerReader info)
{
    const QByteArrayView type = info.take(der::objectId);
    const DerReader algorithm = info.enter(der::sequence);
    const QByteArrayView content = info.take(der::primitive(0));
    if (type != oid::data || !info.finished()) {
        return malformed("EncryptedContentInfo");
    }
    if (!isAes256Gcm(algorithm)) {
        return wrongAlgorithm("the content is not encrypted with AES-256-GCM, nonce 12, tag 16");
    }
    return content;
}

Result<AuthEnvelopedDataView> readBody(DerReader body, int maxRecipients)
{
    const int version = body.takeSmallInteger();
    const DerReader recipients = body.enter(der::set);
    const DerReader info = body.enter(der::sequence);
    const QByteArrayView tag = body.take(der::octetString);
    if (version != authEnvelopedDataVersion || !body.finished()) {
        return malformed("another version, an originator, or attributes");
    }
    if (tag.size() != tagSize) {
        return wrongAlgorithm("the authentication tag is not of 16 octets");
    }
    auto recipientKeyIds = readRecipients(recipients, maxRecipients);
    if (!recipientKeyIds) {
        return failure(recipientKeyIds.error());
    }
    const auto content = readEncryptedContent(info);
    if (!content) {
        return failure(content.error());
    }
    return AuthEnvelopedDataView{std::move(*recipientKeyIds), *content};
}

} // namespace

Result<AuthEnvelopedDataView> AuthEnvelopedDataView::read(QByteArrayView message, int maxRecipients)
{
    if (!der::isWellFormed(message)) {
        return malformed("not DER");
    }
    DerReader file(message);
    DerReader info = file.enter(der::sequence);
    if (info.take(der::objectId) != oid::authEnvelopedData) {
        return malformed("another content type");
    }
    DerReader wrapper = info.enter(der::constructed(0));
    const DerReader body = wrapper.enter(der::sequence);
    if (!wrapper.finished() || !info.finished() || !file.finished()) {
        return malformed("surplus elements or trailing bytes");
    }
    return readBody(body, maxRecipients);
}

} // namespace rds
