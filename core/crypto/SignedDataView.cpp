// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SignedDataView.h"

#include "CryptoError.h"
#include "DerReader.h"
#include "ObjectIds.h"

#include <optional>

namespace rds {

namespace {

constexpr int signedDataVersion = 3;
constexpr int signerInfoVersion = 3;
constexpr qsizetype sha256Size = 32;
constexpr qsizetype maxKeyIdSize = 64;
constexpr qsizetype maxSignatureSize = 72;
// OpenSSL builds an object per attribute; ours take 150 octets, those of `openssl cms` 230.
constexpr qsizetype maxAttributesSize = qsizetype{16} * 1024;

Unexpected malformed(const char* why)
{
    return failure(CryptoError::MalformedMessage, QStringLiteral("SignedData"), QLatin1String(why));
}

Unexpected wrongAlgorithm(const char* why)
{
    return failure(CryptoError::WrongAlgorithm, QStringLiteral("SignedData"), QLatin1String(why));
}

/// Parameters are absent, or NULL as older programs write it (RFC 5754, section 2).
bool isSha256(DerReader algorithm)
{
    const bool named = algorithm.take(der::objectId) == oid::sha256;
    if (algorithm.nextIs(der::null) && !algorithm.take(der::null).isEmpty()) {
        return false;
    }
    return named && algorithm.finished();
}

bool isEcdsaWithSha256(DerReader algorithm)
{
    return algorithm.take(der::objectId) == oid::ecdsaWithSha256 && algorithm.finished();
}

/// Exactly one content-type (id-data) and one message-digest (RFC 5652, sections 11.1 and 11.2) among them.
bool holdsRequiredAttributes(DerReader attributes)
{
    int contentTypes = 0;
    int digests = 0;
    while (!attributes.atEnd()) {
        DerReader attribute = attributes.enter(der::sequence);
        const QByteArrayView type = attribute.take(der::objectId);
        DerReader values = attribute.enter(der::set);
        if (!attribute.finished()) {
            return false;
        }
        if (type == oid::contentType) {
            ++contentTypes;
            if (values.take(der::objectId) != oid::data || !values.finished()) {
                return false;
            }
        } else if (type == oid::messageDigest) {
            ++digests;
            if (values.take(der::octetString).size() != sha256Size || !values.finished()) {
                return false;
            }
        }
    }
    return attributes.isValid() && contentTypes == 1 && digests == 1;
}

/// The key identifier that the SignerInfo names.
Result<QByteArrayView> readSigner(DerReader signer)
{
    if (signer.takeSmallInteger() != signerInfoVersion || !signer.nextIs(der::primitive(0))) {
        return malformed("the signer is not named by key identifier");
    }
    const QByteArrayView keyId = signer.take(der::primitive(0));
    const DerReader digest = signer.enter(der::sequence);
    const QByteArrayView attributes = signer.take(der::constructed(0));
    const DerReader algorithm = signer.enter(der::sequence);
    const QByteArrayView signature = signer.take(der::octetString);
    if (!signer.finished() || keyId.isEmpty() || keyId.size() > maxKeyIdSize) {
        return malformed("SignerInfo");
    }
    if (!isSha256(digest)) {
        return wrongAlgorithm("the digest is not SHA-256");
    }
    if (!isEcdsaWithSha256(algorithm) || signature.size() > maxSignatureSize) {
        return wrongAlgorithm("the signature is not ECDSA with SHA-256");
    }
    if (attributes.size() > maxAttributesSize || !holdsRequiredAttributes(DerReader(attributes))) {
        return malformed("signed attributes");
    }
    return keyId;
}

/// The one content of EncapsulatedContentInfo; none where it is detached or of another type.
std::optional<QByteArrayView> readContent(DerReader encapsulated)
{
    const QByteArrayView type = encapsulated.take(der::objectId);
    DerReader wrapper = encapsulated.enter(der::constructed(0));
    const QByteArrayView content = wrapper.take(der::octetString);
    if (type != oid::data || !wrapper.finished() || !encapsulated.finished()) {
        return std::nullopt;
    }
    return content;
}

Result<SignedDataView> readBody(DerReader body)
{
    const int version = body.takeSmallInteger();
    DerReader digests = body.enter(der::set);
    const DerReader digest = digests.enter(der::sequence);
    const auto content = readContent(body.enter(der::sequence));
    if (version != signedDataVersion || !digests.finished()) {
        return malformed("version or digest algorithms");
    }
    if (!content) {
        return malformed("the content is detached or not of type data");
    }
    if (body.nextIs(der::constructed(0)) || body.nextIs(der::constructed(1))) {
        return malformed("certificates or revocation lists inside");
    }
    DerReader signers = body.enter(der::set);
    const DerReader signer = signers.enter(der::sequence);
    if (!signers.finished() || !body.finished()) {
        return malformed("not exactly one signer");
    }
    if (!isSha256(digest)) {
        return wrongAlgorithm("the digest is not SHA-256");
    }
    const auto keyId = readSigner(signer);
    if (!keyId) {
        return failure(keyId.error());
    }
    return SignedDataView{*content, *keyId};
}

} // namespace

Result<SignedDataView> SignedDataView::read(QByteArrayView message)
{
    if (!der::isWellFormed(message)) {
        return malformed("not DER");
    }
    DerReader file(message);
    DerReader info = file.enter(der::sequence);
    if (info.take(der::objectId) != oid::signedData) {
        return malformed("another content type");
    }
    DerReader wrapper = info.enter(der::constructed(0));
    const DerReader body = wrapper.enter(der::sequence);
    if (!wrapper.finished() || !info.finished() || !file.finished()) {
        return malformed("surplus elements or trailing bytes");
    }
    return readBody(body);
}

} // namespace rds
