// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Identities.h"
#include "OpenSslCommand.h"
#include "SoftHsm.h"

#include <core/crypto/Cms.h>
#include <core/crypto/TokenKey.h>

#include <openssl/err.h>

#include <atomic>
#include <thread>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray text = "an update package\n";
const auto tokenFailed = make_error_code(CryptoError::TokenFailed);
const auto wrongKeyUsage = make_error_code(CryptoError::WrongKeyUsage);
const Secret anyPin{std::string_view("1234")};
const Secret wrongPin{std::string_view("4321")};

Result<Identity> openSigner(const QString& uri, const Secret& pin, const Identity& owner)
{
    return openTokenIdentity(uri, pin, owner.certificate().toPem(), KeyPurpose::Signing);
}

Error refusalOf(const QString& uri, const Secret& pin = anyPin)
{
    const auto opened = openSigner(uri, pin, makeSigner());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code() == tokenFailed);
    CHECK(ERR_peek_error() == 0);
    return opened.error();
}

} // namespace

// The first three tests need what is no more after a key was loaded: no engine, no token, no log-in.
TEST_CASE("Where the engine is not installed, the error names its package")
{
    const QTemporaryDir empty;
    qputenv("OPENSSL_ENGINES", empty.path().toUtf8());
    CHECK(refusalOf("pkcs11:object=key").detail().contains("libengine-pkcs11-openssl"));
    qunsetenv("OPENSSL_ENGINES");
}

TEST_CASE("A token that comes later is found without a restart")
{
    if (SoftHsm::skipped()) {
        return;
    }
    const QTemporaryDir empty;
    qputenv("SOFTHSM2_CONF", empty.filePath("nothing").toUtf8());
    CHECK_FALSE(refusalOf(SoftHsm::uriOf("key01")).detail().contains("PIN"));
    SoftHsm& hsm = SoftHsm::instance();
    const Identity owner = makeSigner();
    // Without a log-in, since the next test is about that.
    CHECK(refusalOf(hsm.add(owner.privateKeyPem()), wrongPin).detail().contains("PIN"));
}

TEST_CASE("A wrong PIN is refused, and the right one taken after it")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const Identity owner = makeSigner();
    const QString uri = hsm.add(owner.privateKeyPem());
    CHECK_FALSE(refusalOf(uri, wrongPin).detail().isEmpty());
    CHECK(openSigner(uri, hsm.pin(), owner));
}

TEST_CASE("A token's key is told by its scheme")
{
    CHECK(isTokenUri("pkcs11:token=centre;object=signing"));
    CHECK_FALSE(isTokenUri("/var/lib/keys/signing.pem"));
    CHECK_FALSE(isTokenUri(" pkcs11:object=signing"));
    CHECK_FALSE(isTokenUri({}));
}

TEST_CASE("A URI that does not name a key is refused")
{
    for (const char* uri :
         {"", "pkcs11:", "pkcs11:token=centre", "pkcs11:token=centre?object=key", "file:object=key"}) {
        INFO(uri);
        CHECK(refusalOf(uri).detail() == "not pkcs11:token=...;object=...");
    }
    CHECK(refusalOf("pkcs11:object=" + QString(1000, 'x')).detail() == "not pkcs11:token=...;object=...");
}

TEST_CASE("A PIN inside the URI is refused, and not repeated")
{
    for (const char* pin : {"pin-value=987654", "pin-source=/etc/987654"}) {
        const Error error = refusalOf("pkcs11:object=key?" + QString(pin));
        CHECK(error.detail() == "the PIN does not belong into the URI");
        CHECK_FALSE(error.toLogLine().contains("987654"));
    }
    CHECK(refusalOf("pkcs11:object=key?slot=1").detail() == "of the query attributes, only module-path is known");
}

TEST_CASE("A token's key without a PIN is refused before the token is asked")
{
    CHECK(refusalOf("pkcs11:object=key", Secret()).detail() == "no PIN");
}

TEST_CASE("A token's key is for signing only")
{
    const QByteArray certificate = makeRecipient().certificate().toPem();
    CHECK(codeOf(openTokenIdentity("pkcs11:object=key", anyPin, certificate, KeyPurpose::Encryption)) == wrongKeyUsage);
    CHECK(codeOf(openTokenIdentity("pkcs11:object=key", anyPin, certificate, KeyPurpose::Signing)) == wrongKeyUsage);
    CHECK(codeOf(certifyTokenKey("pkcs11:object=key", anyPin, KeyPurpose::Encryption, "centre", year2020, year2100))
          == wrongKeyUsage);
}

TEST_CASE("A token's key with a damaged certificate is refused")
{
    CHECK(codeOf(openTokenIdentity("pkcs11:object=key", anyPin, "nothing", KeyPurpose::Signing))
          == make_error_code(CryptoError::InvalidCertificate));
}

TEST_CASE("A library that is not there is a failing token")
{
    CHECK_FALSE(refusalOf("pkcs11:object=key?module-path=/nowhere/lib%20token.so").detail().isEmpty());
}

TEST_CASE("A key on a token signs like any other, and does not leave it")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const Identity owner = makeSigner();
    const QString uri = hsm.add(owner.privateKeyPem());
    const Identity onToken = require(openSigner(uri, hsm.pin(), owner));
    CHECK(onToken.certificate().keyId() == owner.certificate().keyId());
    CHECK(require(cms::verify(require(cms::sign(text, onToken)), owner.certificate())) == text);
    CHECK(onToken.privateKeyPem().isEmpty());
    CHECK(codeOf(onToken.encryptedPrivateKeyPem(Secret(std::string_view("secret"))))
          == make_error_code(CryptoError::KeyGenerationFailed));
    const Identity agent = makeRecipient();
    const QByteArray sealed = require(cms::seal(text, onToken, {agent.certificate()}));
    CHECK(require(cms::open(sealed, owner.certificate(), agent)) == text);
}

TEST_CASE("A token's key gets a certificate that it signs itself")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const QString uri = hsm.add(makeSigner().privateKeyPem());
    const Identity certified =
        require(certifyTokenKey(uri, hsm.pin(), KeyPurpose::Signing, "centre", year2020, year2100));
    const OpenSslCommand command;
    command.write("centre.crt", certified.certificate().toPem());
    command.write("message", require(cms::sign(text, certified)));
    command.run("verify -check_ss_sig -CAfile centre.crt -purpose smimesign centre.crt");
    CHECK(
        command.output("cms -verify -binary -inform DER -in message -nointern -certfile centre.crt -CAfile centre.crt")
        == text);
    CHECK(openSigner(uri, hsm.pin(), certified));
    CHECK(codeOf(certifyTokenKey(uri, hsm.pin(), KeyPurpose::Signing, "", year2020, year2100))
          == make_error_code(CryptoError::KeyGenerationFailed));
}

TEST_CASE("A key or a token that is not there is refused")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const QString uri = hsm.add(makeSigner().privateKeyPem());
    CHECK_FALSE(refusalOf(SoftHsm::uriOf("another")).detail().isEmpty());
    CHECK_FALSE(refusalOf(QString(uri).replace("token=centre", "token=other")).detail().isEmpty());
}

TEST_CASE("A token's key of another kind is refused")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const OpenSslCommand command;
    const QString rsa = hsm.add(command.output("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048"));
    const QString p384 = hsm.add(command.output("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384"));
    CHECK(refusalOf(rsa).detail() == "not a key on the curve P-256");
    CHECK(refusalOf(p384).detail() == "not a key on the curve P-256");
}

TEST_CASE("A token's key with the certificate of another is refused")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const QString uri = hsm.add(makeSigner().privateKeyPem());
    CHECK(codeOf(openSigner(uri, hsm.pin(), makeSigner())) == make_error_code(CryptoError::KeyDoesNotMatch));
}

TEST_CASE("Several threads sign with one token")
{
    if (SoftHsm::skipped()) {
        return;
    }
    SoftHsm& hsm = SoftHsm::instance();
    const Identity owner = makeSigner();
    const QString uri = hsm.add(owner.privateKeyPem());
    const Identity onToken = require(openSigner(uri, hsm.pin(), owner));
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([&] {
            for (int i = 0; i < 25; ++i) {
                const auto message = cms::sign(text, onToken);
                good += message && cms::verify(*message, owner.certificate()) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(good == 100);
}
