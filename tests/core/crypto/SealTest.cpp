// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/Cms.h>

#include <openssl/err.h>

#include <atomic>
#include <thread>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray text = "an update package\n";

} // namespace

TEST_CASE("What was sealed is opened by its recipients")
{
    const Identity centre = makeSigner();
    const Identity first = makeRecipient("AGENT0000001");
    const Identity second = makeRecipient("AGENT0000002");
    for (const QByteArray& content : {QByteArray(), text, QByteArray(5'000'000, '\x7f')}) {
        const QByteArray sealed = require(cms::seal(content, centre, {first.certificate(), second.certificate()}));
        const QByteArray opened = require(cms::open(sealed, centre.certificate(), first));
        CHECK((opened == content));
        const QByteArray openedToo = require(cms::open(sealed, centre.certificate(), second));
        CHECK((openedToo == content));
    }
}

TEST_CASE("openssl opens what we sealed, layer by layer")
{
    const Identity centre = makeSigner();
    const Identity agent = makeRecipient();
    const OpenSslCommand command;
    command.write("centre", centre);
    command.write("agent", agent);
    command.write("sealed", require(cms::seal(text, centre, {agent.certificate()})));
    const QString verify = "cms -verify -binary -inform DER -nointern -certfile centre.crt -CAfile centre.crt ";
    command.run(verify + "-in sealed -out envelope");
    command.run("cms -decrypt -binary -inform DER -inkey agent.key -recip agent.crt -in envelope -out inner");
    CHECK(command.output(verify + "-in inner") == text);
}

TEST_CASE("What openssl sealed, layer by layer, is opened")
{
    const Identity centre = makeSigner();
    const Identity agent = makeRecipient();
    const OpenSslCommand command;
    command.write("centre", centre);
    command.write("agent", agent);
    command.write("text", text);
    const QString sign = "cms -sign -binary -nodetach -keyid -nocerts -nosmimecap -md sha256 -outform DER "
                         "-signer centre.crt -inkey centre.key ";
    command.run(sign + "-in text -out inner");
    command.run("cms -encrypt -binary -aes-256-gcm -keyid -recip agent.crt -keyopt ecdh_kdf_md:sha256 -outform DER "
                "-in inner -out envelope");
    const QByteArray sealed = command.output(sign + "-in envelope");
    CHECK(require(cms::open(sealed, centre.certificate(), agent)) == text);
}

TEST_CASE("An outer signature by another key is refused before anything is decrypted")
{
    const Identity centre = makeSigner();
    const Identity stranger = makeSigner("stranger");
    const Identity agent = makeRecipient();
    const QByteArray inner = require(cms::sign(text, centre));
    const QByteArray sealed = require(cms::sign(require(cms::encrypt(inner, {agent.certificate()})), stranger));
    const auto opened = cms::open(sealed, centre.certificate(), agent);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(CryptoError::WrongSigner));
    CHECK(opened.error().context() == QStringList{"checking the outer signature"});
}

TEST_CASE("An inner signature by another key is refused")
{
    const Identity centre = makeSigner();
    const Identity stranger = makeSigner("stranger");
    const Identity agent = makeRecipient();
    const QByteArray inner = require(cms::sign(text, stranger));
    const QByteArray sealed = require(cms::sign(require(cms::encrypt(inner, {agent.certificate()})), centre));
    const auto opened = cms::open(sealed, centre.certificate(), agent);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(CryptoError::WrongSigner));
    CHECK(opened.error().context() == QStringList{"checking the inner signature"});
}

TEST_CASE("An envelope whose content is not signed is refused")
{
    const Identity centre = makeSigner();
    const Identity agent = makeRecipient();
    const QByteArray sealed = require(cms::sign(require(cms::encrypt(text, {agent.certificate()})), centre));
    CHECK(codeOf(cms::open(sealed, centre.certificate(), agent)) == make_error_code(CryptoError::MalformedMessage));
}

TEST_CASE("A signed message that was not encrypted is not opened")
{
    const Identity centre = makeSigner();
    const QByteArray twice = require(cms::sign(require(cms::sign(text, centre)), centre));
    CHECK(codeOf(cms::open(twice, centre.certificate(), makeRecipient()))
          == make_error_code(CryptoError::MalformedMessage));
}

TEST_CASE("Sealing tells which step failed")
{
    const Identity centre = makeSigner();
    const auto sealed = cms::seal(text, centre, {centre.certificate()});
    REQUIRE_FALSE(sealed);
    CHECK(sealed.error().is(CryptoError::WrongKeyUsage));
    CHECK(sealed.error().context() == QStringList{"encrypting"});
    CHECK(codeOf(cms::seal(text, makeRecipient(), {})) == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("A sealed message that is cut or changed is refused")
{
    const Identity centre = makeSigner();
    const Identity agent = makeRecipient();
    const QByteArray sealed = require(cms::seal(QByteArray(3000, 'x'), centre, {agent.certificate()}));
    for (qsizetype i = 0; i < sealed.size(); i += 50) {
        REQUIRE_FALSE(cms::open(sealed.first(i), centre.certificate(), agent));
        QByteArray damaged = sealed;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
        REQUIRE_FALSE(cms::open(damaged, centre.certificate(), agent));
    }
}

TEST_CASE("Several threads seal and open with the same keys")
{
    const Identity centre = makeSigner();
    const Identity stranger = makeSigner("stranger");
    const Identity agent = makeRecipient();
    std::atomic<int> good = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> leftErrors = 0;
    const auto work = [&](int number) {
        for (int i = 0; i < 40; ++i) {
            const QByteArray content = QByteArray::number(number * 1000 + i);
            const auto sealed = cms::seal(content, centre, {agent.certificate(), agent.certificate()});
            const auto opened = sealed ? cms::open(*sealed, centre.certificate(), agent) : sealed;
            good += opened && *opened == content ? 1 : 0;
            refused += sealed && !cms::open(*sealed, stranger.certificate(), agent) ? 1 : 0;
        }
        leftErrors += ERR_peek_error() == 0 ? 0 : 1;
    };
    std::vector<std::thread> threads;
    for (int number = 0; number < 6; ++number) {
        threads.emplace_back(work, number);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(good == 240);
    CHECK(refused == 240);
    CHECK(leftErrors == 0);
}
