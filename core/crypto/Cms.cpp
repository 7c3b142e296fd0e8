// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Cms.h"

#include "AuthEnvelopedDataView.h"
#include "CertificateData.h"
#include "DerReader.h"
#include "Digest.h"
#include "OpenSsl.h"
#include "SignedDataView.h"

#include <openssl/ec.h>

#include <algorithm>

namespace rds::cms {

namespace {

constexpr unsigned int signFlags = CMS_BINARY | CMS_NOCERTS | CMS_USE_KEYID | CMS_NOSMIMECAP;
constexpr unsigned int recipientFlags = CMS_BINARY | CMS_USE_KEYID | CMS_KEY_PARAM;

QString name(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.keyId().toHex());
}

Unexpected wrongUsage(const Certificate& certificate)
{
    return failure(CryptoError::WrongKeyUsage, name(certificate));
}

/// i2d writes definite lengths, since nothing here was made with CMS_STREAM.
Result<QByteArray> encode(const openssl::CmsMessage& message, CryptoError error, const QString& subject)
{
    const int size = i2d_CMS_ContentInfo(message.get(), nullptr);
    if (size <= 0) {
        return openssl::failure(error, subject);
    }
    QByteArray der(size, Qt::Uninitialized);
    auto* next = reinterpret_cast<unsigned char*>(der.data());
    if (i2d_CMS_ContentInfo(message.get(), &next) != size) {
        return openssl::failure(error, subject);
    }
    return der;
}

openssl::CmsMessage decode(const QByteArray& der)
{
    const auto* begin = reinterpret_cast<const unsigned char*>(der.constData());
    const unsigned char* next = begin;
    openssl::CmsMessage message(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(der.size())));
    return message && next == begin + der.size() ? std::move(message) : nullptr;
}

/// ECDSA-Sig-Value (RFC 3279, section 2.2.3): DER, both numbers positive. A signature has one form only.
bool isSignatureValue(QByteArrayView signature)
{
    DerReader file(signature);
    DerReader numbers = file.enter(der::sequence);
    const QByteArrayView r = numbers.take(der::integer);
    const QByteArrayView s = numbers.take(der::integer);
    return der::isWellFormed(signature) && file.finished() && numbers.finished() && r[0] >= 0 && s[0] >= 0;
}

/// The signature is over the attributes as a SET OF, whatever tag they are sent with (RFC 5652, section 5.4).
bool isSigned(QByteArrayView attributes, QByteArrayView signature, EVP_PKEY* key)
{
    const openssl::DigestContext context(EVP_MD_CTX_new());
    const auto* bytes = reinterpret_cast<const unsigned char*>(attributes.data());
    return context && EVP_DigestVerifyInit_ex(context.get(), nullptr, SN_sha256, nullptr, nullptr, key, nullptr) == 1
        && EVP_DigestVerifyUpdate(context.get(), &der::set, 1) == 1
        && EVP_DigestVerifyUpdate(context.get(), bytes + 1, static_cast<std::size_t>(attributes.size() - 1)) == 1
        && EVP_DigestVerifyFinal(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                                 static_cast<std::size_t>(signature.size()))
        == 1;
}

bool addRecipient(CMS_ContentInfo* message, X509* certificate)
{
    CMS_RecipientInfo* recipient = CMS_add1_recipient_cert(message, certificate, recipientFlags);
    EVP_PKEY_CTX* context = recipient != nullptr ? CMS_RecipientInfo_get0_pkey_ctx(recipient) : nullptr;
    return context != nullptr && EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) == 1;
}

Result<void> checkRecipients(const std::vector<Certificate>& recipients)
{
    if (recipients.empty()) {
        return failure(CryptoError::EncryptionFailed, {}, QStringLiteral("no recipients"));
    }
    if (recipients.size() > static_cast<std::size_t>(maxRecipients)) {
        return failure(CryptoError::TooManyRecipients, QString::number(recipients.size()));
    }
    const auto other = std::find_if(recipients.begin(), recipients.end(), [](const Certificate& recipient) {
        return recipient.purpose() != KeyPurpose::Encryption;
    });
    if (other != recipients.end()) {
        return wrongUsage(*other);
    }
    return {};
}

bool isAddressedTo(const AuthEnvelopedDataView& envelope, const Certificate::Data& recipient)
{
    return std::any_of(envelope.recipientKeyIds.begin(), envelope.recipientKeyIds.end(),
                       [&](QByteArrayView keyId) { return keyId == recipient.keyId; });
}

} // namespace

Result<QByteArray> sign(const QByteArray& content, const Identity& signer)
{
    const openssl::ErrorQueueScope errors;
    const Certificate& certificate = signer.certificate();
    if (certificate.purpose() != KeyPurpose::Signing) {
        return wrongUsage(certificate);
    }
    const auto turn = signer.data().takeTurn();
    const openssl::Bio input = openssl::readFrom(content);
    const openssl::CmsMessage message(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, signFlags | static_cast<unsigned int>(CMS_PARTIAL)));
    if (!input || !message
        || CMS_add1_signer(message.get(), certificate.data().x509.get(), signer.data().key.get(), EVP_sha256(),
                           signFlags)
            == nullptr
        || CMS_final(message.get(), input.get(), nullptr, signFlags) != 1) {
        return openssl::failure(CryptoError::SigningFailed, name(certificate));
    }
    return encode(message, CryptoError::SigningFailed, name(certificate));
}

Result<QByteArray> verify(const QByteArray& signedData, const Certificate& pinnedSigner)
{
    const openssl::ErrorQueueScope errors;
    if (pinnedSigner.purpose() != KeyPurpose::Signing) {
        return wrongUsage(pinnedSigner);
    }
    const auto view = SignedDataView::read(signedData);
    if (!view) {
        return failure(view.error());
    }
    if (view->signerKeyId != pinnedSigner.keyId()) {
        return failure(CryptoError::WrongSigner, QString::fromLatin1(view->signerKeyId.toByteArray().toHex()));
    }
    if (sha256(view->content) != view->messageDigest) {
        return failure(CryptoError::BadSignature, name(pinnedSigner),
                       QStringLiteral("not the content that was signed"));
    }
    EVP_PKEY* key = X509_get0_pubkey(pinnedSigner.data().x509.get());
    if (!isSignatureValue(view->signature) || !isSigned(view->signedAttributes, view->signature, key)) {
        return failure(CryptoError::BadSignature, name(pinnedSigner), QStringLiteral("not signed with this key"));
    }
    return view->content.toByteArray();
}

Result<QByteArray> claimedSigner(const QByteArray& signedData)
{
    return SignedDataView::read(signedData).map([](const SignedDataView& view) {
        return view.signerKeyId.toByteArray();
    });
}

Result<QByteArray> encrypt(const QByteArray& content, const std::vector<Certificate>& recipients)
{
    const openssl::ErrorQueueScope errors;
    if (const auto checked = checkRecipients(recipients); !checked) {
        return failure(checked.error());
    }
    const QString subject = QStringLiteral("AuthEnvelopedData");
    const openssl::Bio input = openssl::readFrom(content);
    const openssl::CmsMessage message(CMS_AuthEnvelopedData_create(EVP_aes_256_gcm()));
    if (!input || !message || CMS_set_detached(message.get(), 0) != 1) {
        return openssl::failure(CryptoError::EncryptionFailed, subject);
    }
    for (const Certificate& recipient : recipients) {
        if (!addRecipient(message.get(), recipient.data().x509.get())) {
            return openssl::failure(CryptoError::EncryptionFailed, name(recipient));
        }
    }
    if (CMS_final(message.get(), input.get(), nullptr, CMS_BINARY) != 1) {
        return openssl::failure(CryptoError::EncryptionFailed, subject);
    }
    return encode(message, CryptoError::EncryptionFailed, subject);
}

Result<QByteArray> decrypt(const QByteArray& authEnvelopedData, const Identity& recipient)
{
    const openssl::ErrorQueueScope errors;
    const Certificate& certificate = recipient.certificate();
    if (certificate.purpose() != KeyPurpose::Encryption) {
        return wrongUsage(certificate);
    }
    const auto view = AuthEnvelopedDataView::read(authEnvelopedData, maxRecipients);
    if (!view) {
        return failure(view.error());
    }
    if (!isAddressedTo(*view, certificate.data())) {
        return failure(CryptoError::NotARecipient, name(certificate));
    }
    const openssl::CmsMessage message = decode(authEnvelopedData);
    if (!message) {
        return openssl::failure(CryptoError::MalformedMessage, QStringLiteral("AuthEnvelopedData"));
    }
    // OpenSSL writes clear text before it has seen the tag: nothing leaves `output` unless all went well.
    const openssl::Bio output(BIO_new(BIO_s_mem()));
    if (!output
        || CMS_decrypt(message.get(), recipient.data().key.get(), certificate.data().x509.get(), nullptr, output.get(),
                       CMS_BINARY)
            != 1) {
        return openssl::failure(CryptoError::DecryptionFailed, name(certificate));
    }
    return openssl::contentOf(output);
}

Result<QByteArray> seal(const QByteArray& content, const Identity& signer, const std::vector<Certificate>& recipients)
{
    const auto inner = sign(content, signer);
    if (!inner) {
        return failure(inner.error().withContext(QStringLiteral("making the inner signature")));
    }
    const auto envelope = encrypt(*inner, recipients);
    if (!envelope) {
        return failure(envelope.error().withContext(QStringLiteral("encrypting")));
    }
    return sign(*envelope, signer);
}

Result<QByteArray> open(const QByteArray& sealed, const Certificate& pinnedSigner, const Identity& recipient)
{
    const auto envelope = verify(sealed, pinnedSigner);
    if (!envelope) {
        return failure(envelope.error().withContext(QStringLiteral("checking the outer signature")));
    }
    const auto inner = decrypt(*envelope, recipient);
    if (!inner) {
        return failure(inner.error().withContext(QStringLiteral("decrypting")));
    }
    auto content = verify(*inner, pinnedSigner);
    if (!content) {
        return failure(content.error().withContext(QStringLiteral("checking the inner signature")));
    }
    return content;
}

} // namespace rds::cms
