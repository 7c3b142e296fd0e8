// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/package/UpdatePackage.h>
#include <core/protocol/CommandJson.h>

#include <QJsonArray>

using namespace rds;
using namespace rds::test;

namespace {

KeySet newer(const Parties& parties, qint64 version = 4)
{
    KeySet set = parties.trust.keySet;
    set.version = version;
    return set;
}

QByteArray keySetMail(const QByteArray& signedKeySet)
{
    return require(writeKeySetMail(commandMailHeader(), signedKeySet));
}

QByteArray keySetMail(const Parties& parties, const KeySet& set)
{
    return keySetMail(require(signKeySet(set, parties.root)));
}

Identity signerFor(Timestamp notBefore, Timestamp notAfter)
{
    return require(Identity::generate(KeyPurpose::Signing, "short", notBefore, notAfter));
}

} // namespace

TEST_CASE("A newer key set reaches the agent as the root has signed it")
{
    const Parties parties;
    const QByteArray bytes = require(signKeySet(newer(parties), parties.root));
    const Command read = require(parties.read(keySetMail(bytes)));
    REQUIRE(std::holds_alternative<KeySetCommand>(read));
    CHECK(std::get<KeySetCommand>(read).keySet.version == 4);
    CHECK(std::get<KeySetCommand>(read).signedKeySet == bytes);
    CHECK(require(parties.read(keySetMail(parties, newer(parties, 1'000'000)))).index() == read.index());
}

TEST_CASE("The mail of a key set says what it is")
{
    const Parties parties;
    const ParsedMessage message = require(parseMessage(keySetMail(parties, newer(parties))));
    CHECK(message.subject == "RDS key set");
    CHECK(message.from == "centre@maker.example");
    CHECK(message.autoSubmitted == "auto-generated");
    REQUIRE(message.parts.size() == 1);
    CHECK(message.parts.front().fileName == "key-set.p7m");
    CHECK(message.parts.front().parameters == "smime-type=signed-data");
}

TEST_CASE("A key set that is not newer than the present one is superseded")
{
    const Parties parties;
    for (const qint64 version : {1, 2, 3}) {
        checkRefused(parties.read(keySetMail(parties, newer(parties, version))), ProtocolError::Superseded);
    }
}

TEST_CASE("A newer key set is taken also when it has expired: what it revokes counts")
{
    const Parties parties;
    KeySet set = newer(parties);
    set.notAfter = sentAt - Duration(1);
    CHECK(std::holds_alternative<KeySetCommand>(require(parties.read(keySetMail(parties, set)))));
}

TEST_CASE("A key set of another fleet, of another root or by another mail address is not taken")
{
    const Parties parties;
    KeySet set = newer(parties);
    const QByteArray good = keySetMail(parties, set);
    REQUIRE(parties.read(good));
    const QByteArray from = "From: centre@maker.example\r\n";
    REQUIRE(good.count(from) == 1);
    checkRefused(parties.read(QByteArray(good).replace(from, "From: evil@maker.example\r\n")),
                 ProtocolError::NotFromCentre);
    for (const Identity& other : {parties.stranger, makeSigner("root")}) {
        checkRefused(parties.read(keySetMail(require(signKeySet(set, other)))), ProtocolError::NotFromCentre);
    }
    set.fleet = "fleet-2";
    checkRefused(parties.read(keySetMail(parties, set)), ProtocolError::WrongFleet, "fleet-2");
}

TEST_CASE("A key set with any byte changed is junk")
{
    const Parties parties;
    for (const QByteArray& tampered : tamperings(require(signKeySet(newer(parties), parties.root)), 29)) {
        checkRefused(parties.read(keySetMail(tampered)), ProtocolError::NotFromCentre);
    }
}

TEST_CASE("A key of the day makes no key set, and the root no command")
{
    const Parties parties;
    const QByteArray json =
        require(cms::verify(require(signKeySet(newer(parties), parties.root)), parties.root.certificate()));
    checkRefused(parties.read(keySetMail(require(cms::sign(json, parties.centre)))), ProtocolError::Malformed, "type");
    checkRefused(parties.read(require(
                     writeVersionRequestMail(commandMailHeader(), sampleRequest({agentNumber(1)}), parties.root))),
                 ProtocolError::Malformed);
    checkRefused(parties.read(require(writeUpdateMail(commandMailHeader(), sampleUpdate({agentNumber(1)}), parties.root,
                                                      {parties.agentEncryption.certificate()}))),
                 ProtocolError::Malformed);
}

TEST_CASE("Any key of the key set commands")
{
    const Parties parties;
    for (const Identity& key : {parties.centre, parties.nextCentre}) {
        CHECK(
            parties.read(require(writeVersionRequestMail(commandMailHeader(), sampleRequest({agentNumber(1)}), key))));
        const auto update = parties.read(require(writeUpdateMail(commandMailHeader(), sampleUpdate({agentNumber(1)}),
                                                                 key, {parties.agentEncryption.certificate()})));
        CHECK(std::holds_alternative<UpdateCommand>(require(update)));
    }
}

TEST_CASE("A key that is no longer in the key set commands nothing")
{
    Parties parties;
    const QByteArray request = parties.requestMail(sampleRequest({agentNumber(1)}));
    const QByteArray update = parties.updateMail(sampleUpdate({agentNumber(1)}));
    REQUIRE(parties.read(request));
    REQUIRE(parties.read(update));
    parties.trust.keySet.signing = {parties.nextCentre.certificate()};
    for (const QByteArray& mail : {request, update}) {
        const auto read = parties.read(mail);
        checkRefused(read, ProtocolError::NotFromCentre);
        CHECK(read.error().detail().contains("key set 3"));
    }
}

TEST_CASE("An approver commands nothing")
{
    Parties parties;
    parties.trust.keySet.approvers = {parties.stranger.certificate()};
    checkRefused(parties.read(require(
                     writeVersionRequestMail(commandMailHeader(), sampleRequest({agentNumber(1)}), parties.stranger))),
                 ProtocolError::NotFromCentre);
}

TEST_CASE("Both signatures of an update are by the same key of the key set")
{
    const Parties parties;
    const UpdateCommand update = sampleUpdate({agentNumber(1)});
    const QByteArray container = require(packContainer({toJson(update), update.payload}));
    const auto mail = [&](const Identity& inside, const Identity& outside) {
        const QByteArray inner = require(cms::sign(container, inside));
        const QByteArray envelope = require(cms::encrypt(inner, {parties.agentEncryption.certificate()}));
        return smimeMail(require(cms::sign(envelope, outside)));
    };
    CHECK(parties.read(mail(parties.nextCentre, parties.nextCentre)));
    checkRefused(parties.read(mail(parties.nextCentre, parties.centre)), CryptoError::WrongSigner);
    checkRefused(parties.read(mail(parties.centre, parties.nextCentre)), CryptoError::WrongSigner);
    checkRefused(parties.read(mail(parties.root, parties.centre)), CryptoError::WrongSigner);
}

TEST_CASE("A key of the key set counts from the first to the last second of its certificate")
{
    Parties parties;
    const Timestamp begin = std::chrono::floor<std::chrono::seconds>(sentAt);
    const Timestamp end = begin + std::chrono::hours(1);
    parties.centre = signerFor(begin, end);
    parties.trust.keySet.signing = {parties.centre.certificate()};
    for (const QByteArray& mail :
         {parties.requestMail(sampleRequest({agentNumber(1)})), parties.updateMail(sampleUpdate({agentNumber(1)}))}) {
        CHECK(parties.read(mail, begin));
        CHECK(parties.read(mail, end));
        checkRefused(parties.read(mail, begin - Duration(1)), CryptoError::CertificateExpired);
        checkRefused(parties.read(mail, end + std::chrono::seconds(1)), CryptoError::CertificateExpired);
    }
}

TEST_CASE("Without a valid key set updates are refused, and everything else goes on")
{
    Parties parties;
    parties.trust.keySet.notAfter = sentAt;
    const QByteArray update = parties.updateMail(sampleUpdate({agentNumber(1)}));
    CHECK(std::holds_alternative<UpdateCommand>(require(parties.read(update, sentAt))));
    const Timestamp late = sentAt + Duration(1);
    const UnacceptableUpdate refused = checkUnacceptable(parties.read(update, late), outcomeCode::keysExpired);
    CHECK(refused.detail.contains("key set 3 ended at 2025-10-09T08:53:20.123Z"));
    CHECK(std::holds_alternative<VersionRequestCommand>(
        require(parties.read(parties.requestMail(sampleRequest({agentNumber(1)})), late))));
    CHECK(std::holds_alternative<EnrolmentAnswerCommand>(
        require(parties.read(parties.answerMail(sampleAnswer({agentNumber(1)})), late))));
    CHECK(std::holds_alternative<KeySetCommand>(require(parties.read(keySetMail(parties, newer(parties)), late))));
}
