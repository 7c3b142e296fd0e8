// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Certificate.h"

#include "CertificateData.h"
#include "DerReader.h"
#include "Pem.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstdint>
#include <ctime>
#include <optional>

namespace rds {

namespace {

constexpr qsizetype maxCertificateSize = qsizetype{16} * 1024;
constexpr int keyIdSize = 20;

Unexpected invalid(const char* why)
{
    return failure(CryptoError::InvalidCertificate, QStringLiteral("CERTIFICATE"), QLatin1String(why));
}

openssl::X509Certificate decode(const QByteArray& der)
{
    if (der.size() > maxCertificateSize || !der::isWellFormed(der)) {
        return nullptr;
    }
    const auto* begin = reinterpret_cast<const unsigned char*>(der.constData());
    const unsigned char* next = begin;
    openssl::X509Certificate x509(d2i_X509(nullptr, &next, static_cast<long>(der.size())));
    return x509 && next == begin + der.size() ? std::move(x509) : nullptr;
}

/// The curve by its name in the certificate itself: explicit parameters could describe another one.
bool namesP256(const X509* x509)
{
    X509_ALGOR* algorithm = nullptr;
    X509_PUBKEY_get0_param(nullptr, nullptr, nullptr, &algorithm, X509_get_X509_PUBKEY(x509));
    const ASN1_OBJECT* id = nullptr;
    int parameterType = 0;
    const void* parameter = nullptr;
    X509_ALGOR_get0(&id, &parameterType, &parameter, algorithm);
    return OBJ_obj2nid(id) == NID_X9_62_id_ecPublicKey && parameterType == V_ASN1_OBJECT
        && OBJ_obj2nid(static_cast<const ASN1_OBJECT*>(parameter)) == NID_X9_62_prime256v1;
}

/// The use that is asked for is allowed, and the other one is not: a key serves one purpose.
bool isFor(X509* x509, KeyPurpose purpose)
{
    const quint32 usage = X509_get_key_usage(x509);
    if (usage == UINT32_MAX) {
        return false;
    }
    const bool signs = (usage & KU_DIGITAL_SIGNATURE) != 0;
    const bool agrees = (usage & KU_KEY_AGREEMENT) != 0;
    return signs != agrees && signs == (purpose == KeyPurpose::Signing);
}

std::optional<Timestamp> toTimestamp(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return std::nullopt;
    }
    const std::chrono::year_month_day day(std::chrono::year(parts.tm_year + 1900),
                                          std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                          std::chrono::day(static_cast<unsigned>(parts.tm_mday)));
    return Timestamp(std::chrono::sys_days(day) + std::chrono::hours(parts.tm_hour) + std::chrono::minutes(parts.tm_min)
                     + std::chrono::seconds(parts.tm_sec));
}

} // namespace

bool isP256(const EVP_PKEY* key)
{
    std::array<char, 32> name{};
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC
        && EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) == 1
        && qstrcmp(name.data(), SN_X9_62_prime256v1) == 0;
}

Certificate::Certificate(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Result<Certificate> Certificate::fromDer(const QByteArray& der, KeyPurpose purpose)
{
    const openssl::ErrorQueueScope errors;
    auto data = std::make_shared<Data>();
    data->x509 = decode(der);
    // Looking for a purpose also makes OpenSSL cache the extensions, before other threads see the certificate.
    if (!data->x509 || X509_check_purpose(data->x509.get(), -1, 0) != 1) {
        return openssl::failure(CryptoError::InvalidCertificate, QStringLiteral("CERTIFICATE"));
    }
    const EVP_PKEY* key = X509_get0_pubkey(data->x509.get());
    if (key == nullptr || !namesP256(data->x509.get()) || !isP256(key)) {
        return invalid("not a key on the curve P-256");
    }
    const ASN1_OCTET_STRING* keyId = X509_get0_subject_key_id(data->x509.get());
    if (keyId == nullptr || ASN1_STRING_length(keyId) != keyIdSize) {
        return invalid("no subject key identifier of 20 octets");
    }
    if (!isFor(data->x509.get(), purpose)) {
        return failure(CryptoError::WrongKeyUsage, QStringLiteral("CERTIFICATE"));
    }
    const auto notBefore = toTimestamp(X509_get0_notBefore(data->x509.get()));
    const auto notAfter = toTimestamp(X509_get0_notAfter(data->x509.get()));
    if (!notBefore || !notAfter) {
        return invalid("period of validity");
    }
    data->der = der;
    data->keyId = QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(keyId)), keyIdSize);
    data->purpose = purpose;
    data->notBefore = *notBefore;
    data->notAfter = *notAfter;
    return Certificate(std::move(data));
}

Result<Certificate> Certificate::fromPem(const QByteArray& pem, KeyPurpose purpose)
{
    const openssl::ErrorQueueScope errors;
    const auto block = PemBlock::read(pem, PEM_STRING_X509, CryptoError::InvalidCertificate);
    if (!block) {
        return failure(block.error());
    }
    return fromDer(QByteArray(reinterpret_cast<const char*>(block->data()), block->size()), purpose);
}

QByteArray Certificate::toDer() const
{
    return m_data->der;
}

QByteArray Certificate::toPem() const
{
    const openssl::ErrorQueueScope errors;
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), m_data->x509.get()) != 1) {
        return {};
    }
    return openssl::contentOf(bio);
}

QByteArray Certificate::keyId() const
{
    return m_data->keyId;
}

KeyPurpose Certificate::purpose() const
{
    return m_data->purpose;
}

Timestamp Certificate::notBefore() const
{
    return m_data->notBefore;
}

Timestamp Certificate::notAfter() const
{
    return m_data->notAfter;
}

Result<void> checkValidAt(const Certificate& certificate, Timestamp now)
{
    // The last second counts to its end: X.509 knows no parts of seconds.
    if (now < certificate.notBefore() || now >= certificate.notAfter() + std::chrono::seconds(1)) {
        return failure(CryptoError::CertificateExpired, QString::fromLatin1(certificate.keyId().toHex()),
                       QStringLiteral("valid from %1 to %2, and it is %3")
                           .arg(toIso(certificate.notBefore()), toIso(certificate.notAfter()), toIso(now)));
    }
    return {};
}

} // namespace rds
