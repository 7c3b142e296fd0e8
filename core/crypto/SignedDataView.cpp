// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SignedDataView.h"

#include "CryptoError.h"
#include "DerReader.h"
#include "ObjectIds.h"

#include <algorithm>
#include <optional>

namespace rds {

namespace {

constexpr int signedDataVersion = 3;
constexpr int signerInfoVersion = 3;
constexpr qsizetype sha256Size = 32;
constexpr qsizetype maxKeyIdSize = 64;
constexpr qsizetype utcTimeSize = 13; // YYMMDDHHMMSSZ
constexpr qsizetype generalizedTimeSize = 15;

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

bool isTime(DerReader values)
{
    const bool isShort = values.nextIs(der::utcTime);
    const QByteArrayView time = values.take(isShort ? der::utcTime : der::generalizedTime);
    return values.finished() && time.size() == (isShort ? utcTimeSize : generalizedTimeSize) && time.endsWith('Z')
        && std::all_of(time.begin(), time.end() - 1, [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// The digest among the attributes, which are content-type (id-data), message-digest and perhaps signing-time (RFC
/// 5652, section 11), each once, and nothing else.
std::optional<QByteArrayView> readAttributes(DerReader attributes)
{
    int contentTypes = 0;
    int times = 0;
    std::optional<QByteArrayView> digest;
    while (!attributes.atEnd()) {
        DerReader attribute = attributes.enter(der::sequence);
        const QByteArrayView type = attribute.take(der::objectId);
        DerReader values = attribute.enter(der::set);
        bool good = attribute.finished();
        if (type == oid::contentType) {
            good = good && ++contentTypes == 1 && values.take(der::objectId) == oid::data && values.finished();
        } else if (type == oid::messageDigest && !digest) {
            digest = values.take(der::octetString);
            good = good && digest->size() == sha256Size && values.finished();
        } else {
            good = good && type == oid::signingTime && ++times == 1 && isTime(values);
        }
        if (!good) {
            return std::nullopt;
        }
    }
    return attributes.isValid() && contentTypes == 1 ? digest : std::nullopt;
}

/// Everything but the content.
Result<SignedDataView> readSigner(DerReader signer)
{
    if (signer.takeSmallInteger() != signerInfoVersion || !signer.nextIs(der::primitive(0))) {
        return malformed("the signer is not named by key identifier");
    }
    SignedDataView view;
    view.signerKeyId = signer.take(der::primitive(0));
    const DerReader digest = signer.enter(der::sequence);
    if (signer.nextIs(der::constructed(0))) {
        view.signedAttributes = signer.takeElement();
    }
    const DerReader algorithm = signer.enter(der::sequence);
    view.signature = signer.take(der::octetString);
    if (!signer.finished() || view.signerKeyId.isEmpty() || view.signerKeyId.size() > maxKeyIdSize) {
        return malformed("SignerInfo");
    }
    if (!isSha256(digest)) {
        return wrongAlgorithm("the digest is not SHA-256");
    }
    if (!isEcdsaWithSha256(algorithm)) {
        return wrongAlgorithm("the signature is not ECDSA with SHA-256");
    }
    const QByteArrayView attributes = DerReader(view.signedAttributes).take(der::constructed(0));
    const auto messageDigest = readAttributes(DerReader(attributes));
    if (!messageDigest || !der::isInOrder(attributes)) {
        return malformed("signed attributes");
    }
    view.messageDigest = *messageDigest;
    return view;
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
    auto view = readSigner(signer);
    if (view) {
        view->content = *content;
    }
    return view;
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
