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

const QByteArray text = "an update package\n";

std::vector<Certificate> certificatesOf(const std::vector<Identity>& identities)
{
    std::vector<Certificate> certificates;
    certificates.reserve(identities.size());
    for (const Identity& identity : identities) {
        certificates.push_back(identity.certificate());
    }
    return certificates;
}

std::vector<Identity> makeRecipients(int count)
{
    std::vector<Identity> recipients;
    recipients.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        recipients.push_back(makeRecipient(QString("AGENT%1").arg(i, 7, 10, QChar('0'))));
    }
    return recipients;
}

} // namespace

TEST_CASE("What was encrypted is decrypted by each of the recipients")
{
    const auto recipients = makeRecipients(100);
    const QByteArray envelope = require(cms::encrypt(text, certificatesOf(recipients)));
    for (const Identity& recipient : recipients) {
        CHECK(require(cms::decrypt(envelope, recipient)) == text);
    }
    CHECK(envelope.size() < 100 * 200 + 200);
}

TEST_CASE("Empty and large contents are decrypted")
{
    const Identity recipient = makeRecipient();
    for (const QByteArray& content : {QByteArray(), QByteArray("x"), QByteArray(5'000'000, 'x')}) {
        const QByteArray envelope = require(cms::encrypt(content, {recipient.certificate()}));
        const QByteArray decrypted = require(cms::decrypt(envelope, recipient));
        CHECK((decrypted == content));
    }
}

TEST_CASE("The tag of an empty content is checked too")
{
    const Identity recipient = makeRecipient();
    DerNode envelope = DerNode::parse(require(cms::encrypt({}, {recipient.certificate()})));
    envelope.at({1, 0, 3}).content[7] = static_cast<char>(envelope.at({1, 0, 3}).content[7] ^ 1);
    CHECK(codeOf(cms::decrypt(envelope.encode(), recipient)) == make_error_code(CryptoError::DecryptionFailed));
}

TEST_CASE("An envelope is AES-256-GCM with one key agreement for each recipient, by key identifier")
{
    const auto recipients = makeRecipients(3);
    DerNode envelope = DerNode::parse(require(cms::encrypt(text, certificatesOf(recipients))));
    DerNode& body = envelope.at({1, 0});
    CHECK(envelope.at({0}).content.toHex() == "2a864886f70d0109100117");
    CHECK(body.at({1}).children.size() == 3);
    QByteArrayList keyIds;
    for (DerNode& agreement : body.at({1}).children) {
        CHECK(agreement.tag == 0xa1);
        CHECK(agreement.at({2, 0}).content.toHex() == "2b8104010b01"); // SHA-256 KDF
        CHECK(agreement.at({2, 1, 0}).content.toHex() == "60864801650304012d"); // AES-256 key wrap
        CHECK(agreement.at({3}).children.size() == 1);
        keyIds.append(agreement.at({3, 0, 0, 0}).content);
    }
    for (const Identity& recipient : recipients) {
        CHECK(keyIds.contains(recipient.certificate().keyId()));
    }
    CHECK(body.at({2, 1, 0}).content.toHex() == "60864801650304012e");
    CHECK(body.at({2, 1, 1, 0}).content.size() == 12);
    CHECK(body.at({2, 1, 1, 1}).content.toHex() == "10");
    CHECK(body.at({2, 2}).content.size() == text.size());
    CHECK(body.at({3}).content.size() == 16);
}

TEST_CASE("openssl decrypts our envelopes")
{
    const auto recipients = makeRecipients(5);
    const OpenSslCommand command;
    command.write("message", require(cms::encrypt(text, certificatesOf(recipients))));
    for (const Identity& recipient : recipients) {
        command.write("agent", recipient);
        CHECK(command.output("cms -decrypt -binary -inform DER -in message -inkey agent.key -recip agent.crt") == text);
    }
}

TEST_CASE("An envelope by openssl in our profile is decrypted")
{
    const Identity recipient = makeRecipient();
    const Identity other = makeRecipient("AGENT0000002");
    const OpenSslCommand command;
    command.write("agent", recipient);
    command.write("other", other);
    command.write("text", text);
    const QString encrypt = "cms -encrypt -binary -aes-256-gcm -outform DER -in text ";
    const QByteArray byKeyId = command.output(encrypt
                                              + "-keyid -recip other.crt -keyopt ecdh_kdf_md:sha256 "
                                                "-recip agent.crt -keyopt ecdh_kdf_md:sha256");
    CHECK(require(cms::decrypt(byKeyId, recipient)) == text);
    CHECK(require(cms::decrypt(byKeyId, other)) == text);
}

TEST_CASE("Encrypting for nobody is refused")
{
    CHECK(codeOf(cms::encrypt(text, {})) == make_error_code(CryptoError::EncryptionFailed));
}

TEST_CASE("Encrypting for more than 2,000 recipients is refused")
{
    const std::vector<Certificate> many(2001, makeRecipient().certificate());
    CHECK(codeOf(cms::encrypt(text, many)) == make_error_code(CryptoError::TooManyRecipients));
}

TEST_CASE("Encrypting for a key for signing is refused")
{
    CHECK(codeOf(cms::encrypt(text, {makeRecipient().certificate(), makeSigner().certificate()}))
          == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("Decrypting with a key for signing is refused")
{
    const QByteArray envelope = require(cms::encrypt(text, {makeRecipient().certificate()}));
    CHECK(codeOf(cms::decrypt(envelope, makeSigner())) == make_error_code(CryptoError::WrongKeyUsage));
}

TEST_CASE("Who is not a recipient cannot decrypt")
{
    const Identity stranger = makeRecipient("stranger");
    const QByteArray envelope = require(cms::encrypt(text, certificatesOf(makeRecipients(3))));
    const auto decrypted = cms::decrypt(envelope, stranger);
    REQUIRE_FALSE(decrypted);
    CHECK(decrypted.error().is(CryptoError::NotARecipient));
    CHECK(decrypted.error().subject() == QString(stranger.certificate().keyId().toHex()));
    CHECK(ERR_peek_error() == 0);
}

TEST_CASE("A recipient by name whose key does not fit cannot decrypt")
{
    const Identity stranger = makeRecipient("stranger");
    DerNode envelope = DerNode::parse(require(cms::encrypt(text, {makeRecipient().certificate()})));
    envelope.at({1, 0, 1, 0, 3, 0, 0, 0}).content = stranger.certificate().keyId();
    CHECK(codeOf(cms::decrypt(envelope.encode(), stranger)) == make_error_code(CryptoError::DecryptionFailed));
    CHECK(ERR_peek_error() == 0);
}
