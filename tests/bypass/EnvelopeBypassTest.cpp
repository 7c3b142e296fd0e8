// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>

using namespace rds;
using namespace rds::test;

namespace {

// Here the attacker has a daily key of the centre, or the centre's program is broken: the outer signature is good, and
// what it covers has to stop the agent.

const QString toAgent = " -recip agent.crt -keyopt ecdh_kdf_md:sha256 ";

struct EnvelopeAttack : AgentUnderAttack {
    template <class Enum> void junk(const QByteArray& envelope, Enum why)
    {
        checkJunk(*this, mail(outer(envelope)), make_error_code(why));
    }
    [[nodiscard]] QByteArray byOpenSsl(const QString& options) const
    {
        return opensslEncrypt(inner(update()), agentKeys().trust.encryption.certificate(), options);
    }
    template <class Change> [[nodiscard]] QByteArray spoilt(Change change) const
    {
        return changed(envelope(inner(update())), change);
    }
    [[nodiscard]] QByteArray withTagOf(int size) const
    {
        return spoilt([size](DerNode& message) {
            message.at({1, 0, 3}).content.truncate(size);
            message.at({1, 0, 2, 1, 1, 1}).content[0] = static_cast<char>(size);
        });
    }
    [[nodiscard]] QByteArray withNonceOf(int size) const
    {
        return spoilt([size](DerNode& message) { message.at({1, 0, 2, 1, 1, 0}).content = QByteArray(size, 'n'); });
    }
};

constexpr auto malformed = CryptoError::MalformedMessage;
constexpr auto wrongAlgorithm = CryptoError::WrongAlgorithm;

} // namespace

TEST_CASE("An envelope by AES-256-CBC is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-256-cbc" + toAgent), malformed);
}

TEST_CASE("AES-CBC in an authenticated envelope is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) { message.at({1, 0, 2, 1, 0}).content[8] = 0x2a; }), wrongAlgorithm);
}

TEST_CASE("An envelope by AES-128-GCM is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-128-gcm" + toAgent), wrongAlgorithm);
}

TEST_CASE("An envelope with a tag of 12 octets is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withTagOf(12), wrongAlgorithm);
}

TEST_CASE("An envelope with a tag of 8 octets is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withTagOf(8), wrongAlgorithm);
}

TEST_CASE("An envelope with a tag of 4 octets is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withTagOf(4), wrongAlgorithm);
}

TEST_CASE("An envelope without a tag is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withTagOf(0), wrongAlgorithm);
}

TEST_CASE("An envelope whose tag is shorter than it says is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) { message.at({1, 0, 3}).content.chop(4); }), wrongAlgorithm);
}

TEST_CASE("An envelope with a nonce of 8 octets is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withNonceOf(8), wrongAlgorithm);
}

TEST_CASE("An envelope with a nonce of 16 octets is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.withNonceOf(16), wrongAlgorithm);
}

TEST_CASE("A recipient by password is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        message.at({1, 0, 1}).children.push_back(passwordRecipient());
    }),
               wrongAlgorithm);
}

TEST_CASE("A recipient by a shared key is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-256-gcm -secretkey " + QString(64, '1') + " -secretkeyid 01" + toAgent),
               wrongAlgorithm);
}

TEST_CASE("A recipient by RSA key transport is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-256-gcm -recip rsa.crt" + toAgent), wrongAlgorithm);
}

TEST_CASE("A key agreement on another curve is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-256-gcm" + toAgent + "-recip p384.crt -keyopt ecdh_kdf_md:sha256"),
               wrongAlgorithm);
}

TEST_CASE("A key agreement by SHA-1 is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.byOpenSsl("-aes-256-gcm -recip agent.crt"), wrongAlgorithm);
}

TEST_CASE("An ephemeral key that is not on the curve is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        message.at({1, 0, 1, 0, 1, 0, 1}).content = QByteArray("\0\4", 2) + QByteArray(64, 'x');
    }),
               CryptoError::DecryptionFailed);
}

TEST_CASE("Twenty thousand recipients are junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        DerNode& recipients = message.at({1, 0, 1});
        recipients.children.resize(20'000, DerNode(recipients.children.front()));
    }),
               CryptoError::TooManyRecipients);
}

TEST_CASE("Twenty thousand recipients of one key agreement are junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        DerNode& recipients = message.at({1, 0, 1, 0, 3});
        recipients.children.resize(20'000, DerNode(recipients.children.front()));
    }),
               CryptoError::TooManyRecipients);
}

TEST_CASE("An envelope without recipients is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) { message.at({1, 0, 1}).children.clear(); }), malformed);
}

TEST_CASE("An envelope in BER with an indefinite length is junk")
{
    EnvelopeAttack agent;
    agent.junk(withIndefiniteLength(agent.envelope(agent.inner(agent.update()))), malformed);
}

TEST_CASE("An envelope with an indefinite length deep inside is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) { makeChildIndefinite(message.at({1, 0, 1, 0}), 3); }), malformed);
}

TEST_CASE("An envelope with a length that is longer than it has to be is junk")
{
    EnvelopeAttack agent;
    agent.junk(withLongLength(agent.envelope(agent.inner(agent.update()))), malformed);
}

TEST_CASE("A byte after the envelope makes it junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.envelope(agent.inner(agent.update())) + 'x', malformed);
}

TEST_CASE("An envelope with attributes that nobody has authenticated is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        message.at({1, 0}).children.push_back({0xa2, {}, {{0x30, {}, {{0x06, "\x2a\x03", {}}, {0x31, {}, {}}}}}});
    }),
               malformed);
}

TEST_CASE("An envelope that says that it holds something else than data is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) { message.at({1, 0, 2, 0}).content.back() = 2; }), malformed);
}

TEST_CASE("An envelope of which one byte was changed is junk")
{
    EnvelopeAttack agent;
    agent.junk(agent.spoilt([](DerNode& message) {
        message.at({1, 0, 2, 2}).content[100] ^= 1;
    }),
               CryptoError::DecryptionFailed);
}

TEST_CASE("An update that was sealed for others and forwarded is junk")
{
    EnvelopeAttack agent;
    agent.junk(require(cms::encrypt(agent.inner(agent.update()), {keys().otherAgentEncryption.certificate()})),
               CryptoError::NotARecipient);
}
