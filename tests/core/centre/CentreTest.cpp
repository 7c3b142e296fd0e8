// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/agent/AgentSettings.h>
#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/centre/KeySetChange.h>
#include <core/crypto/Digest.h>
#include <core/domain/DomainError.h>
#include <core/protocol/Approval.h>

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

TEST_CASE("A new agent gets a code of its own, in a settings file that only its owner reads")
{
    CentreBench bench;
    std::vector<AgentStatus> reset;
    QObject::connect(&bench.centre(), &Centre::agentsReset,
                     [&](const std::vector<AgentStatus>& agents) { reset = agents; });
    Agent classed = agent("A1");
    classed.hardwareClass = "box-2";
    CHECK(require(bench.centre().addAgents({classed, agent("A2")})) == 2);
    CHECK(reset.size() == 2);
    const AgentSettings first = require(readAgentSettings(bench.settingsPath("A1")));
    const AgentSettings second = require(readAgentSettings(bench.settingsPath("A2")));
    CHECK(first.agent == agentId("A1"));
    CHECK(first.centreAddress == bench.address);
    CHECK(first.smtp.server.user == "a1@customer.example");
    CHECK(first.smtp.server.password.isEmpty());
    CHECK(first.hardwareClass == "box-2");
    CHECK(first.rootCertificate == bench.keys.trust.root.toPem());
    CHECK(first.keySet == bench.keys.trust.signedKeySet);
    CHECK(first.enrolmentCode.size() == 32);
    CHECK(first.enrolmentCode != second.enrolmentCode);
    CHECK(first.codeExpires == bench.clock.now() + defaultCodeLifetime);
    CHECK_FALSE(readAll(bench.settingsPath("A1")).contains("PRIVATE KEY"));
    CHECK((QFileInfo(bench.settingsPath("A1")).permissions() & (QFile::ReadGroup | QFile::ReadOther))
          == QFile::Permissions());
    const auto stored = require(bench.database->agents().invitation(agentId("A1")));
    REQUIRE(stored);
    CHECK(stored->codeSha256 == sha256(first.enrolmentCode.toLatin1()));
    CHECK(stored->expires == first.codeExpires);
    CHECK(bench.status("A1").agent.enrolment == EnrolmentState::Invited);
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
    require(bench.centre().addAgents({agent("A2")}));
    const QByteArray before = readAll(bench.settingsPath("A2"));
    require(bench.database->database().execute("PRAGMA query_only = ON"));
    CHECK_FALSE(bench.centre().addAgents({agent("A1")}));
    CHECK_FALSE(bench.centre().inviteAgents({agentId("A2")}));
    CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
    CHECK(readAll(bench.settingsPath("A2")) == before);
}

TEST_CASE("A file of agents is imported as a whole or not at all")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A2")}));
    const QString file = bench.path("fleet.csv");
    const auto [second, code, value] = GENERATE(table<const char*, std::error_code, const char*>({
        {"A2,other@b.example", make_error_code(DomainError::DuplicateAgent), "A2"},
        {"A3,a2@customer.example", make_error_code(DomainError::DuplicateMailAddress), "a2@customer.example"},
        {"A3,nobody", make_error_code(DomainError::InvalidMailAddress), "nobody"},
    }));
    writeAll(file, QByteArray("agent_id,mail_address\nA1,a1@b.example\n\n") + second + "\n");
    const auto imported = bench.centre().importAgents(file);
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code() == code);
    CHECK(imported.error().subject() == "fleet.csv, line 4");
    CHECK(imported.error().detail() == value);
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

TEST_CASE("An agent that is removed, revoked or invited while a batch runs ends in it as failed")
{
    CentreBench bench;
    bench.addEnrolled({"A1", "A2", "A3", "A4"});
    const BatchId batch = require(bench.centre().startBatch(bench.packageFile(), {}, false));
    require(bench.centre().removeAgents({agentId("A1")}));
    require(bench.centre().revokeAgents({agentId("A2")}));
    require(bench.centre().inviteAgents({agentId("A3")}));
    const auto targets = require(bench.database->batches().targets(batch));
    REQUIRE(targets.size() == 4);
    CHECK(targets[0].cause == FailureCause::AgentRemoved);
    CHECK(targets[1].cause == FailureCause::AgentRevoked);
    CHECK(targets[2].cause == FailureCause::AgentRevoked);
    CHECK_FALSE(isEnd(targets[3].state));
    // The one waiting mail is for the one agent that is left.
    const auto mails = require(bench.database->mails().dueMails(bench.clock.now(), 10));
    REQUIRE(mails.size() == 1);
    REQUIRE(mails[0].recipients.size() == 1);
    CHECK(mails[0].recipients[0].agent == agentId("A4"));
    CHECK(bench.centre().retryFailed(batch).error().is(DomainError::NothingToRetry));
}

TEST_CASE("A batch is for agents that are enrolled: the others are left out, or named")
{
    CentreBench bench;
    require(bench.centre().addAgents({agent("A0")}));
    CHECK(bench.centre().startBatch(bench.packageFile(), {}, false).error().is(DomainError::NoAgentsSelected));
    CHECK(bench.centre().requestVersions({}).error().is(DomainError::NoAgentsSelected));
    bench.addEnrolled({"A1", "A2"});
    require(bench.centre().revokeAgents({agentId("A2")}));

    for (const char* const id : {"A0", "A2"}) {
        const auto named = bench.centre().startBatch(bench.packageFile(), {agentId("A1"), agentId(id)}, false);
        REQUIRE_FALSE(named);
        CHECK(named.error().is(DomainError::NotEnrolled));
        CHECK(named.error().subject() == id);
        CHECK(bench.centre().requestVersions({agentId(id)}).error().is(DomainError::NotEnrolled));
    }
    CHECK(bench.centre().requestVersions({agentId("A9")}).error().is(DomainError::UnknownAgent));
    CHECK(bench.centre().startBatch(bench.packageFile(), {agentId("A9")}, false).error().is(DomainError::UnknownAgent));
    const BatchId batch = require(bench.centre().startBatch(bench.packageFile(), {}, false));
    CHECK(require(bench.database->batches().targets(batch)).size() == 1);
    require(bench.centre().requestVersions({}));
}

TEST_CASE("A key set that has expired sends nothing, and says so before")
{
    CentreBench bench;
    bench.addEnrolled({"A1"});
    const QString file = bench.packageFile();
    CHECK_FALSE(bench.centre().keyWarning());
    bench.clock.runUntil(bench.keys.trust.keySet.notAfter - std::chrono::hours(1));
    REQUIRE(bench.centre().keyWarning());
    CHECK(bench.centre().keyWarning()->is(CentreError::KeySetExpiresSoon));
    const BatchId batch = require(bench.centre().startBatch(file, {}, false));
    bench.pass(std::chrono::hours(24));
    CHECK(bench.centre().keyWarning()->is(CentreError::KeySetExpired));
    const auto started = bench.centre().startBatch(file, {}, false);
    REQUIRE_FALSE(started);
    CHECK(started.error().is(CentreError::KeySetExpired));
    CHECK(bench.centre().retryFailed(batch).error().is(CentreError::KeySetExpired));
    CHECK(bench.centre().requestVersions({}));
}

TEST_CASE("A package that too few people have approved is not sent")
{
    CentreBench bench;
    bench.addEnrolled({"A1"});
    const Box anna("Anna", bench.clock.now());
    const Box bea("Bea", bench.clock.now());
    const KeySet draft = require(draftApprovers(
        bench.keys.trust, {anna.signing.certificate(), bea.signing.certificate()}, 2, bench.clock.now()));
    bench.keys.trust = require(
        installKeySet(bench.path("."), bench.keys.trust, require(signKeySet(draft, bench.root())), bench.clock.now()));
    bench.restartCentre(bench.keys);
    const UpdatePackage package = smallPackage();
    const QString file = bench.packageFile(package);
    const auto approve = [&](const Box& approver) {
        writeAll(approvalPath(file, approver.signing.certificate().keyId()),
                 require(approvePackage(package.manifest, "fleet", approver.signing, bench.clock.now())));
    };
    const auto missing = [&] { return bench.centre().startBatch(file, {}, false).error(); };
    CHECK(missing().is(CentreError::ApprovalsMissing));
    CHECK(missing().subject() == file);
    CHECK(missing().detail() == "0 of 2");
    approve(anna);
    CHECK(missing().detail() == "1 of 2");
    CHECK(require(bench.database->batches().all()).empty());
    approve(bea);
    require(bench.centre().startBatch(file, {}, false));
    bench.pass(std::chrono::seconds(10));
    const auto entries = bench.hub.entries(agent("A1").address);
    const auto command = require(readCommandMail(*bench.hub.fetch(agent("A1").address, entries.back().uid),
                                                 bench.trustOf(bench.box("A1")), bench.clock.now()));
    CHECK(std::get<UpdateCommand>(command).approvals.size() == 2);
}

TEST_CASE("Agents that follow an older key set get the new one before a command, the others do not")
{
    CentreBench bench;
    bench.addEnrolled({"A1", "A2"});
    require(bench.centre().addAgents({agent("A3")}));
    require(bench.centre().start());
    bench.pass(std::chrono::seconds(10));
    CHECK(bench.hub.entries(agent("A1").address).empty());

    const AgentTrust before = bench.trustOf(bench.box("A1"));
    const KeySet draft =
        require(draftRotation(bench.path("."), bench.keys.trust, {}, {dayPhrase, {}}, bench.clock.now()));
    const CentreTrust trust = require(
        installKeySet(bench.path("."), bench.keys.trust, require(signKeySet(draft, bench.root())), bench.clock.now()));
    StoredReport report;
    report.agent = agentId("A2");
    report.report.softwareVersion = require(SoftwareVersion::parse("1.0.00"));
    report.keySetVersion = 2;
    require(bench.database->agents().addReports({report}));
    bench.restartCentre(require(loadCentreKeys(bench.path("."), trust, {dayPhrase, {}})));
    require(bench.centre().start());
    bench.pass(std::chrono::seconds(10));
    CHECK(bench.hub.entries(agent("A2").address).empty());
    const auto entries = bench.hub.entries(agent("A1").address);
    REQUIRE(entries.size() == 1);
    const auto command =
        require(readCommandMail(*bench.hub.fetch(agent("A1").address, entries[0].uid), before, bench.clock.now()));
    CHECK(std::get<KeySetCommand>(command).keySet.version == 2);
    CHECK(std::get<KeySetCommand>(command).signedKeySet == trust.signedKeySet);

    require(bench.centre().requestVersions({agentId("A1"), agentId("A2")}));
    bench.pass(std::chrono::seconds(10));
    CHECK(bench.hub.entries(agent("A1").address).size() == 3);
    CHECK(bench.hub.entries(agent("A2").address).size() == 1);
}

TEST_CASE("A batch whose package was signed with a key that is revoked now ends, and the centre starts")
{
    CentreBench bench;
    bench.addEnrolled({"A1", "A2"});
    const QString file = bench.packageFile();
    // The centre ends before it has sealed anything.
    const auto package = require(bench.database->packages().add(
        {0, QByteArray(32, 'p'), bench.path("gone.rdspkg"), smallPackage().manifest, bench.clock.now()}));
    BatchUpdate batch;
    batch.campaign = "c0ffee";
    batch.packageId = package;
    batch.target = smallPackage().manifest.softwareVersion;
    std::vector<BatchTarget> targets(2);
    targets[0].agent = agentId("A1");
    targets[1].agent = agentId("A2");
    const BatchId id = require(bench.database->batches().add(batch, targets));
    require(bench.centre().start());
    CHECK(bench.status("A1").target->cause == FailureCause::PackageUnusable);
    CHECK_FALSE(bench.status("A1").target->evidence.isEmpty());
    CHECK(require(bench.centre().progress(id)).failed == 2);
    CHECK(require(bench.centre().progress(id)).batch.finished);
    CHECK(bench.centre().retryFailed(id).error().is(FileError::NotFound));
    require(bench.centre().startBatch(file, {}, false));
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
