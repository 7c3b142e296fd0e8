// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/Cms.h>

using namespace rds;
using namespace rds::test;

namespace {

QByteArray toPem(const QByteArray& der, const QByteArray& label)
{
    return "-----BEGIN " + label + "-----\n" + der.toBase64() + "\n-----END " + label + "-----\n";
}

QByteArray fromPem(const QByteArray& pem)
{
    const QByteArrayList lines = pem.trimmed().split('\n');
    return QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
}

std::error_code load(const QByteArray& key, const QByteArray& certificate)
{
    return codeOf(Identity::fromPem(key, certificate, KeyPurpose::Signing));
}

} // namespace

TEST_CASE("An identity survives PEM and still signs")
{
    const Identity made = makeSigner();
    CHECK(made.privateKeyPem().startsWith("-----BEGIN PRIVATE KEY-----\n"));
    const Identity loaded =
        require(Identity::fromPem(made.privateKeyPem(), made.certificate().toPem(), KeyPurpose::Signing));
    CHECK(loaded.privateKeyPem() == made.privateKeyPem());
    CHECK(loaded.certificate().keyId() == made.certificate().keyId());
    CHECK(require(cms::verify(require(cms::sign("text", loaded)), made.certificate())) == "text");
}

TEST_CASE("Each identity has a key of its own")
{
    CHECK(makeSigner().certificate().keyId() != makeSigner().certificate().keyId());
}

TEST_CASE("A name that fits no certificate is refused")
{
    CHECK(codeOf(Identity::generate(KeyPurpose::Signing, "", year2020, year2100))
          == make_error_code(CryptoError::KeyGenerationFailed));
    CHECK(codeOf(Identity::generate(KeyPurpose::Signing, QString(65, 'x'), year2020, year2100))
          == make_error_code(CryptoError::KeyGenerationFailed));
    CHECK(Identity::generate(KeyPurpose::Signing, QString::fromUtf8("管理センター"), year2020, year2100));
}

TEST_CASE("A key made by openssl is taken")
{
    const OpenSslCommand command;
    command.makeCertificate("other", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256", {"keyUsage=digitalSignature"});
    CHECK_FALSE(load(command.read("other.key"), command.read("other.crt")));
}

TEST_CASE("A key and a certificate that do not belong together are refused")
{
    CHECK(load(makeSigner().privateKeyPem(), makeSigner().certificate().toPem())
          == make_error_code(CryptoError::KeyDoesNotMatch));
}

TEST_CASE("An identity for another purpose is refused")
{
    const Identity recipient = makeRecipient();
    CHECK(load(recipient.privateKeyPem(), recipient.certificate().toPem())
          == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("A damaged certificate beside a good key is refused")
{
    CHECK(load(makeSigner().privateKeyPem(), "nothing") == make_error_code(CryptoError::InvalidCertificate));
}

TEST_CASE("Damaged PEM keys are refused")
{
    const Identity identity = makeSigner();
    const QByteArray key = identity.privateKeyPem();
    const auto refused = [certificate = identity.certificate().toPem()](const QByteArray& pem) {
        return load(pem, certificate) == make_error_code(CryptoError::InvalidKey);
    };
    CHECK(refused({}));
    CHECK(refused(key.first(100)));
    CHECK(refused(key + key));
    CHECK(refused(identity.certificate().toPem()));
    CHECK(refused(toPem(fromPem(key) + '\0', "PRIVATE KEY")));
    CHECK(refused(toPem(fromPem(key), "EC PRIVATE KEY")));
    CHECK(refused(toPem("rubbish", "PRIVATE KEY")));
}

TEST_CASE("A private number that is not that of its public point is refused")
{
    const Identity identity = makeSigner();
    const QByteArray der = fromPem(identity.privateKeyPem());
    DerNode pkcs8 = DerNode::parse(der);
    QByteArray& ecPrivateKey = pkcs8.at({2}).content;
    DerNode inner = DerNode::parse(ecPrivateKey);
    QByteArray& number = inner.at({1}).content;
    number[20] = static_cast<char>(number[20] ^ 1);
    ecPrivateKey = inner.encode();
    CHECK(load(toPem(pkcs8.encode(), "PRIVATE KEY"), identity.certificate().toPem())
          == make_error_code(CryptoError::InvalidKey));
}

TEST_CASE("An encrypted key file is refused without asking for its password")
{
    const Identity identity = makeSigner();
    const OpenSslCommand command;
    command.write("centre", identity);
    const QByteArray encrypted = command.output("pkcs8 -topk8 -in centre.key -passout pass:secret");
    CHECK(load(encrypted, identity.certificate().toPem()) == make_error_code(CryptoError::InvalidKey));
}

TEST_CASE("Keys of another curve or algorithm are refused")
{
    const OpenSslCommand command;
    const QByteArray certificate = makeSigner().certificate().toPem();
    for (const char* options : {"-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "-algorithm ED25519",
                                "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"}) {
        INFO(options);
        CHECK(load(command.output("genpkey " + QString(options)), certificate)
              == make_error_code(CryptoError::InvalidKey));
    }
}
