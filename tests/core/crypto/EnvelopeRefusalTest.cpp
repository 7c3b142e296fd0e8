// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/Cms.h>

#include <openssl/err.h>

#include <functional>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray text = "an update package\n";
const auto malformed = make_error_code(CryptoError::MalformedMessage);
const auto wrongAlgorithm = make_error_code(CryptoError::WrongAlgorithm);
const auto tooMany = make_error_code(CryptoError::TooManyRecipients);

/// What decrypting says of a message that openssl makes for one recipient.
std::error_code decryptingFromOpenSsl(const QString& options)
{
    const Identity recipient = makeRecipient();
    const OpenSslCommand command;
    command.write("agent", recipient);
    if (options.contains("rsa.crt")) {
        command.makeCertificate("rsa", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048", {});
    }
    if (options.contains("p384.crt")) {
        command.makeCertificate("p384", "-algorithm EC -pkeyopt ec_paramgen_curve:P-384", {"keyUsage=keyAgreement"});
    }
    command.write("text", text);
    const QByteArray message = command.output("cms -encrypt -binary -outform DER -in text " + options);
    return codeOf(cms::decrypt(message, recipient));
}

const QString toAgent = " -keyid -recip agent.crt -keyopt ecdh_kdf_md:sha256 ";

/// What decrypting says after the tree of a good message was changed.
template <class Change> std::error_code decryptingChanged(Change change)
{
    const Identity recipient = makeRecipient();
    DerNode message = DerNode::parse(require(cms::encrypt(text, {recipient.certificate()})));
    change(message);
    return codeOf(cms::decrypt(message.encode(), recipient));
}

std::error_code decryptingWithTagOf(int size)
{
    return decryptingChanged([size](DerNode& message) {
        message.at({1, 0, 3}).content.truncate(size);
        message.at({1, 0, 2, 1, 1, 1}).content[0] = static_cast<char>(size);
    });
}

std::error_code decryptingWithNonceOf(int size)
{
    return decryptingChanged([size](DerNode& message) {
        message.at({1, 0, 2, 1, 1, 0}).content = QByteArray(size, 'n');
    });
}

std::error_code decryptingForRecipients(std::size_t count)
{
    return decryptingChanged([count](DerNode& message) {
        DerNode& recipients = message.at({1, 0, 1});
        recipients.children.resize(count, DerNode(recipients.children.front()));
    });
}

} // namespace

TEST_CASE("EnvelopedData, which is not authenticated, is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-cbc" + toAgent) == malformed);
}

TEST_CASE("AES-128-GCM and AES-192-GCM are refused")
{
    CHECK(decryptingFromOpenSsl("-aes-128-gcm" + toAgent) == wrongAlgorithm);
    CHECK(decryptingFromOpenSsl("-aes-192-gcm" + toAgent) == wrongAlgorithm);
}

TEST_CASE("A cipher other than GCM in AuthEnvelopedData is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 2, 1, 0}).content[8] = 0x2a; }) == wrongAlgorithm);
}

TEST_CASE("A tag of 12 octets is refused")
{
    CHECK(decryptingWithTagOf(12) == wrongAlgorithm);
}

TEST_CASE("A tag of 8 octets is refused")
{
    CHECK(decryptingWithTagOf(8) == wrongAlgorithm);
}

TEST_CASE("A tag of 4 octets is refused")
{
    CHECK(decryptingWithTagOf(4) == wrongAlgorithm);
}

TEST_CASE("A tag of no octets is refused")
{
    CHECK(decryptingWithTagOf(0) == wrongAlgorithm);
}

TEST_CASE("A tag whose size is not the announced one is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 3}).content.chop(1); }) == wrongAlgorithm);
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 3}).content.append('x'); }) == wrongAlgorithm);
    CHECK(decryptingChanged([](DerNode& message) {
              message.at({1, 0, 2, 1, 1, 1}).content[0] = 12;
          })
          == wrongAlgorithm);
    CHECK(decryptingChanged([](DerNode& message) {
              message.at({1, 0, 2, 1, 1}).children.pop_back();
          })
          == wrongAlgorithm);
}

TEST_CASE("A nonce of another length is refused")
{
    for (const int size : {0, 1, 8, 11, 13, 16, 64}) {
        CHECK(decryptingWithNonceOf(size) == wrongAlgorithm);
    }
}

TEST_CASE("A recipient by password is refused")
{
    const OpenSslCommand command;
    command.write("text", text);
    // openssl cannot write a password recipient beside GCM, so one is taken from another message.
    DerNode other =
        DerNode::parse(command.output("cms -encrypt -binary -aes-256-cbc -outform DER -in text -pwri_password secret"));
    const DerNode byPassword = other.at({1, 0, 1, 0});
    REQUIRE(byPassword.tag == 0xa3);
    CHECK(decryptingChanged([&](DerNode& message) { message.at({1, 0, 1, 0}) = byPassword; }) == wrongAlgorithm);
    CHECK(decryptingChanged([&](DerNode& message) {
              message.at({1, 0, 1}).children.push_back(byPassword);
          })
          == wrongAlgorithm);
}

TEST_CASE("A recipient by a shared key is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -secretkey " + QString(64, '1') + " -secretkeyid 01" + toAgent)
          == wrongAlgorithm);
}

TEST_CASE("A recipient by RSA is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -recip rsa.crt") == wrongAlgorithm);
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -recip rsa.crt" + toAgent) == wrongAlgorithm);
}

TEST_CASE("A recipient named by issuer and serial number is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -recip agent.crt -keyopt ecdh_kdf_md:sha256") == malformed);
}

TEST_CASE("A recipient whose key identifier is not alone, or of another size, is refused")
{
    const auto withId = [](const std::function<void(DerNode&)>& change) {
        return decryptingChanged([&](DerNode& message) { change(message.at({1, 0, 1, 0, 3, 0, 0})); });
    };
    CHECK(withId([](DerNode& id) { id.children.push_back(DerNode{0x18, "20260101000000Z", {}}); }) == malformed);
    CHECK(withId([](DerNode& id) { id.at({0}).content.clear(); }) == malformed);
    CHECK(withId([](DerNode& id) { id.at({0}).content.append('x'); }) == malformed);
    CHECK(withId([](DerNode& id) { id.tag = 0xa1; }) == malformed);
}

TEST_CASE("A wrapped key of another size is refused")
{
    for (const int size : {0, 24, 32, 39, 41, 48}) {
        CHECK(decryptingChanged([size](DerNode& message) {
                  message.at({1, 0, 1, 0, 3, 0, 1}).content = QByteArray(size, 'k');
              })
              == wrongAlgorithm);
    }
}

TEST_CASE("Another key wrap than AES-256 is refused")
{
    CHECK(decryptingChanged([](DerNode& message) {
              message.at({1, 0, 1, 0, 2, 1, 0}).content[8] = 0x05; // AES-128
          })
          == wrongAlgorithm);
}

TEST_CASE("Recipients out of order are refused")
{
    const Identity recipient = makeRecipient();
    const Certificate other = makeRecipient("AGENT0000002").certificate();
    DerNode message = DerNode::parse(require(cms::encrypt(text, {recipient.certificate(), other})));
    auto& recipients = message.at({1, 0, 1}).children;
    REQUIRE(recipients[0].encode() < recipients[1].encode());
    std::swap(recipients[0], recipients[1]);
    CHECK(codeOf(cms::decrypt(message.encode(), recipient)) == malformed);
}

TEST_CASE("A recipient on another curve is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm" + toAgent + "-recip p384.crt -keyopt ecdh_kdf_md:sha256")
          == wrongAlgorithm);
}

TEST_CASE("Key agreement with SHA-1 or with co-factor is refused")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -keyid -recip agent.crt") == wrongAlgorithm);
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -keyid -recip agent.crt -keyopt ecdh_kdf_md:sha384") == wrongAlgorithm);
    CHECK(decryptingFromOpenSsl("-aes-256-gcm" + toAgent + "-keyopt ecdh_cofactor_mode:1") == wrongAlgorithm);
}

TEST_CASE("An ephemeral key that is compressed, off the curve or at infinity is refused")
{
    const auto withPoint = [](const QByteArray& point) {
        return decryptingChanged([&](DerNode& message) {
            message.at({1, 0, 1, 0, 1, 0, 1}).content = QByteArray(1, '\0') + point;
        });
    };
    CHECK(withPoint(QByteArray(1, '\2') + QByteArray(32, 'x')) == wrongAlgorithm);
    CHECK(withPoint(QByteArray(1, '\0')) == wrongAlgorithm);
    CHECK(withPoint({}) == wrongAlgorithm);
    CHECK(withPoint(QByteArray(1, '\4') + QByteArray(64, 'x')) == make_error_code(CryptoError::DecryptionFailed));
}

TEST_CASE("Two thousand recipients are taken, and one more is refused")
{
    CHECK_FALSE(decryptingForRecipients(2000));
    CHECK(decryptingForRecipients(2001) == tooMany);
    CHECK(decryptingForRecipients(20'000) == tooMany);
}

TEST_CASE("Recipients within one key agreement are counted too")
{
    CHECK(decryptingChanged([](DerNode& message) {
              DerNode& keys = message.at({1, 0, 1, 0, 3});
              keys.children.resize(2001, DerNode(keys.children.front()));
          })
          == tooMany);
}

TEST_CASE("An envelope without recipients is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 1}).children.clear(); }) == malformed);
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 1, 0, 3}).children.clear(); }) == malformed);
}

TEST_CASE("Originator certificates, attributes and other additions are refused")
{
    const auto withElement = [](std::size_t position, quint8 tag) {
        return decryptingChanged([=](DerNode& message) {
            auto& body = message.at({1, 0}).children;
            body.insert(body.begin() + static_cast<std::ptrdiff_t>(position), DerNode{tag, {}, {}});
        });
    };
    CHECK(withElement(1, 0xa0) == malformed); // originatorInfo
    CHECK(withElement(3, 0xa1) == malformed); // authAttrs
    CHECK(withElement(4, 0xa2) == malformed); // unauthAttrs
    CHECK(withElement(4, 0x05) == malformed);
    CHECK(decryptingChanged([](DerNode& message) {
              auto& agreement = message.at({1, 0, 1, 0}).children; // user keying material
              agreement.insert(agreement.begin() + 2, DerNode{0xa1, {}, {DerNode{0x04, "x", {}}}});
          })
          == malformed);
}

TEST_CASE("Another version of the envelope is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 0}).content[0] = 1; }) == malformed);
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 1, 0, 0}).content[0] = 4; }) == malformed);
}

TEST_CASE("An envelope without content is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 2}).children.pop_back(); }) == malformed);
}

TEST_CASE("An envelope around another type of content is refused")
{
    CHECK(decryptingChanged([](DerNode& message) { message.at({1, 0, 2, 0}).content[8] = 2; }) == malformed);
}

TEST_CASE("Bytes after an envelope are refused")
{
    const Identity recipient = makeRecipient();
    const QByteArray message = require(cms::encrypt(text, {recipient.certificate()}));
    CHECK(codeOf(cms::decrypt(message + '\0', recipient)) == malformed);
    CHECK(codeOf(cms::decrypt(message + message, recipient)) == malformed);
    CHECK(codeOf(cms::decrypt({}, recipient)) == malformed);
}

TEST_CASE("Indefinite lengths are refused in envelopes")
{
    CHECK(decryptingFromOpenSsl("-aes-256-gcm -stream" + toAgent) == malformed);
    const Identity recipient = makeRecipient();
    const QByteArray message = require(cms::encrypt(text, {recipient.certificate()}));
    const QByteArray body = message.sliced(4);
    CHECK(codeOf(cms::decrypt(QByteArray::fromHex("3080") + body + QByteArray(2, '\0'), recipient)) == malformed);
}

TEST_CASE("An envelope that is cut anywhere is refused")
{
    const Identity recipient = makeRecipient();
    const QByteArray message = require(cms::encrypt(QByteArray(20'000, 'x'), {recipient.certificate()}));
    for (qsizetype size = 0; size < message.size(); size += (size < 400 || size > 20'000 ? 1 : 50)) {
        REQUIRE(codeOf(cms::decrypt(message.first(size), recipient)) == malformed);
    }
}

TEST_CASE("An envelope with any bit flipped is refused")
{
    const Identity recipient = makeRecipient();
    const QByteArray message = require(cms::encrypt(text, {recipient.certificate()}));
    for (qsizetype i = 0; i < message.size(); ++i) {
        QByteArray damaged = message;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
        INFO("octet " << i);
        REQUIRE_FALSE(cms::decrypt(damaged, recipient));
    }
    CHECK(ERR_peek_error() == 0);
}
