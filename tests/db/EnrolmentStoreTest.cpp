// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp expiry = fromMillis(1'770'000'000'000);

Invitation invitation(char code)
{
    return {QByteArray(32, code), expiry, false};
}

InvitedAgent invited(int number)
{
    return {enrolled(number).agent, invitation('a')};
}

/// Agents 1 and 2 are invited, 3 is enrolled.
struct Desk : CentreFile {
    Desk()
    {
        require(agents().addInvited({invited(1), invited(2)}));
        require(agents().add({enrolled(3)}));
    }
    AgentStore& agents() { return db().agents(); }
    Agent agent(int number) { return require(agents().find(agentId(number))); }
};

StoredReport stamped(int agent, qint64 requested, qint64 replied)
{
    StoredReport result = report(agent, "1.0.01", 5000);
    result.stamp = {fromMillis(requested), fromMillis(replied)};
    result.keySetVersion = 4;
    return result;
}

} // namespace

TEST_CASE("An invited agent is in the list, and nobody believes it yet")
{
    Desk file;
    file.reopen();
    CHECK(file.agent(1).enrolment == EnrolmentState::Invited);
    CHECK(file.agent(1).codeExpires == expiry);
    CHECK(file.agent(3).enrolment == EnrolmentState::Enrolled);
    CHECK_FALSE(file.agent(3).codeExpires);
    CHECK(require(file.agents().invitation(agentId(1))) == invitation('a'));
    CHECK_FALSE(require(file.agents().invitation(agentId(3))));
    CHECK_FALSE(require(file.agents().invitation(agentId(9))));
    const auto certificates = require(file.agents().certificates({agentId(1), agentId(2), agentId(3)}));
    REQUIRE(certificates.size() == 1);
    CHECK(certificates[0].first == agentId(3));
    CHECK(require(file.db().batches().statuses()).size() == 3);
}

TEST_CASE("An agent that is there already is not invited as a new one")
{
    Desk file;
    CHECK(file.agents().addInvited({invited(4), invited(3)}).error().is(DomainError::DuplicateAgent));
    InvitedAgent twin = invited(5);
    twin.agent.address = enrolled(1).agent.address;
    CHECK(file.agents().addInvited({invited(4), twin}).error().is(DomainError::DuplicateMailAddress));
    CHECK(require(file.agents().all()).size() == 3);
}

TEST_CASE("Enrolling pins the certificates and spends the code")
{
    Desk file;
    require(file.agents().setEnrolmentProblem(agentId(1), EnrolmentProblem::WrongCode));
    CHECK(file.agent(1).enrolmentProblem == EnrolmentProblem::WrongCode);
    require(file.agents().enrol(agentId(1), enrolled(1).certificates));
    file.reopen();
    CHECK(file.agent(1).enrolment == EnrolmentState::Enrolled);
    CHECK(file.agent(1).enrolmentProblem == EnrolmentProblem::None);
    CHECK_FALSE(file.agent(1).codeExpires);
    const auto spent = require(file.agents().invitation(agentId(1)));
    REQUIRE(spent);
    CHECK(spent->isUsed);
    CHECK(spent->codeSha256 == invitation('a').codeSha256);
    const auto found = require(file.agents().findBySigningKey("key 1"));
    REQUIRE(found);
    CHECK(found->agent.id == agentId(1));
    CHECK(found->certificates == enrolled(1).certificates);
}

TEST_CASE("A key that another agent signs with is not pinned")
{
    Desk file;
    AgentCertificates stolen = enrolled(1).certificates;
    stolen.signingKeyId = enrolled(3).certificates.signingKeyId;
    const auto done = file.agents().enrol(agentId(1), stolen);
    REQUIRE_FALSE(done);
    CHECK(done.error().is(DbError::DuplicateSigningKey));
    CHECK(done.error().subject() == "AGENT0000001");
    CHECK(done.error().detail() == "AGENT0000003");
    CHECK(file.agent(1).enrolment == EnrolmentState::Invited);
    CHECK_FALSE(require(file.agents().invitation(agentId(1)))->isUsed);
}

TEST_CASE("Revoked agents are believed no more, and their codes are dead")
{
    Desk file;
    CHECK(file.agents().revoke({agentId(3), agentId(9)}).error().is(DomainError::UnknownAgent));
    CHECK(file.agent(3).enrolment == EnrolmentState::Enrolled);
    require(file.agents().revoke({agentId(3), agentId(1)}));
    file.reopen();
    CHECK(file.agent(3).enrolment == EnrolmentState::Revoked);
    CHECK(file.agent(1).enrolment == EnrolmentState::Revoked);
    CHECK_FALSE(file.agent(1).codeExpires);
    CHECK_FALSE(require(file.agents().invitation(agentId(1))));
    CHECK_FALSE(require(file.agents().findBySigningKey("key 3")));
    CHECK(require(file.agents().certificates({agentId(3)})).empty());
}

TEST_CASE("A new invitation replaces keys, code, problem and the order of answers")
{
    Desk file;
    require(file.agents().addReports({stamped(3, 10, 20)}));
    require(file.agents().setEnrolmentProblem(agentId(3), EnrolmentProblem::CodeUsed));
    const auto half = file.agents().invite({{agentId(3), invitation('b')}, {agentId(9), invitation('c')}});
    REQUIRE_FALSE(half);
    CHECK(half.error().is(DomainError::UnknownAgent));
    CHECK(half.error().subject() == "AGENT0000009");
    CHECK(file.agent(3).enrolment == EnrolmentState::Enrolled);

    require(file.agents().invite({{agentId(3), invitation('b')}, {agentId(1), invitation('c')}}));
    file.reopen();
    CHECK(file.agent(3).enrolment == EnrolmentState::Invited);
    CHECK(file.agent(3).enrolmentProblem == EnrolmentProblem::None);
    CHECK(file.agent(3).keySetVersion == 0);
    CHECK(file.agent(3).version == version("1.0.01"));
    CHECK(require(file.agents().invitation(agentId(3))) == invitation('b'));
    CHECK(require(file.agents().invitation(agentId(1))) == invitation('c'));
    CHECK_FALSE(require(file.agents().findBySigningKey("key 3")));
    CHECK(require(file.agents().newestStamps({agentId(3)})).empty());

    // The same box, with the keys that it has, or another agent with them.
    require(file.agents().enrol(agentId(3), enrolled(3).certificates));
    CHECK(require(file.agents().findBySigningKey("key 3"))->agent.id == agentId(3));
}

TEST_CASE("An agent that is not in the list cannot be enrolled, revoked or marked")
{
    Desk file;
    require(file.agents().remove({agentId(1)}));
    for (const int number : {1, 9}) {
        CHECK(
            file.agents().enrol(agentId(number), enrolled(number).certificates).error().is(DomainError::UnknownAgent));
        CHECK(file.agents().revoke({agentId(number)}).error().is(DomainError::UnknownAgent));
        CHECK(file.agents()
                  .setEnrolmentProblem(agentId(number), EnrolmentProblem::CodeUsed)
                  .error()
                  .is(DomainError::UnknownAgent));
    }
    CHECK_FALSE(require(file.agents().invitation(agentId(1))));
    require(file.agents().addInvited({{enrolled(1).agent, invitation('z')}}));
    CHECK(require(file.agents().invitation(agentId(1))) == invitation('z'));
}

TEST_CASE("The newest stamp of an agent is that of the last report that was kept")
{
    Desk file;
    CHECK(require(file.agents().newestStamps({agentId(3), agentId(1)})).empty());
    require(file.agents().addReports({stamped(3, 10, 20)}));
    require(file.agents().addReports({stamped(3, 30, 5)}));
    file.reopen();
    const auto stamps = require(file.agents().newestStamps({agentId(1), agentId(3), agentId(9)}));
    REQUIRE(stamps.size() == 1);
    CHECK(stamps[0] == std::pair(agentId(3), AnswerStamp{fromMillis(30), fromMillis(5)}));
    CHECK(file.agent(3).keySetVersion == 4);
    const auto reports = require(file.agents().reports(agentId(3)));
    REQUIRE(reports.size() == 2);
    const std::vector<AnswerStamp> kept{reports[0].stamp, reports[1].stamp};
    CHECK(std::count(kept.begin(), kept.end(), AnswerStamp{fromMillis(10), fromMillis(20)}) == 1);
    CHECK(reports[0].keySetVersion == 4);
}

TEST_CASE("Agents of a centre of before are enrolled with the certificates that they have")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("centre.db");
    const VirtualClock clock;
    DatabaseOptions old;
    old.migrations = {builtInMigrations().front()};
    {
        auto database = require(Database::open(path, old));
        for (const char* const sql : {"INSERT INTO agent_ids VALUES ('AGENT0000001')",
                                      "INSERT INTO agents (id, address, address_key, version, note, signing_key_id) "
                                      "VALUES ('AGENT0000001', 'a@b.example', 'a@b.example', '1.0.00', '', x'aabb')",
                                      "INSERT INTO agent_certificates VALUES (1, x'01', x'02')",
                                      "INSERT INTO reports (agent_id, received_at, software_version, rom_version) "
                                      "VALUES ('AGENT0000001', 7, '1.0.00', '')"}) {
            require(database->execute(sql));
        }
    }
    const auto database = require(CentreDatabase::open(path, clock));
    const auto found = require(database->agents().findBySigningKey(QByteArray::fromHex("aabb")));
    REQUIRE(found);
    CHECK(found->agent.enrolment == EnrolmentState::Enrolled);
    CHECK(found->agent.enrolmentProblem == EnrolmentProblem::None);
    CHECK(found->agent.keySetVersion == 0);
    CHECK(found->certificates.encryption == QByteArray("\x02"));
    CHECK(require(database->agents().newestStamps({agentId(1)})).empty());
    CHECK(require(database->agents().reports(agentId(1))).at(0).keySetVersion == 0);
}
