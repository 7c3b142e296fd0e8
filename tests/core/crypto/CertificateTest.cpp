// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/CryptoError.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString p256 = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve";

Result<Certificate> made(const QString& keyOptions, const QStringList& extensions)
{
    const OpenSslCommand command;
    command.makeCertificate("other", keyOptions, extensions);
    return Certificate::fromPem(command.read("other.crt"), KeyPurpose::Signing);
}

} // namespace

TEST_CASE("A certificate survives DER and PEM")
{
    const Certificate made = makeSigner().certificate();
    const Certificate fromDer = require(Certificate::fromDer(made.toDer(), KeyPurpose::Signing));
    const Certificate fromPem = require(Certificate::fromPem(made.toPem(), KeyPurpose::Signing));
    CHECK(fromDer.toDer() == made.toDer());
    CHECK(fromPem.toDer() == made.toDer());
    CHECK(fromPem.toPem() == made.toPem());
    CHECK(fromPem.keyId() == made.keyId());
    CHECK(made.keyId().size() == 20);
    CHECK(fromPem.notBefore() == year2020);
    CHECK(fromPem.notAfter() == year2100);
    CHECK(fromPem.purpose() == KeyPurpose::Signing);
}

TEST_CASE("A made certificate says what openssl expects of one for mail")
{
    const OpenSslCommand command;
    command.write("signer", makeSigner("centre"));
    command.write("recipient", makeRecipient("AGENT0000001"));
    const QByteArray signer = command.output("x509 -in signer.crt -noout -text");
    const QByteArray recipient = command.output("x509 -in recipient.crt -noout -text");
    CHECK(signer.contains("Version: 3"));
    CHECK(signer.contains("Issuer: CN = centre"));
    CHECK(signer.contains("Subject: CN = centre"));
    CHECK(signer.contains("ASN1 OID: prime256v1"));
    CHECK(signer.contains("X509v3 Key Usage: critical\n                Digital Signature\n"));
    CHECK(signer.contains("X509v3 Basic Constraints: critical\n                CA:FALSE"));
    CHECK(signer.contains("X509v3 Extended Key Usage: \n                E-mail Protection"));
    CHECK(signer.contains("X509v3 Subject Key Identifier"));
    CHECK(recipient.contains("X509v3 Key Usage: critical\n                Key Agreement\n"));
    command.run("verify -CAfile signer.crt -purpose smimesign signer.crt");
}

TEST_CASE("Serial numbers are random and positive")
{
    QByteArrayList serials;
    for (int i = 0; i < 8; ++i) {
        DerNode certificate = DerNode::parse(makeSigner().certificate().toDer());
        const QByteArray serial = certificate.at({0, 1}).content;
        CHECK(serial.size() <= 17);
        CHECK(serial.size() >= 12);
        CHECK(serial.at(0) >= 0);
        CHECK_FALSE(serials.contains(serial));
        serials.append(serial);
    }
}

TEST_CASE("A certificate for another purpose is refused")
{
    const QByteArray signing = makeSigner().certificate().toDer();
    const QByteArray encryption = makeRecipient().certificate().toDer();
    CHECK(codeOf(Certificate::fromDer(signing, KeyPurpose::Encryption)) == make_error_code(CryptoError::WrongKeyUsage));
    CHECK(codeOf(Certificate::fromDer(encryption, KeyPurpose::Signing)) == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("A certificate from outside is taken where it fits")
{
    CHECK(made(p256, {"keyUsage=critical,digitalSignature"}));
}

TEST_CASE("A certificate for both purposes, or for none in particular, is refused")
{
    CHECK(codeOf(made(p256, {"keyUsage=digitalSignature,keyAgreement"}))
          == make_error_code(CryptoError::WrongKeyUsage));
    CHECK(codeOf(made(p256, {})) == make_error_code(CryptoError::WrongKeyUsage));
    CHECK(codeOf(made(p256, {"keyUsage=keyCertSign"})) == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("A certificate of another curve or algorithm is refused")
{
    const QStringList signing{"keyUsage=digitalSignature"};
    for (const char* options :
         {"-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
          "-algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit", "-algorithm ED25519",
          "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"}) {
        INFO(options);
        CHECK(codeOf(made(options, signing)) == make_error_code(CryptoError::InvalidCertificate));
    }
}

TEST_CASE("A certificate without a key identifier is refused")
{
    CHECK(codeOf(made(p256, {"keyUsage=digitalSignature", "subjectKeyIdentifier=none"}))
          == make_error_code(CryptoError::InvalidCertificate));
}

TEST_CASE("Damaged, cut and lengthened certificates are refused")
{
    const QByteArray der = makeSigner().certificate().toDer();
    const auto refused = [](const QByteArray& bytes) {
        return codeOf(Certificate::fromDer(bytes, KeyPurpose::Signing))
            == make_error_code(CryptoError::InvalidCertificate);
    };
    CHECK(refused({}));
    CHECK(refused("not a certificate"));
    CHECK(refused(der + '\0'));
    CHECK(refused(der + der));
    CHECK(refused(QByteArray(1024 * 1024, '0')));
    for (qsizetype size = 0; size < der.size(); ++size) {
        CHECK(refused(der.first(size)));
    }
    for (qsizetype i = 0; i < der.size(); ++i) {
        QByteArray damaged = der;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        static_cast<void>(Certificate::fromDer(damaged, KeyPurpose::Signing)); // whatever it is, it does not crash
    }
}

TEST_CASE("Damaged PEM certificates are refused")
{
    const Identity identity = makeSigner();
    const QByteArray pem = identity.certificate().toPem();
    const auto refused = [](const QByteArray& bytes) {
        return codeOf(Certificate::fromPem(bytes, KeyPurpose::Signing))
            == make_error_code(CryptoError::InvalidCertificate);
    };
    CHECK(refused({}));
    CHECK(refused(pem.first(pem.size() / 2)));
    CHECK(refused(QByteArray(pem).replace("-----END", "----END")));
    CHECK(refused(QByteArray(pem).replace(60, 1, "*")));
    CHECK(refused(pem + pem));
    CHECK(refused(identity.privateKeyPem()));
    CHECK(refused(pem + QByteArray(100'000, ' ')));
    CHECK(Certificate::fromPem("subject=CN = centre\n" + pem + "\n", KeyPurpose::Signing));
}

TEST_CASE("A certificate is valid from its first to its last second")
{
    using namespace std::chrono_literals;
    const Certificate certificate = makeSigner().certificate();
    CHECK(checkValidAt(certificate, year2020));
    CHECK(checkValidAt(certificate, year2100));
    CHECK(checkValidAt(certificate, year2100 + 999ms));
    CHECK(codeOf(checkValidAt(certificate, year2020 - 1ms)) == make_error_code(CryptoError::CertificateExpired));
    CHECK(codeOf(checkValidAt(certificate, year2100 + 1s)) == make_error_code(CryptoError::CertificateExpired));
}

TEST_CASE("An expired certificate says which one it is, its period and the time")
{
    const Certificate certificate = makeSigner().certificate();
    const auto checked = checkValidAt(certificate, year2100 + std::chrono::hours(1));
    REQUIRE_FALSE(checked);
    CHECK(checked.error().subject() == QString(certificate.keyId().toHex()));
    CHECK(checked.error().detail()
          == "valid from 2020-01-01T00:00:00.000Z to 2100-01-01T00:00:00.000Z, and it is 2100-01-01T01:00:00.000Z");
}
