// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>

using namespace rds;
using namespace rds::test;

namespace {

/// An agent of a centre where two of two approvers have to approve each package.
struct TwoPersonRule : AgentUnderAttack {
    TwoPersonRule()
        : AgentUnderAttack([](KeySet& set) {
            set.approvalsRequired = 2;
            set.approvers = {keys().approvers[0].certificate(), keys().approvers[1].certificate()};
        })
    {
    }

    [[nodiscard]] QByteArray approval(const Identity& approver, const QString& fleet = fleetName) const
    {
        return require(approvePackage(update().package, fleet, approver, clock.now()));
    }
    [[nodiscard]] QByteArray mailWith(const std::vector<QByteArray>& approvals) const
    {
        UpdateCommand command = update();
        command.approvals = approvals;
        return updateMail(command);
    }
    void refused(const std::vector<QByteArray>& approvals)
    {
        checkRefused(*this, mailWith(approvals), outcomeCode::notApproved);
    }
    QByteArray first = approval(keys().approvers[0]);
    QByteArray second = approval(keys().approvers[1]);
};

} // namespace

TEST_CASE("An update that two people have approved is installed")
{
    TwoPersonRule agent;
    agent.receive(agent.mailWith({agent.first, agent.second}));
    CHECK(agent.scriptRuns() == 1);
}

TEST_CASE("An update that nobody has approved is refused")
{
    TwoPersonRule agent;
    agent.refused({});
}

TEST_CASE("An update with too few approvals is refused")
{
    TwoPersonRule agent;
    agent.refused({agent.second});
}

TEST_CASE("An update that the same person has approved twice is refused")
{
    TwoPersonRule agent;
    agent.refused({agent.first, agent.first, agent.approval(keys().approvers[0])});
}

TEST_CASE("An approval of another package does not count")
{
    TwoPersonRule agent;
    PackageManifest other = agent.update().package;
    other.modules.front().sha256[0] = static_cast<char>(other.modules.front().sha256[0] ^ 1);
    agent.refused({agent.first, require(approvePackage(other, fleetName, keys().approvers[1], agent.clock.now()))});
}

TEST_CASE("An approval of the same package with another release sequence does not count")
{
    TwoPersonRule agent;
    PackageManifest other = agent.update().package;
    other.releaseSequence += 1;
    agent.refused({agent.first, require(approvePackage(other, fleetName, keys().approvers[1], agent.clock.now()))});
}

TEST_CASE("An approval for another fleet does not count")
{
    TwoPersonRule agent;
    agent.refused({agent.first, agent.approval(keys().approvers[1], "fleet-2")});
}

TEST_CASE("An approval by a key of the day does not count")
{
    TwoPersonRule agent;
    agent.refused({agent.first, agent.approval(keys().daily)});
}

TEST_CASE("An approval by the root does not count")
{
    TwoPersonRule agent;
    agent.refused({agent.first, agent.approval(keys().root)});
}

TEST_CASE("An approval by a stranger with an approver's key identifier does not count")
{
    TwoPersonRule agent;
    const Identity impostor = makeImpostor("second", keys().approvers[1].certificate().keyId());
    agent.refused({agent.first, agent.approval(impostor)});
}

TEST_CASE("An approval by SHA-1 does not count")
{
    TwoPersonRule agent;
    const QByteArray document = require(cms::verify(agent.second, keys().approvers[1].certificate()));
    agent.refused({agent.first, opensslSign(document, keys().approvers[1], "-md sha1")});
}

TEST_CASE("Something that is no approval does not count")
{
    TwoPersonRule agent;
    agent.refused({agent.first, "approved"});
}

TEST_CASE("An update with more approvals than allowed is junk")
{
    TwoPersonRule agent;
    checkJunk(agent, agent.mailWith(std::vector<QByteArray>(17, agent.first)), ProtocolError::Malformed);
}
