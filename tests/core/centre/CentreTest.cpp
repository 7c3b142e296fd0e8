// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/agent/AgentSettings.h>
#include <core/base/FileError.h>
#include <core/domain/DomainError.h>

#include <QDir>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

QString reasonOf(const AgentStatus& /*status*/)
{
    return "reason";
}

} // namespace

TEST_CASE("A new agent gets keys of its own, in a settings file that only its owner reads")
{
    CentreBench bench;
    std::vector<AgentStatus> reset;
    QObject::connect(&bench.centre(), &Centre::agentsReset,
                     [&](const std::vector<AgentStatus>& agents) { reset = agents; });
    CHECK(require(bench.centre().addAgents({agent("A1"), agent("A2")})) == 2);
    CHECK(reset.size() == 2);
    const AgentSettings first = require(readAgentSettings(bench.settingsPath("A1")));
    const AgentSettings second = require(readAgentSettings(bench.settingsPath("A2")));
    CHECK(first.agent == agentId("A1"));
    CHECK(first.centreAddress == bench.address);
    CHECK(first.smtp.server.user == "a1@customer.example");
    CHECK(first.signingKey != second.signingKey);
    CHECK(first.encryptionKey != second.encryptionKey);
    CHECK((QFileInfo(bench.settingsPath("A1")).permissions() & (QFile::ReadGroup | QFile::ReadOther))
          == QFile::Permissions());
    const AgentKeys keys = require(readAgentKeys(first));
    const auto stored = require(bench.database->agents().certificates({agentId("A1")}));
    CHECK(stored.at(0).second.encryption == keys.trust.encryption.certificate().toDer());
}

TEST_CASE("Agents of which one is there already are not added, and its settings file is untouched")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A2")}));
    const QByteArray before = readAll(bench.settingsPath("A2"));
    auto added = bench.centre().addAgents({agent("A1"), agent("A2"), agent("A3")});
    REQUIRE_FALSE(added);
    CHECK(added.error().is(DomainError::DuplicateAgent));
    CHECK(added.error().subject() == "A2");

    Agent sameAddress = agent("A4");
    sameAddress.address = agent("A2").address;
    added = bench.centre().addAgents({agent("A1"), sameAddress});
    REQUIRE_FALSE(added);
    CHECK(added.error().is(DomainError::DuplicateMailAddress));

    CHECK(bench.ids() == QStringList{"A2"});
    CHECK(readAll(bench.settingsPath("A2")) == before);
    CHECK(QDir(bench.path("agents")).entryList(QDir::Files) == QStringList{"A2.json"});
}

TEST_CASE("Where a settings file cannot be written, no agent is added")
{
    CentreBench bench;
    SECTION("the folder cannot be made")
    {
        writeAll(bench.path("agents"), "in the way");
        const auto added = bench.centre().addAgents({agent("A1"), agent("A2")});
        REQUIRE_FALSE(added);
        CHECK(added.error().is(FileError::NotWritable));
        CHECK(added.error().subject() == bench.path("agents"));
    }
    SECTION("one file cannot be written")
    {
        REQUIRE(QDir().mkpath(bench.settingsPath("A2")));
        const auto added = bench.centre().addAgents({agent("A1"), agent("A2")});
        REQUIRE_FALSE(added);
        CHECK(added.error().subject() == bench.settingsPath("A2"));
        CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
    }
    CHECK(bench.ids().isEmpty());
}

TEST_CASE("Where the database fails, no settings file stays")
{
    CentreBench bench;
    require(bench.database->database().execute("PRAGMA query_only = ON"));
    CHECK_FALSE(bench.centre().addAgents({agent("A1")}));
    CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
}

TEST_CASE("A file of agents is imported as a whole or not at all")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A2")}));
    const QString file = bench.path("fleet.csv");
    const auto [second, code] = GENERATE(table<const char*, std::error_code>({
        {"A2,other@b.example", make_error_code(DomainError::DuplicateAgent)},
        {"A3,a2@customer.example", make_error_code(DomainError::DuplicateMailAddress)},
        {"A3,nobody", make_error_code(DomainError::InvalidMailAddress)},
    }));
    writeAll(file, QByteArray("agent_id,mail_address\nA1,a1@b.example\n") + second + "\n");
    const auto imported = bench.centre().importAgents(file);
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code() == code);
    CHECK(bench.ids() == QStringList{"A2"});
    CHECK(QDir(bench.path("agents")).entryList(QDir::Files) == QStringList{"A2.json"});
    CHECK(bench.centre().importAgents(bench.path("none.csv")).error().is(FileError::NotFound));

    writeAll(file, "agent_id,mail_address\nA1,a1@b.example\nA3,a3@b.example\n");
    CHECK(require(bench.centre().importAgents(file)) == 2);
    CHECK(bench.ids() == QStringList{"A1", "A2", "A3"});
}

TEST_CASE("Removed agents leave the list with their settings files, with an unknown one none leaves")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A1"), agent("A2"), agent("A3")}));
    const auto unknown = bench.centre().removeAgents({agentId("A1"), agentId("A9")});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().is(DomainError::UnknownAgent));
    CHECK(bench.ids() == QStringList{"A1", "A2", "A3"});
    CHECK(QFileInfo::exists(bench.settingsPath("A1")));

    require(bench.centre().removeAgents({agentId("A1"), agentId("A3")}));
    CHECK(bench.ids() == QStringList{"A2"});
    CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
    CHECK(QFileInfo::exists(bench.settingsPath("A2")));
    CHECK(require(bench.centre().addAgents({agent("A1")})) == 1);
}

TEST_CASE("An agent that is removed while a batch runs ends in it as failed")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A1"), agent("A2")}));
    const BatchId batch = require(bench.centre().startBatch(bench.packageFile(), {}, false));
    require(bench.centre().removeAgents({agentId("A1")}));
    const auto targets = require(bench.database->batches().targets(batch));
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].state == TargetState::Failed);
    CHECK(targets[0].cause == FailureCause::AgentRemoved);
    CHECK_FALSE(isEnd(targets[1].state));
}

TEST_CASE("The audit is written as a whole, and a place that cannot be written is named")
{
    CentreBench bench;
    Agent noted = agent("A1");
    noted.note = "=1+1";
    require(bench.centre().addAgents({noted, agent("A2")}));
    const QString file = bench.path("audit.csv");
    CHECK(require(bench.centre().exportAudit(file, &reasonOf)) == 2);
    const QByteArray csv = readAll(file);
    CHECK(csv.count("\r\n") == 3);
    CHECK(csv.startsWith("agent_id,mail_address,"));
    CHECK(csv.contains("'=1+1"));

    const QString nowhere = bench.path("no/such/folder/audit.csv");
    const auto exported = bench.centre().exportAudit(nowhere, &reasonOf);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().subject() == nowhere);
    CHECK_FALSE(QFileInfo::exists(bench.path("no")));
}
