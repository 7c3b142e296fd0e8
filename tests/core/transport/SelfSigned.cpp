// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SelfSigned.h"

#include <tests/support/QtStringMaker.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace rds::test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Output = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

constexpr long day = 24 * 60 * 60;

void addExtension(X509* certificate, int id, const QByteArray& value)
{
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value.constData());
    REQUIRE(extension != nullptr);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

SelfSigned SelfSigned::make(const QString& folder, const QString& host, int firstDay, int lastDay)
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), firstDay * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lastDay * day);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    const QByteArray text = host.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.constData()), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:" + text);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);

    const SelfSigned files{folder + '/' + host + ".pem", folder + '/' + host + ".key"};
    const Output certificateFile(BIO_new_file(files.certificate.toUtf8().constData(), "w"), &BIO_free_all);
    REQUIRE(PEM_write_bio_X509(certificateFile.get(), certificate.get()) == 1);
    const Output keyFile(BIO_new_file(files.key.toUtf8().constData(), "w"), &BIO_free_all);
    REQUIRE(PEM_write_bio_PrivateKey(keyFile.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return files;
}

} // namespace rds::test
