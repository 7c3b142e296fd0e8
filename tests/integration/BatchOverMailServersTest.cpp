// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "RealFleet.h"

#include <app/setup/CentreRuntime.h>
#include <core/base/FileError.h>
#include <core/centre/CentreSettings.h>
#include <core/package/PackageFile.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const char* const centreAddress = "centre@manufacturer.example";

std::vector<MailAccount> accountsOf(const std::vector<DemoAgent>& members)
{
    std::vector<MailAccount> accounts{{require(MailAddress::parse(centreAddress)), "centre's secret"}};
    for (const DemoAgent& member : members) {
        accounts.push_back({member.agent.address, "secret of " + member.agent.id.toString()});
    }
    return accounts;
}

/// The example's centre on a private Postfix and Dovecot.
class RealCentre {
public:
    RealCentre()
        : members(require(demoFleet()))
        , servers(accountsOf(members))
        , fleet(servers, folder.filePath("centre/agents"), folder.filePath("boxes"))
    {
        require(servers.start());
        const Secret passPhrase(std::string_view("a pass phrase"));
        require(CentreFolder::create(centreFolder(), {folder.filePath("root-key.pem"), passPhrase, passPhrase}, clock,
                                     random));
        open();
        std::vector<Agent> agents;
        for (const DemoAgent& member : members) {
            agents.push_back(member.agent);
        }
        require(centre->addAgents(agents));
        const auto package = require(buildDemoPackage(folder.filePath("work"), 4s, clock.now()));
        require(
            writeFileAtomically(packagePath(), require(writePackageFile(package, runtime->folder()->keys()->signing))));
    }

    void open()
    {
        const MailAddress address = require(MailAddress::parse(centreAddress));
        CentreSettings settings;
        settings.address = address;
        settings.smtp = servers.smtpSettings(address);
        settings.pop3 = servers.pop3Settings(address, TlsMode::Implicit);
        settings.pollInterval = 300ms;
        settings.retryFirst = 1s;
        BatchPolicy policy;
        policy.replyTimeout = 10s;
        runtime.reset();
        runtime = std::make_unique<CentreRuntime>();
        centre = require(
            runtime->openWith(centreFolder(), {Secret(std::string_view("a pass phrase")), {}}, settings, policy));
    }

    /// Switches every box on, those of `daemons` as processes, and waits until all have enrolled by mail and have said
    /// what they run.
    void enrolAll(const QStringList& daemons = {})
    {
        for (const DemoAgent& member : members) {
            const bool isDaemon = daemons.contains(member.agent.id.toString());
            fleet.switchOn(member, isDaemon ? RealFleet::Kind::Daemon : RealFleet::Kind::InProcess);
        }
        const auto isKnown = [](const AgentStatus& status) {
            return status.agent.enrolment == EnrolmentState::Enrolled && status.agent.keySetVersion == 1;
        };
        const bool all = waitFor(
            [&] {
                const std::vector<AgentStatus> rows = require(centre->statuses());
                return std::all_of(rows.begin(), rows.end(), isKnown);
            },
            60s);
        INFO(fleet.sentences().toStdString());
        REQUIRE(all);
    }

    BatchProgress waitForEnd(BatchId batch)
    {
        REQUIRE(waitFor([&] { return require(centre->progress(batch)).batch.finished.has_value(); }, 90s));
        return require(centre->progress(batch));
    }

    AgentStatus status(const QString& id)
    {
        const std::vector<AgentStatus> all = require(centre->statuses());
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const AgentStatus& row) { return row.agent.id.toString() == id; });
        REQUIRE(found != all.end());
        return *found;
    }

    QString centreFolder() const { return folder.filePath("centre"); }
    QString packagePath() const { return folder.filePath("update.rdspkg"); }

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    std::vector<DemoAgent> members;
    PrivateMailServers servers;
    RealFleet fleet;
    std::unique_ptr<CentreRuntime> runtime;
    Centre* centre = nullptr;
};

} // namespace

TEST_CASE("the example's fleet enrols through Postfix and Dovecot, and its batch ends as its file says")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    RealCentre real;
    CHECK(require(real.centre->statuses()).front().agent.enrolment == EnrolmentState::Invited);
    const QStringList daemons{"AGENT0000001", "AGENT0000002", "AGENT0000010"};
    real.enrolAll(daemons);
    CHECK(QDir(real.centreFolder() + "/agents").isEmpty()); // their codes are dead
    for (const DemoAgent& member : real.members) {
        if (member.mailIsLost) { // these boxes are off until the retry
            real.fleet.switchOff(member.agent.id);
        }
    }
    const BatchId batch = require(real.centre->startBatch(real.packagePath(), {}, false));
    const BatchProgress first = real.waitForEnd(batch);
    CHECK(first.updated == 14);
    CHECK(first.failed == 3);
    CHECK(real.status("AGENT0000002").target->cause == FailureCause::NoReply);
    CHECK(real.status("AGENT0000010").target->cause == FailureCause::NewerReleaseInstalled);
    CHECK(real.status("AGENT0000015").target->cause == FailureCause::NoReply);
    CHECK(real.status("AGENT0000001").agent.version.toString() == "1.0.02-0");

    for (const DemoAgent& member : real.members) {
        if (member.mailIsLost) {
            const bool isDaemon = daemons.contains(member.agent.id.toString());
            real.fleet.switchOn(member, isDaemon ? RealFleet::Kind::Daemon : RealFleet::Kind::InProcess);
        }
    }
    CHECK(require(real.centre->retryFailed(batch)) == 3);
    const BatchProgress second = real.waitForEnd(batch);
    CHECK(second.updated == 16);
    CHECK(second.failed == 1);
    CHECK(real.status("AGENT0000010").target->cause == FailureCause::NewerReleaseInstalled);
    for (const DemoAgent& member : real.members) {
        const bool newer = member.agent.id.toString() == "AGENT0000010";
        CHECK(real.fleet.installedVersion(member.agent.id) == (newer ? "1.0.02-1" : "1.0.02-0"));
    }
}

TEST_CASE("a batch outlives an outage of the mail server and a restart of the centre")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    RealCentre real;
    real.enrolAll();
    real.servers.stopSmtp();
    const BatchId batch = require(real.centre->startBatch(real.packagePath(), {}, false));
    REQUIRE(waitFor([&] { return real.status("AGENT0000001").target->state == TargetState::Deferred; }));
    real.open(); // as after a crash: nothing but the folder is left
    require(real.servers.startSmtp());
    const BatchProgress progress = real.waitForEnd(batch);
    CHECK(progress.updated == 16);
    CHECK(progress.failed == 1);
}

TEST_CASE("an address that the mail server refuses fails alone, with the server's words")
{
    if (PrivateMailServers::skipped()) {
        return;
    }
    RealCentre real;
    real.enrolAll();
    require(real.servers.refuseRecipient(require(MailAddress::parse("agent@ccc.example")), "550 5.1.1 No such user"));
    real.open(); // the server reads its rules anew for a new connection
    const BatchId batch = require(real.centre->startBatch(real.packagePath(), {}, false));
    const BatchProgress progress = real.waitForEnd(batch);
    CHECK(progress.updated == 15);
    const AgentStatus refused = real.status("AGENT0000003");
    CHECK(refused.target->cause == FailureCause::AddressRefused);
    CHECK(refused.target->evidence.contains("No such user"));
}
