// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CertificateMaker.h"

#include <openssl/x509v3.h>

namespace rds {

namespace {

constexpr int serialBits = 128;
constexpr long version3 = 2;

bool setSerial(X509* x509)
{
    const openssl::BigNumber serial(BN_new());
    return serial && BN_rand(serial.get(), serialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(x509)) != nullptr;
}

bool setTime(ASN1_TIME* field, Timestamp time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    return ASN1_TIME_set(field, static_cast<time_t>(seconds)) != nullptr;
}

bool setNames(X509* x509, const QString& commonName)
{
    const QByteArray utf8 = commonName.toUtf8();
    X509_NAME* subject = X509_get_subject_name(x509);
    return X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(utf8.constData()),
                                      static_cast<int>(utf8.size()), -1, 0)
        == 1
        && X509_set_issuer_name(x509, subject) == 1;
}

bool addExtension(X509* x509, X509V3_CTX& context, int id, const char* value)
{
    const openssl::X509Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
    return extension && X509_add_ext(x509, extension.get(), -1) == 1;
}

bool addExtensions(X509* x509, KeyPurpose purpose)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, x509, x509, nullptr, nullptr, 0);
    const char* usage = purpose == KeyPurpose::Signing ? "critical,digitalSignature" : "critical,keyAgreement";
    return addExtension(x509, context, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(x509, context, NID_key_usage, usage)
        && addExtension(x509, context, NID_ext_key_usage, "emailProtection")
        && addExtension(x509, context, NID_subject_key_identifier, "hash");
}

QByteArray encode(const X509* x509)
{
    const int size = i2d_X509(x509, nullptr);
    if (size <= 0) {
        return {};
    }
    QByteArray der(size, Qt::Uninitialized);
    auto* next = reinterpret_cast<unsigned char*>(der.data());
    return i2d_X509(x509, &next) == size ? der : QByteArray();
}

} // namespace

Result<QByteArray> makeCertificate(EVP_PKEY* key, KeyPurpose purpose, const QString& commonName, Timestamp notBefore,
                                   Timestamp notAfter)
{
    const openssl::X509Certificate owner(X509_new());
    X509* x509 = owner.get();
    const bool made = x509 != nullptr && X509_set_version(x509, version3) == 1 && setSerial(x509)
        && setTime(X509_getm_notBefore(x509), notBefore) && setTime(X509_getm_notAfter(x509), notAfter)
        && setNames(x509, commonName) && X509_set_pubkey(x509, key) == 1 && addExtensions(x509, purpose)
        && X509_sign(x509, key, EVP_sha256()) > 0;
    const QByteArray der = made ? encode(x509) : QByteArray();
    if (der.isEmpty()) {
        return openssl::failure(CryptoError::KeyGenerationFailed, commonName);
    }
    return der;
}

} // namespace rds
