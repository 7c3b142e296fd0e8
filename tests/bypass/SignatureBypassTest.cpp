// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>
#include <core/protocol/CommandJson.h>

using namespace rds;
using namespace rds::test;

namespace {

/// The signed part of a good update mail, where the attack is on the outer signature.
struct OuterAttack : AgentUnderAttack {
    QByteArray sealed = envelope(inner(update()));

    template <class Enum> void junk(const QByteArray& cmsMessage, Enum why)
    {
        checkJunk(*this, mail(cmsMessage), make_error_code(why));
    }
};

constexpr auto notFromCentre = ProtocolError::NotFromCentre;

} // namespace

TEST_CASE("What is not attacked is installed, however it was forged")
{
    AgentUnderAttack agent;
    const QByteArray good = agent.inner(agent.update());
    QByteArray message;
    SECTION("by our own functions")
    {
        message = agent.outer(agent.envelope(good));
    }
    SECTION("by the other key of the key set")
    {
        message = agent.outer(agent.envelope(agent.inner(agent.update(), keys().second)), keys().second);
    }
    SECTION("signed by openssl")
    {
        message = opensslSign(agent.envelope(opensslSign(agent.container(agent.update()), keys().daily, "")),
                              keys().daily, "");
    }
    SECTION("encrypted by openssl")
    {
        message = agent.outer(opensslEncrypt(good, agent.agentKeys().trust.encryption.certificate(),
                                             "-aes-256-gcm -recip agent.crt -keyopt ecdh_kdf_md:sha256"));
    }
    SECTION("taken apart and put together")
    {
        message = changed(agent.outer(changed(agent.envelope(good), [](DerNode&) {})), [](DerNode&) {});
    }
    agent.receive(agent.mail(message));
    CHECK(agent.scriptRuns() == 1);
    CHECK(agent.ask().report.softwareVersion.toString() == "1.0.02-0");
    CHECK(agent.notices().empty());
}

TEST_CASE("An update from another sender is junk")
{
    OuterAttack agent;
    checkJunk(agent, mailOf({smimePart(agent.outer(agent.sealed))}, "centre@maker.example.evil"), notFromCentre);
}

TEST_CASE("An update without any signature is junk")
{
    OuterAttack agent;
    agent.junk(agent.container(agent.update()), notFromCentre);
}

TEST_CASE("An update that is only encrypted is junk")
{
    OuterAttack agent;
    agent.junk(agent.sealed, notFromCentre);
}

TEST_CASE("An update that two signers have signed is junk")
{
    OuterAttack agent;
    agent.junk(opensslSignTwice(agent.sealed, keys().daily, keys().stranger), CryptoError::MalformedMessage);
}

TEST_CASE("An update that two keys of the centre have signed is junk")
{
    OuterAttack agent;
    agent.junk(opensslSignTwice(agent.sealed, keys().daily, keys().second), CryptoError::MalformedMessage);
}

TEST_CASE("An update signed by an agent is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), keys().otherAgent)), keys().otherAgent),
               notFromCentre);
}

TEST_CASE("An update that another agent has opened and sealed anew is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.sealed, keys().otherAgent), notFromCentre);
}

TEST_CASE("An update signed by the agent's own key is junk")
{
    OuterAttack agent;
    const Identity own = agent.agentKeys().self.signing;
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), own)), own), notFromCentre);
}

TEST_CASE("An update signed below a certificate that the root has issued is junk")
{
    OuterAttack agent;
    const Identity leaf = makeIssuedSigner("daily", keys().root);
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), leaf)), leaf), notFromCentre);
}

TEST_CASE("An update signed below a rogue intermediate is junk")
{
    OuterAttack agent;
    const Identity leaf = makeIssuedSigner("daily", keys().daily);
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), leaf)), leaf), notFromCentre);
}

TEST_CASE("An update whose signer's certificate borrows the centre's key identifier is junk")
{
    OuterAttack agent;
    const Identity impostor = makeImpostor("daily", keys().daily.certificate().keyId());
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), impostor)), impostor), CryptoError::BadSignature);
}

TEST_CASE("An update signed by the centre's encryption key is junk")
{
    OuterAttack agent;
    agent.junk(opensslSign(agent.sealed, keys().encryption, ""), notFromCentre);
}

TEST_CASE("An update signed by a key of the day that has expired is junk")
{
    const Identity expired = makeSigner("expired", longAgo, fromMillis(1'759'000'000'000));
    AgentUnderAttack agent([&](KeySet& set) { set.signing.push_back(expired.certificate()); });
    checkJunk(agent, agent.mail(agent.outer(agent.envelope(agent.inner(agent.update(), expired)), expired)),
              CryptoError::CertificateExpired);
}

TEST_CASE("An update signed by a key of the day that is not valid yet is junk")
{
    const Identity early = makeSigner("early", fromMillis(1'761'000'000'000), farAhead);
    AgentUnderAttack agent([&](KeySet& set) { set.signing.push_back(early.certificate()); });
    checkJunk(agent, agent.mail(agent.outer(agent.envelope(agent.inner(agent.update(), early)), early)),
              CryptoError::CertificateExpired);
}

TEST_CASE("An update with a SHA-1 signature is junk")
{
    OuterAttack agent;
    agent.junk(opensslSign(agent.sealed, keys().daily, "-md sha1"), CryptoError::WrongAlgorithm);
}

TEST_CASE("An update with a SHA-512 signature is junk")
{
    OuterAttack agent;
    agent.junk(opensslSign(agent.sealed, keys().daily, "-md sha512"), CryptoError::WrongAlgorithm);
}

TEST_CASE("A signature without its content is junk")
{
    OuterAttack agent;
    agent.junk(opensslSignWithout(agent.sealed, keys().daily, "-nodetach"), CryptoError::MalformedMessage);
}

TEST_CASE("A signature that brings a certificate is junk")
{
    OuterAttack agent;
    agent.junk(opensslSignWithout(agent.sealed, keys().daily, "-nocerts"), CryptoError::MalformedMessage);
}

TEST_CASE("A signature that names its signer by issuer and serial number is junk")
{
    OuterAttack agent;
    agent.junk(opensslSignWithout(agent.sealed, keys().daily, "-keyid"), CryptoError::MalformedMessage);
}

TEST_CASE("A signature without signed attributes is junk")
{
    OuterAttack agent;
    agent.junk(opensslSign(agent.sealed, keys().daily, "-noattr"), CryptoError::MalformedMessage);
}

TEST_CASE("A signature with unsigned attributes is junk")
{
    OuterAttack agent;
    agent.junk(changed(agent.outer(agent.sealed),
                       [](DerNode& message) {
                           DerNode attributes = message.at({1, 0, 3, 0, 3});
                           attributes.tag = 0xa1;
                           message.at({1, 0, 3, 0}).children.push_back(attributes);
                       }),
               CryptoError::MalformedMessage);
}

TEST_CASE("Other content below a good signature is junk")
{
    OuterAttack agent;
    const QByteArray other = agent.envelope(agent.inner(agent.update()));
    agent.junk(changed(agent.outer(agent.sealed),
                       [&](DerNode& message) {
                           message.at({1, 0, 2, 1, 0}).content = other;
                       }),
               CryptoError::BadSignature);
}

TEST_CASE("A signature of other content is junk")
{
    OuterAttack agent;
    const QByteArray signature = agent.outer(agent.sealed);
    agent.junk(changed(signature,
                       [](DerNode& message) {
                           message.at({1, 0, 3, 0, 5}).content[20] ^= 1;
                       }),
               CryptoError::BadSignature);
}

TEST_CASE("A signature in BER with an indefinite length is junk")
{
    OuterAttack agent;
    agent.junk(withIndefiniteLength(agent.outer(agent.sealed)), CryptoError::MalformedMessage);
}

TEST_CASE("A signature with an indefinite length deep inside is junk")
{
    OuterAttack agent;
    agent.junk(changed(agent.outer(agent.sealed),
                       [](DerNode& message) {
                           makeChildIndefinite(message.at({1, 0}), 1);
                       }),
               CryptoError::MalformedMessage);
    agent.junk(changed(agent.outer(agent.sealed),
                       [](DerNode& message) {
                           makeChildIndefinite(message.at({1, 0, 3, 0}), 3);
                       }),
               CryptoError::MalformedMessage);
}

TEST_CASE("A signature whose content comes in pieces is junk")
{
    OuterAttack agent;
    agent.junk(changed(agent.outer(agent.sealed),
                       [](DerNode& message) {
                           DerNode& content = message.at({1, 0, 2, 1, 0});
                           const QByteArray whole = std::exchange(content.content, {});
                           content.tag = 0x24;
                           content.children = {{0x04, whole.left(100), {}}, {0x04, whole.mid(100), {}}};
                       }),
               CryptoError::MalformedMessage);
}

TEST_CASE("A signature as openssl streams it is junk")
{
    OuterAttack agent;
    agent.junk(opensslSign(agent.sealed, keys().daily, "-stream -indef"), CryptoError::MalformedMessage);
}

TEST_CASE("A signature with a length that is longer than it has to be is junk")
{
    OuterAttack agent;
    agent.junk(withLongLength(agent.outer(agent.sealed)), CryptoError::MalformedMessage);
}

TEST_CASE("A byte after the signature makes it junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.sealed) + '\0', CryptoError::MalformedMessage);
}

TEST_CASE("A signed text beside which there is another part is junk")
{
    OuterAttack agent;
    const MailPart good = smimePart(agent.outer(agent.sealed));
    checkJunk(agent, mailOf({good, {"text/plain", {}, {}, "and this"}}, agent.centre.toString()),
              ProtocolError::NotACommand);
}

TEST_CASE("A clear text with a signature beside it is junk")
{
    OuterAttack agent;
    const QByteArray detached = opensslSignWithout(agent.sealed, keys().daily, "-nodetach");
    checkJunk(agent,
              mailOf({{"application/octet-stream", {}, {}, agent.sealed},
                      {"application/pkcs7-signature", {}, "smime.p7s", detached}},
                     agent.centre.toString()),
              ProtocolError::NotACommand);
}

TEST_CASE("An update whose inner signer is another key of the key set is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), keys().second))), CryptoError::WrongSigner);
}

TEST_CASE("An update that an agent has signed inside is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update(), keys().otherAgent))), CryptoError::WrongSigner);
}

TEST_CASE("An update that is not signed inside is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(agent.container(agent.update()))), CryptoError::MalformedMessage);
}

TEST_CASE("An inner signature by SHA-1 is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(opensslSign(agent.container(agent.update()), keys().daily, "-md sha1"))),
               CryptoError::WrongAlgorithm);
}

TEST_CASE("A byte after the inner signature makes the update junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.envelope(agent.inner(agent.update()) + '\0')), CryptoError::MalformedMessage);
}

TEST_CASE("An update that is signed twice and not encrypted is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.inner(agent.update())), CryptoError::MalformedMessage);
}

TEST_CASE("An update that is signed once and not encrypted is junk")
{
    OuterAttack agent;
    agent.junk(agent.outer(agent.container(agent.update())), ProtocolError::Malformed);
}

TEST_CASE("A flood of junk does not keep a good update away")
{
    OuterAttack agent;
    for (int i = 0; i < 100; ++i) {
        agent.receive(agent.mail(agent.outer(agent.sealed, keys().stranger)));
    }
    CHECK(agent.isUntouched());
    agent.receive(agent.mail(agent.outer(agent.sealed)));
    CHECK(agent.scriptRuns() == 1);
}
