// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TokenKey.h"

#include "CertificateData.h"
#include "CertificateMaker.h"
#include "TokenEngine.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxUriSize = 1000;

Unexpected badUri(const QString& uri, const char* why)
{
    // Only the path: who put a PIN behind it does not want to see it in a log.
    return failure(CryptoError::TokenFailed, uri.section(u'?', 0, 0).left(maxUriSize), QLatin1String(why));
}

bool namesObject(const QString& path)
{
    const QStringList attributes = path.mid(path.indexOf(u':') + 1).split(u';');
    return std::any_of(attributes.begin(), attributes.end(), [](const QString& attribute) {
        return attribute.startsWith(QLatin1String("object=")) || attribute.startsWith(QLatin1String("id="));
    });
}

Result<TokenAddress> parseUri(const QString& uri)
{
    const QString module = QStringLiteral("module-path=");
    TokenAddress address{uri.section(u'?', 0, 0), {}};
    if (!isTokenUri(uri) || uri.size() > maxUriSize || !namesObject(address.object)) {
        return badUri(uri, "not pkcs11:token=...;object=...");
    }
    for (const QString& attribute : uri.section(u'?', 1).split(u'&', Qt::SkipEmptyParts)) {
        if (attribute.startsWith(QLatin1String("pin-"))) {
            return badUri(uri, "the PIN does not belong into the URI");
        }
        if (!attribute.startsWith(module)) {
            return badUri(uri, "of the query attributes, only module-path is known");
        }
        address.modulePath = QUrl::fromPercentEncoding(attribute.mid(module.size()).toUtf8());
    }
    return address;
}

Result<openssl::Key> loadSigningKey(const QString& uri, const Secret& pin, KeyPurpose purpose)
{
    const auto address = parseUri(uri);
    if (!address) {
        return failure(address.error());
    }
    if (purpose != KeyPurpose::Signing) {
        return failure(CryptoError::WrongKeyUsage, address->object, QStringLiteral("tokens hold keys for signing"));
    }
    if (pin.isEmpty()) {
        return failure(CryptoError::TokenFailed, address->object, QStringLiteral("no PIN"));
    }
    auto key = loadTokenKey(*address, pin);
    if (key && !isP256(key->get())) {
        return failure(CryptoError::TokenFailed, address->object, QStringLiteral("not a key on the curve P-256"));
    }
    return key;
}

Identity tokenIdentity(openssl::Key key, Certificate certificate)
{
    const auto freeInTurn = [](const Identity::Data* data) {
        const std::lock_guard turn(tokenMutex());
        delete data;
    };
    return {std::shared_ptr<const Identity::Data>(new Identity::Data{std::move(key), &tokenMutex()}, freeInTurn),
            std::move(certificate)};
}

} // namespace

bool isTokenUri(const QString& text)
{
    return text.startsWith(QLatin1String("pkcs11:"));
}

Result<Identity> openTokenIdentity(const QString& uri, const Secret& pin, const QByteArray& certificate,
                                   KeyPurpose purpose)
{
    const openssl::ErrorQueueScope errors;
    auto owner = Certificate::fromPem(certificate, purpose);
    if (!owner) {
        return failure(owner.error());
    }
    const std::lock_guard turn(tokenMutex());
    auto key = loadSigningKey(uri, pin, purpose);
    if (!key) {
        return failure(key.error());
    }
    if (EVP_PKEY_eq(key->get(), X509_get0_pubkey(owner->data().x509.get())) != 1) {
        return failure(CryptoError::KeyDoesNotMatch, QString::fromLatin1(owner->keyId().toHex()));
    }
    return tokenIdentity(std::move(*key), std::move(*owner));
}

Result<Identity> certifyTokenKey(const QString& uri, const Secret& pin, KeyPurpose purpose, const QString& commonName,
                                 Timestamp notBefore, Timestamp notAfter)
{
    const openssl::ErrorQueueScope errors;
    const std::lock_guard turn(tokenMutex());
    auto key = loadSigningKey(uri, pin, purpose);
    if (!key) {
        return failure(key.error());
    }
    const auto der = makeCertificate(key->get(), purpose, commonName, notBefore, notAfter);
    if (!der) {
        return failure(der.error());
    }
    auto certificate = Certificate::fromDer(*der, purpose);
    if (!certificate) {
        return failure(certificate.error());
    }
    return tokenIdentity(std::move(*key), std::move(*certificate));
}

} // namespace rds
