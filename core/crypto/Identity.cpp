// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Identity.h"

#include "CertificateData.h"
#include "CertificateMaker.h"
#include "CryptoError.h"
#include "EncryptedKey.h"
#include "Pem.h"

#include <openssl/pem.h>

namespace rds {

namespace {

openssl::Key generateKey()
{
    return openssl::Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", SN_X9_62_prime256v1));
}

openssl::Key decodeKey(const PemBlock& block)
{
    const unsigned char* next = block.data();
    const openssl::Pkcs8 pkcs8(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &next, block.size()));
    if (!pkcs8 || next != block.data() + block.size()) {
        return nullptr;
    }
    return openssl::Key(EVP_PKCS82PKEY(pkcs8.get()));
}

/// A key file may carry a public point that is not its own.
bool isConsistent(EVP_PKEY* key)
{
    const openssl::KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    return context && EVP_PKEY_pairwise_check(context.get()) == 1;
}

Result<Identity> withCertificate(openssl::Key key, const QByteArray& certificate, KeyPurpose purpose)
{
    const QString subject = QStringLiteral(PEM_STRING_PKCS8INF);
    if (!isP256(key.get())) {
        return failure(CryptoError::InvalidKey, subject, QStringLiteral("not a key on the curve P-256"));
    }
    if (!isConsistent(key.get())) {
        return openssl::failure(CryptoError::InvalidKey, subject);
    }
    auto owner = Certificate::fromPem(certificate, purpose);
    if (!owner) {
        return failure(owner.error());
    }
    if (EVP_PKEY_eq(key.get(), X509_get0_pubkey(owner->data().x509.get())) != 1) {
        return failure(CryptoError::KeyDoesNotMatch, QString::fromLatin1(owner->keyId().toHex()));
    }
    return Identity(std::make_shared<const Identity::Data>(Identity::Data{std::move(key)}), std::move(*owner));
}

} // namespace

Identity::Identity(std::shared_ptr<const Data> data, Certificate certificate)
    : m_data(std::move(data))
    , m_certificate(std::move(certificate))
{
}

Result<Identity> Identity::generate(KeyPurpose purpose, const QString& commonName, Timestamp notBefore,
                                    Timestamp notAfter)
{
    const openssl::ErrorQueueScope errors;
    openssl::Key key = generateKey();
    if (!key) {
        return openssl::failure(CryptoError::KeyGenerationFailed, commonName);
    }
    const auto der = makeCertificate(key.get(), purpose, commonName, notBefore, notAfter);
    if (!der) {
        return failure(der.error());
    }
    auto certificate = Certificate::fromDer(*der, purpose);
    if (!certificate) {
        return failure(certificate.error());
    }
    return Identity(std::make_shared<const Data>(Data{std::move(key)}), std::move(*certificate));
}

Result<Identity> Identity::fromPem(const QByteArray& privateKey, const QByteArray& certificate, KeyPurpose purpose)
{
    const openssl::ErrorQueueScope errors;
    const auto block = PemBlock::read(privateKey, PEM_STRING_PKCS8INF, CryptoError::InvalidKey);
    if (!block) {
        return failure(block.error());
    }
    openssl::Key key = decodeKey(*block);
    if (!key) {
        return openssl::failure(CryptoError::InvalidKey, QStringLiteral(PEM_STRING_PKCS8INF));
    }
    return withCertificate(std::move(key), certificate, purpose);
}

Result<Identity> Identity::fromEncryptedPem(const QByteArray& privateKey, const Secret& passPhrase,
                                            const QByteArray& certificate, KeyPurpose purpose)
{
    const openssl::ErrorQueueScope errors;
    auto key = decryptKey(privateKey, passPhrase);
    if (!key) {
        return failure(key.error());
    }
    return withCertificate(std::move(*key), certificate, purpose);
}

QByteArray Identity::privateKeyPem() const
{
    const openssl::ErrorQueueScope errors;
    const openssl::Bio bio(BIO_new(BIO_s_secmem()));
    if (m_data->token != nullptr || !bio
        || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_data->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return {};
    }
    return openssl::contentOf(bio);
}

Result<QByteArray> Identity::encryptedPrivateKeyPem(const Secret& passPhrase) const
{
    const openssl::ErrorQueueScope errors;
    const QString subject = QString::fromLatin1(m_certificate.keyId().toHex());
    if (passPhrase.isEmpty()) {
        return failure(CryptoError::KeyGenerationFailed, subject, QStringLiteral("no pass phrase"));
    }
    if (m_data->token != nullptr) {
        return failure(CryptoError::KeyGenerationFailed, subject, QStringLiteral("the key cannot leave its token"));
    }
    return encryptKey(m_data->key.get(), passPhrase);
}

} // namespace rds
