// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"
#include "Identities.h"
#include "OpenSslCommand.h"

#include <core/crypto/Cms.h>

#include <openssl/err.h>

#include <algorithm>
#include <functional>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray text = "software version 1.0.02-0\r\nmodules\n";

/// A message signed by openssl in our profile, but for the options given.
QByteArray signedByOpenSsl(const Identity& signer, const QString& options)
{
    const OpenSslCommand command;
    command.write("centre", signer);
    command.write("text", text);
    return command.output("cms -sign -binary -outform DER -signer centre.crt -inkey centre.key -in text " + options);
}

const QString profile = "-nodetach -keyid -nocerts -nosmimecap -md sha256";

std::error_code verifying(const QByteArray& message, const Identity& signer)
{
    return codeOf(cms::verify(message, signer.certificate()));
}

/// What verifying says after the tree of a good message was changed.
template <class Change> std::error_code verifyingChanged(Change change)
{
    const Identity signer = makeSigner();
    DerNode message = DerNode::parse(require(cms::sign(text, signer)));
    change(message);
    return verifying(message.encode(), signer);
}

const QByteArray contentType = QByteArray::fromHex("2a864886f70d010903");
const QByteArray messageDigest = QByteArray::fromHex("2a864886f70d010904");
const QByteArray signingTime = QByteArray::fromHex("2a864886f70d010905");

auto find(std::vector<DerNode>& attributes, const QByteArray& type)
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](DerNode& attribute) { return attribute.at({0}).content == type; });
    REQUIRE(found != attributes.end());
    return found;
}

template <class Change> std::error_code verifyingAttributes(Change change)
{
    return verifyingChanged([&](DerNode& message) { change(message.at({1, 0, 3, 0, 3}).children); });
}

const auto malformed = make_error_code(CryptoError::MalformedMessage);
const auto wrongAlgorithm = make_error_code(CryptoError::WrongAlgorithm);
const auto badSignature = make_error_code(CryptoError::BadSignature);

} // namespace

TEST_CASE("What was signed is verified and given back")
{
    const Identity signer = makeSigner();
    for (const QByteArray& content : {QByteArray(), QByteArray("x"), text, QByteArray(5'000'000, '\0')}) {
        const QByteArray message = require(cms::sign(content, signer));
        const QByteArray verified = require(cms::verify(message, signer.certificate()));
        CHECK((verified == content));
        CHECK(message.size() < content.size() + 400);
        CHECK(require(cms::claimedSigner(message)) == signer.certificate().keyId());
    }
}

TEST_CASE("openssl accepts our signatures, and only for the key that made them")
{
    const Identity signer = makeSigner();
    const OpenSslCommand command;
    command.write("centre", signer);
    command.write("other", makeSigner("other"));
    command.write("message", require(cms::sign(text, signer)));
    const QString verify = "cms -verify -binary -inform DER -in message -nointern ";
    CHECK(command.output(verify + "-certfile centre.crt -noverify") == text);
    CHECK(command.output(verify + "-certfile centre.crt -CAfile centre.crt") == text);
    CHECK_FALSE(command.accepts(verify + "-certfile other.crt -noverify"));
    CHECK_FALSE(command.accepts(verify + "-certfile centre.crt -CAfile other.crt"));
}

TEST_CASE("A signature by openssl in our profile is accepted")
{
    const Identity signer = makeSigner();
    CHECK(require(cms::verify(signedByOpenSsl(signer, profile), signer.certificate())) == text);
}

TEST_CASE("Signing with a key for encryption is refused")
{
    CHECK(codeOf(cms::sign(text, makeRecipient())) == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("Verifying with a certificate for encryption is refused")
{
    CHECK(verifying(require(cms::sign(text, makeSigner())), makeRecipient())
          == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("A signature by another key is refused and its key named")
{
    const Identity other = makeSigner("other");
    const auto verified = cms::verify(require(cms::sign(text, other)), makeSigner().certificate());
    REQUIRE_FALSE(verified);
    CHECK(verified.error().is(CryptoError::WrongSigner));
    CHECK(verified.error().subject() == QString(other.certificate().keyId().toHex()));
}

TEST_CASE("A signature by another key under the pinned key's name is refused")
{
    const Identity signer = makeSigner();
    DerNode message = DerNode::parse(require(cms::sign(text, makeSigner("other"))));
    message.at({1, 0, 3, 0, 1}).content = signer.certificate().keyId();
    const auto verified = cms::verify(message.encode(), signer.certificate());
    REQUIRE_FALSE(verified);
    CHECK(verified.error().is(CryptoError::BadSignature));
    CHECK_FALSE(verified.error().detail().isEmpty());
    CHECK(ERR_peek_error() == 0);
}

TEST_CASE("Changed content is refused")
{
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 2, 1, 0}).content[3] = 'X'; }) == badSignature);
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 2, 1, 0}).content.chop(1); }) == badSignature);
}

TEST_CASE("A message without a signature is refused")
{
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 3}).children.clear(); }) == malformed);
    const Identity signer = makeSigner();
    CHECK(verifying(text, signer) == malformed);
    CHECK(verifying({}, signer) == malformed);
    CHECK(verifying(QByteArray::fromHex("300f06092a864886f70d010701a0020400"), signer) == malformed); // id-data
}

TEST_CASE("A message with two signers is refused")
{
    const Identity signer = makeSigner();
    const OpenSslCommand command;
    command.write("centre", signer);
    command.write("other", makeSigner("other"));
    command.write("text", text);
    const QByteArray both = command.output("cms -sign -binary -outform DER -in text -signer centre.crt -inkey "
                                           "centre.key -signer other.crt -inkey other.key "
                                           + profile);
    CHECK(verifying(both, signer) == malformed);
    CHECK(verifyingChanged([](DerNode& message) {
              auto& signers = message.at({1, 0, 3}).children;
              signers.emplace_back(signers.front());
          })
          == malformed);
}

TEST_CASE("Digests other than SHA-256 are refused")
{
    const Identity signer = makeSigner();
    for (const char* digest : {"sha1", "sha224", "sha384", "sha512"}) {
        INFO(digest);
        CHECK(verifying(signedByOpenSsl(signer, "-nodetach -keyid -nocerts -md " + QString(digest)), signer)
              == wrongAlgorithm);
    }
}

TEST_CASE("A detached signature is refused")
{
    const Identity signer = makeSigner();
    CHECK(verifying(signedByOpenSsl(signer, "-keyid -nocerts -md sha256"), signer) == malformed);
}

TEST_CASE("A signature with certificates inside is refused")
{
    const Identity signer = makeSigner();
    CHECK(verifying(signedByOpenSsl(signer, "-nodetach -keyid -md sha256"), signer) == malformed);
}

TEST_CASE("A signer named by issuer and serial number is refused")
{
    const Identity signer = makeSigner();
    CHECK(verifying(signedByOpenSsl(signer, "-nodetach -nocerts -md sha256"), signer) == malformed);
}

TEST_CASE("A signature without signed attributes is refused")
{
    const Identity signer = makeSigner();
    CHECK(verifying(signedByOpenSsl(signer, profile + " -noattr"), signer) == malformed);
}

TEST_CASE("Missing and doubled signed attributes are refused")
{
    for (const QByteArray& type : {contentType, messageDigest}) {
        CHECK(verifyingAttributes([&](auto& list) { list.erase(find(list, type)); }) == malformed);
    }
    for (const QByteArray& type : {contentType, messageDigest, signingTime}) {
        CHECK(verifyingAttributes([&](auto& list) { list.insert(find(list, type), DerNode(*find(list, type))); })
              == malformed);
    }
    // The time may be missing, but here it was signed.
    CHECK(verifyingAttributes([&](auto& list) { list.erase(find(list, signingTime)); }) == badSignature);
}

TEST_CASE("Signed attributes with no value, two values or one of another kind are refused")
{
    for (const QByteArray& type : {contentType, messageDigest, signingTime}) {
        CHECK(verifyingAttributes([&](auto& list) { find(list, type)->at({1}).children.clear(); }) == malformed);
        CHECK(verifyingAttributes([&](auto& list) {
                  auto& values = find(list, type)->at({1}).children;
                  values.emplace_back(values.front());
              })
              == malformed);
        CHECK(verifyingAttributes([&](auto& list) { find(list, type)->at({1, 0}).tag = 0x0c; }) == malformed);
    }
    CHECK(verifyingAttributes([](auto& list) { find(list, messageDigest)->at({1, 0}).content.chop(1); }) == malformed);
    CHECK(verifyingAttributes([](auto& list) { find(list, signingTime)->at({1, 0}).content[3] = 'x'; }) == malformed);
    CHECK(verifyingAttributes([](auto& list) { find(list, signingTime)->at({1, 0}).content.chop(1); }) == malformed);
    CHECK(verifyingAttributes([](auto& list) { find(list, signingTime)->at({1, 0}).content[12] = '0'; }) == malformed);
}

TEST_CASE("Other signed attributes are refused")
{
    const Identity signer = makeSigner();
    // smimeCapabilities, which openssl adds unless it is told not to.
    CHECK(verifying(signedByOpenSsl(signer, "-nodetach -keyid -nocerts -md sha256"), signer) == malformed);
}

TEST_CASE("Signed attributes out of order are refused")
{
    CHECK(verifyingAttributes([](auto& list) { std::swap(list[0], list[1]); }) == malformed);
}

TEST_CASE("Content of a type other than data is refused")
{
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 2, 0}).content[8] = 2; }) == malformed);
    CHECK(verifyingChanged([](DerNode& message) {
              for (DerNode& attribute : message.at({1, 0, 3, 0, 3}).children) {
                  if (attribute.at({1, 0}).tag == 0x06) {
                      attribute.at({1, 0}).content[8] = 2;
                  }
              }
          })
          == malformed);
}

TEST_CASE("Unsigned attributes are refused")
{
    CHECK(verifyingChanged([](DerNode& message) {
              DerNode& signer = message.at({1, 0, 3, 0});
              DerNode attributes = signer.at({3});
              attributes.tag = 0xa1;
              signer.children.push_back(attributes);
          })
          == malformed);
}

TEST_CASE("Other versions of a signed message are refused")
{
    for (const char version : {0, 1, 2, 4, 5}) {
        CHECK(verifyingChanged([=](DerNode& message) { message.at({1, 0, 0}).content[0] = version; }) == malformed);
        CHECK(verifyingChanged([=](DerNode& message) {
                  message.at({1, 0, 3, 0, 0}).content[0] = version;
              })
              == malformed);
    }
}

TEST_CASE("Revocation lists inside are refused")
{
    CHECK(verifyingChanged([](DerNode& message) {
              auto& body = message.at({1, 0}).children;
              body.insert(body.begin() + 3, DerNode{0xa1, {}, {}});
          })
          == malformed);
}

TEST_CASE("More or other digest algorithms than SHA-256 are refused")
{
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 1}).children.clear(); }) == malformed);
    CHECK(verifyingChanged([](DerNode& message) {
              auto& digests = message.at({1, 0, 1}).children;
              digests.emplace_back(digests.front());
          })
          == malformed);
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 1, 0, 0}).content[8] = 2; }) == wrongAlgorithm);
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 3, 0, 2, 0}).content[8] = 2; }) == wrongAlgorithm);
}

TEST_CASE("Another signature algorithm is refused")
{
    CHECK(verifyingChanged([](DerNode& message) { message.at({1, 0, 3, 0, 4, 0}).content[7] = 3; }) == wrongAlgorithm);
    CHECK(verifyingChanged([](DerNode& message) {
              message.at({1, 0, 3, 0, 4}).children.push_back(DerNode{0x05, {}, {}});
          })
          == wrongAlgorithm);
    CHECK(verifyingChanged([](DerNode& message) {
              message.at({1, 0, 3, 0, 5}).content = QByteArray(256, 's'); // as long as RSA's
          })
          == badSignature);
}

TEST_CASE("A signature is good in one form only")
{
    const auto withSignature = [](const std::function<void(QByteArray&)>& change) {
        return verifyingChanged([&](DerNode& message) { change(message.at({1, 0, 3, 0, 5}).content); });
    };
    const auto withNumbers = [&](const std::function<void(DerNode&)>& change) {
        return withSignature([&](QByteArray& signature) {
            DerNode numbers = DerNode::parse(signature);
            change(numbers);
            signature = numbers.encode();
        });
    };
    CHECK(withSignature([](QByteArray& signature) { signature.clear(); }) == badSignature);
    CHECK(withSignature([](QByteArray& signature) { signature.chop(1); }) == badSignature);
    CHECK(withSignature([](QByteArray& signature) { signature.insert(1, '\x81'); }) == badSignature);
    CHECK(withNumbers([](DerNode& numbers) { numbers.children.push_back(DerNode{0x05, {}, {}}); }) == badSignature);
    CHECK(withNumbers([](DerNode& numbers) { numbers.children.pop_back(); }) == badSignature);
    CHECK(withNumbers([](DerNode& numbers) { numbers.at({0}).content = QByteArray(1, '\0'); }) == badSignature);
    CHECK(withNumbers([](DerNode& numbers) { numbers.at({1}).content = QByteArray(1, '\xff'); }) == badSignature);
    CHECK_FALSE(withNumbers([](DerNode&) {}));
}

TEST_CASE("Bytes after a signed message are refused")
{
    const Identity signer = makeSigner();
    const QByteArray message = require(cms::sign(text, signer));
    CHECK(verifying(message + '\0', signer) == malformed);
    CHECK(verifying(message + "\r\n", signer) == malformed);
    CHECK(verifying(message + message, signer) == malformed);
    CHECK(verifyingChanged([](DerNode& tree) { tree.children.push_back(DerNode{0x05, {}, {}}); }) == malformed);
}

TEST_CASE("Indefinite lengths are refused in signed messages")
{
    const Identity signer = makeSigner();
    const QByteArray streamed = signedByOpenSsl(signer, profile + " -stream");
    REQUIRE(static_cast<quint8>(streamed.at(1)) == 0x80);
    CHECK(verifying(streamed, signer) == malformed);
}

TEST_CASE("A signed message that is cut anywhere is refused")
{
    const Identity signer = makeSigner();
    const QByteArray message = require(cms::sign(QByteArray(20'000, 'x'), signer));
    for (qsizetype size = 0; size < message.size(); size += (size < 100 || size > 20'000 ? 1 : 50)) {
        REQUIRE(verifying(message.first(size), signer) == malformed);
    }
}

TEST_CASE("A signed message with any bit flipped is refused")
{
    const Identity signer = makeSigner();
    const QByteArray message = require(cms::sign(text, signer));
    for (qsizetype i = 0; i < message.size(); ++i) {
        QByteArray damaged = message;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
        INFO("octet " << i);
        REQUIRE_FALSE(cms::verify(damaged, signer.certificate()));
    }
    CHECK(ERR_peek_error() == 0);
}
