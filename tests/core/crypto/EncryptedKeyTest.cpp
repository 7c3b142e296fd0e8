// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/Cms.h>

#include <openssl/err.h>

using namespace rds;
using namespace rds::test;

namespace {

const Secret passPhrase{QString::fromUtf8("correct hörse")};
const auto invalidKey = make_error_code(CryptoError::InvalidKey);
const auto wrongPassPhrase = make_error_code(CryptoError::WrongPassPhrase);

QByteArray toPem(const QByteArray& der)
{
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + der.toBase64() + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
}

QByteArray fromPem(const QByteArray& pem)
{
    const QByteArrayList lines = pem.trimmed().split('\n');
    return QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
}

Result<Identity> load(const QByteArray& key, const Identity& owner, const Secret& secret = passPhrase)
{
    return Identity::fromEncryptedPem(key, secret, owner.certificate().toPem(), KeyPurpose::Signing);
}

std::error_code loading(const QByteArray& key, const Identity& owner, const Secret& secret = passPhrase)
{
    const std::error_code code = codeOf(load(key, owner, secret));
    CHECK(ERR_peek_error() == 0);
    return code;
}

/// A key file by openssl, with its own ideas of encryption.
QByteArray encryptedByOpenSsl(const Identity& identity, const QString& options)
{
    const OpenSslCommand command;
    command.write("centre", identity);
    return command.output("pkcs8 -topk8 -in centre.key -passout pass:secret " + options);
}

} // namespace

TEST_CASE("An encrypted key is read again with its pass phrase, and still signs")
{
    const Identity made = makeSigner();
    const QByteArray pem = require(made.encryptedPrivateKeyPem(passPhrase));
    CHECK(pem.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    const Identity loaded = require(load(pem, made));
    CHECK(loaded.privateKeyPem() == made.privateKeyPem());
    CHECK(require(cms::verify(require(cms::sign("text", loaded)), made.certificate())) == "text");
}

TEST_CASE("An encrypted key is PBES2 with scrypt and AES-256-CBC, salted anew each time")
{
    const Identity made = makeSigner();
    DerNode key = DerNode::parse(fromPem(require(made.encryptedPrivateKeyPem(passPhrase))));
    CHECK(key.at({0, 0}).content.toHex() == "2a864886f70d01050d"); // PBES2
    CHECK(key.at({0, 1, 0, 0}).content.toHex() == "2b06010401da47040b"); // scrypt
    CHECK(key.at({0, 1, 0, 1, 0}).content.size() == 16); // salt
    CHECK(key.at({0, 1, 0, 1, 1}).content.toHex() == "4000"); // N
    CHECK(key.at({0, 1, 0, 1, 2}).content.toHex() == "08"); // r
    CHECK(key.at({0, 1, 0, 1, 3}).content.toHex() == "01"); // p
    CHECK(key.at({0, 1, 1, 0}).content.toHex() == "60864801650304012a"); // AES-256-CBC
    DerNode again = DerNode::parse(fromPem(require(made.encryptedPrivateKeyPem(passPhrase))));
    CHECK(again.at({0, 1, 0, 1, 0}).content != key.at({0, 1, 0, 1, 0}).content);
    CHECK(again.at({1}).content != key.at({1}).content);
}

TEST_CASE("openssl reads our encrypted keys")
{
    const Identity made = makeSigner();
    const OpenSslCommand command;
    command.write("key", require(made.encryptedPrivateKeyPem(Secret(std::string_view("secret")))));
    CHECK(command.output("pkcs8 -in key -passin pass:secret") == made.privateKeyPem());
    CHECK_FALSE(command.accepts("pkcs8 -in key -passin pass:other -out out"));
}

TEST_CASE("Encrypted keys by openssl are read")
{
    const Identity made = makeSigner();
    const Secret secret{std::string_view("secret")};
    CHECK(load(encryptedByOpenSsl(made, ""), made, secret));
    CHECK(load(encryptedByOpenSsl(made, "-scrypt"), made, secret));
}

TEST_CASE("A key encrypted by an older scheme than PBES2 is refused")
{
    const Identity made = makeSigner();
    const QByteArray key = encryptedByOpenSsl(made, "-v1 PBE-SHA1-3DES");
    const auto loaded = load(key, made, Secret(std::string_view("secret")));
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().is(CryptoError::InvalidKey));
    CHECK(loaded.error().detail() == "not encrypted by PBES2");
}

TEST_CASE("Every wrong pass phrase is told as such")
{
    const Identity made = makeSigner();
    // Quicker to derive than ours, since one in 256 pass phrases must be met that seems to decrypt.
    const QByteArray key = encryptedByOpenSsl(made, "-iter 1");
    for (int i = 0; i < 1500; ++i) {
        const QByteArray wrong = QByteArray::number(i);
        REQUIRE(loading(key, made, Secret(std::string_view(wrong.constData()))) == wrongPassPhrase);
    }
    CHECK(loading(key, made, Secret()) == wrongPassPhrase);
    const QByteArray ours = require(made.encryptedPrivateKeyPem(passPhrase));
    CHECK(loading(ours, made, Secret(std::string_view("correct horse"))) == wrongPassPhrase);
}

TEST_CASE("A key that is not encrypted is refused where an encrypted one is wanted")
{
    const Identity made = makeSigner();
    CHECK(loading(made.privateKeyPem(), made) == invalidKey);
}

TEST_CASE("No key is encrypted without a pass phrase")
{
    CHECK(codeOf(makeSigner().encryptedPrivateKeyPem(Secret())) == make_error_code(CryptoError::KeyGenerationFailed));
}

TEST_CASE("Damaged encrypted keys are refused")
{
    const Identity made = makeSigner();
    const QByteArray pem = require(made.encryptedPrivateKeyPem(passPhrase));
    const QByteArray der = fromPem(pem);
    CHECK(loading({}, made) == invalidKey);
    CHECK(loading(pem.first(100), made) == invalidKey);
    CHECK(loading(pem + pem, made) == invalidKey);
    CHECK(loading(made.certificate().toPem(), made) == invalidKey);
    CHECK(loading(toPem("rubbish"), made) == invalidKey);
    CHECK(loading(toPem(der + '\0'), made) == invalidKey);
    CHECK(loading(toPem(der.first(der.size() - 1)), made) == invalidKey);
}

TEST_CASE("Key derivation that is unknown, or asks for more memory than there should be, is refused")
{
    const Identity made = makeSigner();
    const auto changed = [&, der = fromPem(require(made.encryptedPrivateKeyPem(passPhrase)))](auto change) {
        DerNode key = DerNode::parse(der);
        change(key);
        return loading(toPem(key.encode()), made);
    };
    CHECK(changed([](DerNode& key) { key.at({0, 1, 0, 0}).content[8] = 0x0c; }) == invalidKey);
    CHECK(changed([](DerNode& key) { key.at({0, 1, 1, 0}).content[8] = 0x7f; }) == invalidKey);
    CHECK(changed([](DerNode& key) {
              key.at({0, 1, 0, 1, 1}).content = QByteArray::fromHex("40000000");
          })
          == invalidKey);
    CHECK(changed([](DerNode& key) { key.at({0, 1}).children.clear(); }) == invalidKey);
}

TEST_CASE("Encrypted bytes that were changed are like a wrong pass phrase")
{
    const Identity made = makeSigner();
    DerNode key = DerNode::parse(fromPem(require(made.encryptedPrivateKeyPem(passPhrase))));
    QByteArray& bytes = key.at({1}).content;
    bytes[bytes.size() - 20] = static_cast<char>(bytes[bytes.size() - 20] ^ 1);
    CHECK(loading(toPem(key.encode()), made) == wrongPassPhrase);
}

TEST_CASE("An encrypted key with the wrong certificate is refused")
{
    const Identity made = makeSigner();
    const QByteArray pem = require(made.encryptedPrivateKeyPem(passPhrase));
    CHECK(loading(pem, makeSigner()) == make_error_code(CryptoError::KeyDoesNotMatch));
    CHECK(loading(pem, makeRecipient()) == make_error_code(CryptoError::WrongKeyUsage));
    CHECK(codeOf(Identity::fromEncryptedPem(pem, passPhrase, "nothing", KeyPurpose::Signing))
          == make_error_code(CryptoError::InvalidCertificate));
}

TEST_CASE("An encrypted key of another curve is refused")
{
    const OpenSslCommand command;
    const QByteArray key = command.output("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes-256-cbc "
                                          "-pass pass:secret");
    CHECK(loading(key, makeSigner(), Secret(std::string_view("secret"))) == invalidKey);
}
