// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>
#include <core/package/ManifestJson.h>
#include <core/protocol/CommandJson.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

struct KeySetAttack : AgentUnderAttack {
    using AgentUnderAttack::AgentUnderAttack;

    [[nodiscard]] KeySet next(qint64 version = 2) const
    {
        KeySet set = keySet();
        set.version = version;
        return set;
    }
    [[nodiscard]] QByteArray keySetMail(const KeySet& set) const { return mail(require(signKeySet(set, keys().root))); }
    /// What the root would sign, signed by another.
    [[nodiscard]] QByteArray keySetMailBy(const Identity& signer) const
    {
        return mail(require(cms::sign(json(), signer)));
    }
    [[nodiscard]] QByteArray json() const
    {
        return require(cms::verify(require(signKeySet(next(), keys().root)), keys().root.certificate()));
    }
    /// Signed by the root, with a field changed.
    [[nodiscard]] QByteArray keySetMailWith(const QString& key, const QJsonValue& value) const
    {
        QJsonObject object = QJsonDocument::fromJson(json()).object();
        REQUIRE(object.contains(key));
        object.insert(key, value);
        return mail(require(cms::sign(canonicalJson(object), keys().root)));
    }
    [[nodiscard]] qint64 version() const { return agentKeys().trust.keySet.version; }

    template <class Enum> void junk(const QByteArray& mail, Enum why)
    {
        const qint64 before = version();
        checkJunk(*this, mail, make_error_code(why));
        CHECK(version() == before);
        restart();
        CHECK(version() == before);
    }
};

QJsonArray base64(const Certificate& certificate, int count)
{
    QJsonArray array;
    for (int i = 0; i < count; ++i) {
        array.append(QString::fromLatin1(certificate.toDer().toBase64()));
    }
    return array;
}

} // namespace

TEST_CASE("A newer key set of the root is followed, also after a restart")
{
    KeySetAttack agent;
    agent.receive(agent.keySetMail(agent.next()));
    CHECK(agent.version() == 2);
    agent.restart();
    CHECK(agent.ask().keySetVersion == 2);
}

TEST_CASE("An update signed by a revoked key is junk")
{
    KeySetAttack agent;
    KeySet set = agent.next();
    set.signing = {keys().second.certificate()};
    agent.receive(agent.keySetMail(set));
    agent.speaker = keys().second;
    agent.junk(agent.updateMail(agent.update()), ProtocolError::NotFromCentre);
}

TEST_CASE("An update signed by a key that is revoked while it is under way is junk")
{
    KeySetAttack agent;
    const QByteArray mail = agent.updateMail(agent.update());
    KeySet set = agent.next();
    set.signing = {keys().second.certificate()};
    agent.receive(agent.keySetMail(set));
    agent.restart();
    agent.speaker = keys().second;
    agent.junk(mail, ProtocolError::NotFromCentre);
}

TEST_CASE("An update signed by the root is junk")
{
    KeySetAttack agent;
    const QByteArray envelope = agent.envelope(agent.inner(agent.update(), keys().root));
    agent.junk(agent.mail(agent.outer(envelope, keys().root)), ProtocolError::Malformed);
}

TEST_CASE("A version request signed by the root is junk")
{
    KeySetAttack agent;
    agent.junk(agent.mail(require(cms::sign(toJson(agent.versionRequest()), keys().root))), ProtocolError::Malformed);
}

TEST_CASE("A key set signed by a key of the day is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailBy(keys().daily), ProtocolError::Malformed);
}

TEST_CASE("A key set signed by an agent is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailBy(keys().otherAgent), ProtocolError::NotFromCentre);
}

TEST_CASE("A key set signed by an approver is junk")
{
    KeySetAttack agent([](KeySet& set) { set.approvers = {keys().approvers[0].certificate()}; });
    agent.junk(agent.keySetMailBy(keys().approvers[0]), ProtocolError::NotFromCentre);
}

TEST_CASE("A key set of another root of the same name is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailBy(makeSigner("root")), ProtocolError::NotFromCentre);
}

TEST_CASE("A key set that two have signed is junk")
{
    KeySetAttack agent;
    agent.junk(agent.mail(opensslSignTwice(agent.json(), keys().root, keys().stranger)), CryptoError::MalformedMessage);
}

TEST_CASE("A key set of another fleet is junk")
{
    KeySetAttack agent;
    KeySet set = agent.next();
    set.fleet = "fleet-2";
    agent.junk(agent.keySetMail(set), ProtocolError::WrongFleet);
}

TEST_CASE("A rollback of the key set is junk")
{
    KeySetAttack agent;
    agent.receive(agent.keySetMail(agent.next(3)));
    REQUIRE(agent.version() == 3);
    agent.junk(agent.keySetMail(agent.next(2)), ProtocolError::Superseded);
}

TEST_CASE("Another key set of the same version is junk")
{
    KeySetAttack agent;
    KeySet set = agent.next(1);
    set.signing = {keys().second.certificate()};
    agent.junk(agent.keySetMail(set), ProtocolError::Superseded);
}

TEST_CASE("A settings file with an older key set does not take the agent back")
{
    KeySetAttack agent;
    KeySet set = agent.next();
    set.signing = {keys().second.certificate()};
    agent.receive(agent.keySetMail(set));
    agent.restart(); // the settings file still brings version 1
    CHECK(agent.version() == 2);
    agent.speaker = keys().second;
    agent.junk(agent.updateMail(agent.update()), ProtocolError::NotFromCentre);
}

TEST_CASE("An update is refused once the key set has expired")
{
    KeySetAttack agent([](KeySet& set) { set.notAfter = set.created + std::chrono::hours(1); });
    agent.pass(std::chrono::hours(2));
    checkRefused(agent, agent.updateMail(agent.update()), outcomeCode::keysExpired);
}

TEST_CASE("An agent whose key set has expired follows a newer one")
{
    KeySetAttack agent([](KeySet& set) { set.notAfter = set.created + std::chrono::hours(1); });
    agent.pass(std::chrono::hours(2));
    KeySet set = agent.next();
    set.notAfter = agent.clock.now() + std::chrono::hours(1);
    agent.receive(agent.keySetMail(set));
    agent.receive(agent.updateMail(agent.update()));
    CHECK(agent.scriptRuns() == 1);
}

TEST_CASE("A key set that makes an encryption key a signer is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("signing", base64(keys().encryption.certificate(), 1)), CryptoError::WrongKeyUsage);
}

TEST_CASE("A key set without signers is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("signing", QJsonArray{}), ProtocolError::Malformed);
}

TEST_CASE("A key set with too many signers is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("signing", base64(keys().daily.certificate(), 9)), ProtocolError::Malformed);
}

TEST_CASE("A key set that requires more approvers than it has is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("approvalsRequired", 1), ProtocolError::Malformed);
}

TEST_CASE("A key set that counts an approver twice is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("approvers", base64(keys().approvers[0].certificate(), 2)),
               ProtocolError::Malformed);
}

TEST_CASE("A key set whose certificate is no certificate is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("signing", QJsonArray{"AAAA"}), CryptoError::InvalidCertificate);
}

TEST_CASE("A key set of a negative version is junk")
{
    KeySetAttack agent;
    agent.junk(agent.keySetMailWith("version", -1), ProtocolError::Malformed);
}
