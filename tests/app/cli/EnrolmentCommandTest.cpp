// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/fleet/EmbeddedFleet.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/fleet/MailHub.h>
#include <db/Database.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

/// Boxes that are never updated here.
class NoRunner final : public InstallRunner {
public:
    void run(const InstallJob& /*job*/, QObject* /*context*/, Done done) override { done({}); }
};

InitialRelease firstRelease()
{
    InitialRelease release;
    release.report.softwareVersion = require(SoftwareVersion::parse("1.0.00-1"));
    release.report.modules = {{"mailer", "1.0.00", QDate(2002, 11, 3)}};
    release.files = {{release.report.modules.front(), "the first mailer\n"}};
    return release;
}

/// A centre of the program's own, its mail server, and boxes that speak with it by mail.
struct CentreWithBoxes : CliCentre {
    CentreWithBoxes()
        : hub(clock, random)
        , server(hub, clock)
        , fleet({hub, clock, random, executor, runner})
    {
        hub.setMailbox(require(MailAddress::parse("centre@manufacturer.example")), "secret");
        require(server.start());
        configureMail(server.smtpPort(), server.pop3Port());
        succeed({"config", "poll-seconds", "1"});
        for (const char* const user : {"smtp.user", "pop3.user"}) {
            succeed({"config", user, "centre@manufacturer.example"});
        }
        succeed({"agents", "add", "A1", "a1@b.example", "--hardware-class", "box-a"});
    }

    /// Loads a copy of the settings file on a box with this data folder, and switches it on.
    void switchOn(const QString& box)
    {
        AgentSettings settings = require(readAgentSettings(path("agents/A1.json")));
        CHECK(settings.hardwareClass == "box-a");
        switchOn(settings, box);
    }
    void switchOn(AgentSettings settings, const QString& box)
    {
        settings.dataFolder = path(box);
        settings.pollInterval = std::chrono::milliseconds(200);
        (void)require(fleet.add(std::move(settings), firstRelease()));
        fleet.start();
    }

    /// `agents enrol` for at most so many seconds.
    CliResult enrolByMail(int seconds) const
    {
        return run({"agents", "enrol", "--wait", QString::number(seconds)}, passwords);
    }
    QString problem() const { return agent("A1").value("enrolmentProblem").toString(); }
    QString enrolment() const { return agent("A1").value("enrolment").toString(); }

    const QStringList passwords{"RDSVM_SMTP_PASSWORD=secret", "RDSVM_POP3_PASSWORD=secret"};
    SystemClock clock;
    SystemRandom random;
    InlineExecutor executor;
    NoRunner runner;
    MailHub hub;
    LoopbackMailServer server;
    EmbeddedFleet fleet;
};

} // namespace

TEST_CASE("A box enrols by mail with its settings file, and the code is dead after it")
{
    CentreWithBoxes centre;
    CHECK(centre.enrolment() == "invited");
    CHECK(centre.run({"agents", "list"}).output.contains("Not enrolled"));
    centre.switchOn("box");
    const CliResult enrolled = centre.enrolByMail(60);
    INFO(enrolled.errors.toStdString());
    CHECK(enrolled.code == 0);
    CHECK(enrolled.errors.contains("A1 has enrolled."));
    CHECK(centre.enrolment() == "enrolled");
    CHECK_FALSE(centre.run({"agents", "list"}).output.contains("Not enrolled"));
    CHECK_FALSE(QFileInfo::exists(centre.path("agents/A1.json")));
    centre.succeed({"versions", "request", "--wait", "60"}, centre.passwords);
    CHECK(centre.agent("A1").value("version").toString() == "1.0.00-1");
    CHECK(centre.agent("A1").value("keySet").toInt() == 1);
}

TEST_CASE("A settings file that is used on two boxes is told, and the first box stays enrolled")
{
    CentreWithBoxes centre;
    const AgentSettings settings = require(readAgentSettings(centre.path("agents/A1.json")));
    centre.switchOn(settings, "first");
    CHECK(centre.enrolByMail(60).code == 0);
    centre.switchOn(settings, "second");
    CliProcess process(centre.arguments({"versions", "request", "--wait", "600"}), centre.passwords);
    CHECK(waitFor([&] { return centre.problem() == "code-used"; }, std::chrono::seconds(60)));
    process.signal(SIGTERM);
    (void)process.wait();
    CHECK(centre.enrolment() == "enrolled");
    const QString list = centre.run({"agents", "list"}).output;
    CHECK(list.contains("Two boxes"));
    CHECK(list.contains("same settings file"));

    centre.succeed({"agents", "invite", "A1"}); // the way back: one new file, for the right box
    CHECK(centre.enrolment() == "invited");
    CHECK(centre.problem().isEmpty());
    CHECK(QFileInfo::exists(centre.path("agents/A1.json")));
}

TEST_CASE("A code that has expired is told, and a new settings file helps")
{
    CentreWithBoxes centre;
    require(require(Database::open(centre.path("centre.sqlite")))->execute("UPDATE agents SET code_expires_at = 1000"));
    centre.switchOn("box");
    const CliResult late = centre.enrolByMail(3);
    CHECK(late.code == 3);
    CHECK(late.output.contains("A1: The code in its settings file has expired."));
    CHECK(centre.run({"agents", "list"}).output.contains("Code expired"));
    CHECK(centre.problem() == "code-expired");

    centre.succeed({"agents", "invite", "A1", "--code-days", "2"});
    centre.switchOn("box"); // the engineer comes again
    CHECK(centre.enrolByMail(60).code == 0);
    CHECK(centre.enrolment() == "enrolled");
}

TEST_CASE("A revoked agent is shown as such, and an invitation brings it back")
{
    CliCentre centre;
    centre.configureMail(25, 110);
    centre.succeed({"agents", "add", "A1", "a1@b.example", "--hardware-class", "box-a"});
    centre.enrol({"A1"});
    centre.succeed({"agents", "revoke", "A1"});
    CHECK(centre.agent("A1").value("enrolment").toString() == "revoked");
    CHECK(centre.run({"agents", "list"}).output.contains("Revoked"));
    CHECK(centre.refusal({"agents", "revoke", "A9"}).contains("A9"));
    CHECK(centre.refusal({"agents", "invite", "A1", "A9"}).contains("A9"));
    CHECK(centre.agent("A1").value("enrolment").toString() == "revoked");
    centre.succeed({"agents", "invite", "A1"});
    CHECK(centre.agent("A1").value("enrolment").toString() == "invited");
    CHECK(require(readAgentSettings(centre.path("agents/A1.json"))).hardwareClass == "box-a");
}

TEST_CASE("Agents that do not enrol in time are named, and the exit code says so")
{
    const CentreWithBoxes centre;
    const CliResult result = centre.enrolByMail(1);
    CHECK(result.code == 3);
    CHECK(result.output.contains("A1: Waiting for the box to enrol"));
    CHECK(centre.refusal({"agents", "enrol", "A9"}, centre.passwords).contains("A9"));
}
