// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>
#include <core/protocol/CommandJson.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

const AgentId otherAgent = *AgentId::parse("AGENT0000002");

QByteArray withField(const QByteArray& json, const QString& key, const QJsonValue& value)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    REQUIRE_FALSE(object.isEmpty());
    object.insert(key, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A good update with another manifest, both signatures good.
QByteArray mailWithManifest(const AgentUnderAttack& agent, const QByteArray& json)
{
    const QByteArray container = require(packContainer({json, agent.update().payload}));
    return agent.mail(agent.outer(agent.envelope(require(cms::sign(container, keys().daily)))));
}

QByteArray signedMail(const AgentUnderAttack& agent, const QByteArray& json)
{
    return agent.mail(require(cms::sign(json, keys().daily)));
}

EnrolmentAnswerCommand answer(const AgentUnderAttack& agent, const QString& code)
{
    return {agent.versionRequest().header, QString(32, 'f'), code};
}

/// Both are signed by the centre, both can be read by the agent.
void checkManifestJunk(AgentUnderAttack& agent, const QString& key, const QJsonValue& value)
{
    const QByteArray mail = mailWithManifest(agent, withField(toJson(agent.update()), key, value));
    checkJunk(agent, mail, ProtocolError::Malformed);
    CHECK(agent.read(mail).error().subject() == key);
}

} // namespace

TEST_CASE("An update of another fleet is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.header.fleet = "fleet-2";
    checkRefused(agent, agent.updateMail(update), outcomeCode::wrongFleet);
}

TEST_CASE("An update that another agent has decrypted and forwarded is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.header.recipients = {otherAgent};
    // The other agent opens what was sealed for it and seals the inner part, still signed by the centre, for this one.
    // It cannot make the outer signature; where somebody can, the list of recipients still counts.
    checkRefused(agent, agent.updateMail(update), outcomeCode::notARecipient);
}

TEST_CASE("An update for nobody is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.header.recipients.clear();
    checkRefused(agent, agent.updateMail(update), outcomeCode::notARecipient);
}

TEST_CASE("An update that was held back until it expired is refused")
{
    AgentUnderAttack agent;
    const QByteArray mail = agent.updateMail(agent.update());
    agent.pass(std::chrono::hours(24) + Duration(1));
    checkRefused(agent, mail, outcomeCode::expired);
}

TEST_CASE("An update that is replayed runs once, and the centre is told once")
{
    AgentUnderAttack agent;
    const QByteArray mail = agent.updateMail(agent.update());
    agent.receive(mail);
    REQUIRE(agent.scriptRuns() == 1);
    REQUIRE(agent.notices().empty());
    for (int i = 0; i < 3; ++i) {
        agent.receive(mail);
    }
    CHECK(agent.scriptRuns() == 1);
    REQUIRE(agent.notices().size() == 1);
    CHECK(agent.notices().front().outcome.code == outcomeCode::replayed);
    CHECK(agent.ask().lastUpdate->code == outcomeCode::installed);
}

TEST_CASE("An update that is replayed after a restart runs once")
{
    AgentUnderAttack agent;
    const QByteArray mail = agent.updateMail(agent.update());
    agent.receive(mail);
    agent.restart();
    agent.receive(mail);
    CHECK(agent.scriptRuns() == 1);
    REQUIRE(agent.notices().size() == 1);
    CHECK(agent.notices().front().outcome.code == outcomeCode::replayed);
}

TEST_CASE("An update that was refused is not executed when it is replayed under better conditions")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.acceptedVersions = {require(SoftwareVersion::parse("1.0.01-0"))};
    const QByteArray mail = agent.updateMail(update);
    agent.receive(mail);
    REQUIRE(agent.notices().size() == 1);
    UpdateCommand between = agent.update();
    between.header.sequence = 2;
    between.package.softwareVersion = update.package.acceptedVersions.front();
    agent.receive(agent.updateMail(between));
    REQUIRE(agent.scriptRuns() == 1);
    agent.receive(mail);
    CHECK(agent.scriptRuns() == 1);
    REQUIRE(agent.notices().size() == 2);
    CHECK(agent.notices().back().outcome.code == outcomeCode::replayed);
}

TEST_CASE("A rollback to an older version is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.softwareVersion = require(SoftwareVersion::parse("1.0.00-0"));
    checkRefused(agent, agent.updateMail(update), outcomeCode::downgrade);
}

TEST_CASE("A rollback of the release sequence below a newer version is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.releaseSequence = 4;
    checkRefused(agent, agent.updateMail(update), outcomeCode::downgrade);
}

TEST_CASE("A downgrade that is permitted for another agent is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.softwareVersion = require(SoftwareVersion::parse("1.0.00-0"));
    update.allowDowngrade = true;
    update.header.recipients = {otherAgent};
    checkRefused(agent, agent.updateMail(update), outcomeCode::notARecipient);
}

TEST_CASE("A release sequence that would lock out all later releases is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    SECTION("by one too many")
    {
        update.package.releaseSequence = 5 + 10'001;
    }
    SECTION("the highest there is")
    {
        update.package.releaseSequence = (Q_INT64_C(1) << 53) - 1;
    }
    checkRefused(agent, agent.updateMail(update), outcomeCode::sequenceTooHigh);
}

TEST_CASE("A downgrade permission does not permit an absurd release sequence")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.releaseSequence = 5 + 10'001;
    update.allowDowngrade = true;
    checkRefused(agent, agent.updateMail(update), outcomeCode::sequenceTooHigh);
}

TEST_CASE("An update for another hardware class is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.hardwareClasses = {"box-b", "box-aa", "BOX-A"};
    checkRefused(agent, agent.updateMail(update), outcomeCode::wrongHardware);
}

TEST_CASE("An update on the wrong precursor is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.acceptedVersions = {require(SoftwareVersion::parse("1.0.00-0"))};
    checkRefused(agent, agent.updateMail(update), outcomeCode::precondition);
}

TEST_CASE("A version request for other agents is junk")
{
    AgentUnderAttack agent;
    VersionRequestCommand request = agent.versionRequest();
    request.header.recipients = {otherAgent};
    checkJunk(agent, signedMail(agent, toJson(request)), ProtocolError::NotARecipient);
}

TEST_CASE("A version request of another fleet is junk")
{
    AgentUnderAttack agent;
    VersionRequestCommand request = agent.versionRequest();
    request.header.fleet = "fleet-2";
    checkJunk(agent, signedMail(agent, toJson(request)), ProtocolError::WrongFleet);
}

TEST_CASE("A version request that was held back until it expired is junk")
{
    AgentUnderAttack agent;
    VersionRequestCommand request = agent.versionRequest();
    request.header.notAfter = agent.clock.now() - Duration(1);
    checkJunk(agent, signedMail(agent, toJson(request)), ProtocolError::Expired);
}

TEST_CASE("An enrolment answer to another request changes nothing")
{
    AgentUnderAttack agent;
    REQUIRE_FALSE(agent.state().isEnrolled);
    for (const QString& code : {enrolmentCode::enrolled, enrolmentCode::wrongCode}) {
        agent.receive(signedMail(agent, toJson(answer(agent, code))));
        CHECK_FALSE(agent.state().isEnrolled);
        CHECK(agent.state().enrolmentRefusal.isEmpty());
    }
}

TEST_CASE("An enrolment answer for another agent is junk")
{
    AgentUnderAttack agent;
    EnrolmentAnswerCommand command = answer(agent, enrolmentCode::codeUsed);
    command.header.recipients = {otherAgent};
    checkJunk(agent, signedMail(agent, toJson(command)), ProtocolError::NotARecipient);
}

TEST_CASE("An enrolment answer of an agent is junk")
{
    AgentUnderAttack agent;
    const QByteArray json = toJson(answer(agent, enrolmentCode::codeUsed));
    checkJunk(agent, agent.mail(require(cms::sign(json, keys().otherAgent))), ProtocolError::NotFromCentre);
    CHECK(agent.state().enrolmentRefusal.isEmpty());
}

TEST_CASE("A version request in the envelope of an update is junk")
{
    AgentUnderAttack agent;
    checkJunk(agent, mailWithManifest(agent, toJson(agent.versionRequest())), ProtocolError::Malformed);
}

TEST_CASE("The manifest of an update as a plain command is junk")
{
    AgentUnderAttack agent;
    checkJunk(agent, signedMail(agent, toJson(agent.update())), ProtocolError::Malformed);
}

TEST_CASE("A manifest of another type is junk")
{
    AgentUnderAttack agent;
    checkManifestJunk(agent, "type", "package-approval");
}

TEST_CASE("A manifest of another format is junk")
{
    AgentUnderAttack agent;
    checkManifestJunk(agent, "format", 2);
}

TEST_CASE("A manifest with a field that nobody knows is junk")
{
    AgentUnderAttack agent;
    checkManifestJunk(agent, "alsoRun", "reboot");
}

TEST_CASE("A manifest with an attempt that cannot be is junk")
{
    AgentUnderAttack agent;
    checkManifestJunk(agent, "sequence", 0);
}

TEST_CASE("A manifest whose recipient is a path is junk")
{
    AgentUnderAttack agent;
    checkManifestJunk(agent, "recipients", QJsonArray{agent.id.toString(), "../AGENT0000002"});
}

TEST_CASE("A manifest with something after it is junk")
{
    AgentUnderAttack agent;
    checkJunk(agent, mailWithManifest(agent, toJson(agent.update()) + "{}"), PackageError::InvalidManifest);
}

TEST_CASE("A manifest with a field twice is junk")
{
    AgentUnderAttack agent;
    QByteArray json = toJson(agent.update());
    const QByteArray allowed = "\"allowDowngrade\":false";
    REQUIRE(json.contains(allowed));
    json.replace(allowed, allowed + ",\"allowDowngrade\":true");
    checkJunk(agent, mailWithManifest(agent, json), PackageError::InvalidManifest);
}

TEST_CASE("A manifest that is nested without end is junk")
{
    AgentUnderAttack agent;
    checkJunk(agent, mailWithManifest(agent, QByteArray(100'000, '[')), PackageError::InvalidManifest);
}

TEST_CASE("A manifest whose module is a path is junk")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.modules.front().name = "../../etc/passwd";
    checkJunk(agent, agent.updateMail(update), PackageError::InvalidManifest);
}

TEST_CASE("A manifest with more modules than allowed is junk")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    for (int i = 0; i < 1000; ++i) {
        update.package.modules.push_back(moduleOf(QString("module%1").arg(i), "x"));
    }
    checkJunk(agent, agent.updateMail(update), PackageError::InvalidManifest);
}
