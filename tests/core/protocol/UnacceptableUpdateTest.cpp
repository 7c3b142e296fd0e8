// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/package/UpdatePackage.h>
#include <core/protocol/CommandJson.h>
#include <tests/core/package/ArchiveMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

/// An update whose inner signature covers these very bytes.
Result<Command> readSealed(const Parties& parties, const QByteArray& content)
{
    return parties.read(
        smimeMail(require(cms::seal(content, parties.centre, {parties.agentEncryption.certificate()}))));
}

/// An update whose container holds these members.
Result<Command> readMembers(const Parties& parties, const std::vector<Member>& members)
{
    return readSealed(parties, makeArchive(members, plainTar()));
}

} // namespace

TEST_CASE("An update of another fleet is refused, and the centre learns why")
{
    const Parties parties;
    UpdateCommand update = sampleUpdate({agentNumber(1)});
    update.header.fleet = "fleet-2";
    const UnacceptableUpdate refused =
        checkUnacceptable(parties.read(parties.updateMail(update)), outcomeCode::wrongFleet);
    CHECK(refused.detail.contains("fleet-2"));
}

TEST_CASE("An update that does not name the agent is refused, though the agent can decrypt it")
{
    const Parties parties;
    for (const std::vector<AgentId>& others : {std::vector<AgentId>{}, {agentNumber(2), agentNumber(10)}}) {
        checkUnacceptable(parties.read(parties.updateMail(sampleUpdate(others))), outcomeCode::notARecipient);
    }
}

TEST_CASE("An update is obeyed up to its last millisecond, and refused later")
{
    const Parties parties;
    const QByteArray mail = parties.updateMail(sampleUpdate({agentNumber(1)}));
    const Timestamp last = commandHeader({}).notAfter;
    CHECK(std::holds_alternative<UpdateCommand>(require(parties.read(mail, last))));
    checkUnacceptable(parties.read(mail, last + Duration(1)), outcomeCode::expired);
}

TEST_CASE("Of several reasons the first is told")
{
    Parties parties;
    UpdateCommand update = sampleUpdate({agentNumber(2)});
    update.header.fleet = "fleet-2";
    parties.trust.keySet.notAfter = sentAt;
    parties.trust.keySet.approvalsRequired = 1;
    const Timestamp late = update.header.notAfter + Duration(1);
    checkUnacceptable(parties.read(parties.updateMail(update), late), outcomeCode::wrongFleet);
    update.header.fleet = "fleet-1";
    checkUnacceptable(parties.read(parties.updateMail(update), late), outcomeCode::notARecipient);
    update.header.recipients = {agentNumber(1)};
    checkUnacceptable(parties.read(parties.updateMail(update), late), outcomeCode::expired);
    checkUnacceptable(parties.read(parties.updateMail(update), sentAt + Duration(1)), outcomeCode::keysExpired);
    checkUnacceptable(parties.read(parties.updateMail(update), sentAt), outcomeCode::notApproved);
}

TEST_CASE("An update whose container is spoilt behind the manifest is refused with the reason")
{
    const Parties parties;
    const QByteArray json = toJson(sampleUpdate({agentNumber(1)}));
    const Member manifest{"manifest.json", json};
    const Member payload{"payload.tar.zst", "payload"};
    REQUIRE(std::holds_alternative<UpdateCommand>(require(readMembers(parties, {manifest, payload}))));
    checkUnacceptable(readMembers(parties, {manifest, payload, {"install.sh", "x"}}), outcomeCode::memberAdded);
    checkUnacceptable(readMembers(parties, {manifest, {"payload.tar.gz", "x"}}), outcomeCode::memberAdded);
    checkUnacceptable(readMembers(parties, {manifest, manifest}), outcomeCode::memberAdded);
    checkUnacceptable(readMembers(parties, {manifest, {"payload.tar.zst", {}, 0120000, "/etc/passwd"}}),
                      outcomeCode::memberAdded);
    const QByteArray whole = require(packContainer({json, QByteArray(5000, 'p')}));
    checkUnacceptable(readSealed(parties, whole.chopped(3000)), outcomeCode::badPayload);
    checkUnacceptable(readSealed(parties, whole + "x"), outcomeCode::badPayload);
    const QByteArray large(16 * 1024 * 1024 + 1, 'p');
    checkUnacceptable(readMembers(parties, {manifest, {"payload.tar.zst", large}}), outcomeCode::tooLarge);
}

TEST_CASE("An update that cannot be named is dropped")
{
    const Parties parties;
    const QByteArray json = toJson(sampleUpdate({agentNumber(1)}));
    const Member payload{"payload.tar.zst", "payload"};
    checkRefused(readSealed(parties, {}), ProtocolError::Malformed);
    checkRefused(readSealed(parties, "not an archive"), ProtocolError::Malformed);
    checkRefused(readSealed(parties, json), ProtocolError::Malformed);
    checkRefused(readSealed(parties, makeArchive({{"manifest.json", json}, payload})), ProtocolError::Malformed);
    checkRefused(readMembers(parties, {payload, {"manifest.json", json}}), ProtocolError::Malformed);
    checkRefused(readMembers(parties, {payload}), ProtocolError::Malformed);
    checkRefused(readMembers(parties, {{"manifest.json", "{}"}, payload}), ProtocolError::Malformed);
    checkRefused(readMembers(parties, {{"manifest.json", json + '\n'}, payload}), ProtocolError::Malformed);
    checkRefused(readMembers(parties, {{"manifest.json", QByteArray(5 * 1024 * 1024, ' ')}, payload}),
                 ProtocolError::Malformed);
}
