// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/package/UpdatePackage.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

UpdateSpec withScript(const QByteArray& body)
{
    UpdateSpec spec;
    spec.script = "#!/bin/sh\n" + body;
    return spec;
}

void requireUnchanged(const AgentBench& bench, const VersionReply& reply)
{
    CHECK(reply.report.softwareVersion.toString() == "1.0.00-1");
    CHECK(bench.installedFiles() == oldFiles());
    CHECK_FALSE(QFile::exists(bench.stagingFolder()));
    CHECK_FALSE(QFile::exists(bench.folder() + "/work"));
}

} // namespace

TEST_CASE("An update replaces the modules and the version, and the report says so")
{
    AgentBench bench;
    const VersionReply reply = bench.update({});
    CHECK(bench.installedFiles() == newFiles());
    CHECK(reply.requestId == "request-1");
    CHECK(reply.nonce == "nonce of request-1");
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
    CHECK(reply.report.romVersion == "1.5.08");
    REQUIRE(reply.report.modules.size() == 2);
    CHECK(reply.report.modules[0] == ModuleVersion{"abcd.exe", "1.0.02", {2002, 12, 16}});
    REQUIRE(reply.lastUpdate);
    CHECK(*reply.lastUpdate == UpdateOutcome{"campaign-1", 1, "installed", 0, "all is well"});
}

TEST_CASE("The install script sees the documented environment and nothing else")
{
    qputenv("RDS_SECRET_OF_THE_PARENT", "1");
    AgentBench bench;
    UpdateSpec spec;
    spec.script = "#!/bin/sh\nenv | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD= | sort >seen\npwd >>seen\n"
                  "cp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n";
    REQUIRE(bench.update(spec).lastUpdate->code == "installed");
    const QString folder = bench.folder();
    const QString expected = QString("LC_ALL=C\nPATH=/usr/bin:/bin\nRDS_AGENT_ID=AGENT0000001\nRDS_AGENT_PID=%1\n"
                                     "RDS_MODULES_DIR=%2/modules/staging.%1\nRDS_PACKAGE_DIR=%2/work/package\n"
                                     "RDS_PREVIOUS_VERSION=1.0.00-1\nRDS_SOFTWARE_VERSION=1.0.02-0\n%2\n")
                                 .arg(QString::number(::getpid()), folder);
    CHECK(QString::fromUtf8(readAll(folder + "/seen")) == expected);
}

TEST_CASE("A script that fails changes nothing, and its last lines are told")
{
    AgentBench bench;
    const auto reply = bench.update(withScript(
        "cp \"$RDS_PACKAGE_DIR\"/abcd.exe \"$RDS_MODULES_DIR\"/\necho one\necho out of paper >&2\nexit 3\n"));
    requireUnchanged(bench, reply);
    REQUIRE(reply.lastUpdate);
    CHECK(*reply.lastUpdate == UpdateOutcome{"campaign-1", 1, "script-failed", 3, "one\nout of paper"});
}

TEST_CASE("A script that writes into a module in place does not reach the installed one")
{
    AgentBench bench;
    const auto reply = bench.update(withScript("echo spoilt >>\"$RDS_MODULES_DIR\"/abcd.exe\nexit 1\n"));
    requireUnchanged(bench, reply);
}

TEST_CASE("A script that installs half of the modules is refused")
{
    AgentBench bench;
    const auto reply = bench.update(withScript("cp \"$RDS_PACKAGE_DIR\"/abcd.exe \"$RDS_MODULES_DIR\"/\n"));
    requireUnchanged(bench, reply);
    CHECK(reply.lastUpdate->code == "incomplete");
    CHECK(reply.lastUpdate->detail.contains("bbb.lib"));
}

TEST_CASE("A script that adds or changes what is not in its package is refused")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.modules.erase("bbb.lib");
    const QByteArray copy = "#!/bin/sh\ncp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n";
    for (const QByteArray& mischief :
         {QByteArray("echo x >\"$RDS_MODULES_DIR\"/extra"), QByteArray("echo x >\"$RDS_MODULES_DIR\"/bbb.lib"),
          QByteArray("mkdir \"$RDS_MODULES_DIR\"/folder"),
          QByteArray("ln -sf /etc/passwd \"$RDS_MODULES_DIR\"/bbb.lib")}) {
        ++spec.sequence;
        spec.script = copy + mischief + "\n";
        const auto reply = bench.update(spec);
        INFO(mischief.toStdString());
        requireUnchanged(bench, reply);
        CHECK(reply.lastUpdate->code == "incomplete");
    }
}

TEST_CASE("A module that is not in the package stays, and one that the script removes is gone")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.modules = {{"abcd.exe", "new abcd\n"}};
    REQUIRE(bench.update(spec).report.modules.size() == 2);
    CHECK(bench.installedFiles().at("bbb.lib") == "old bbb\n");
    spec.sequence = 2;
    spec.script = "#!/bin/sh\nrm \"$RDS_MODULES_DIR\"/bbb.lib\n";
    const auto reply = bench.update(spec);
    CHECK(reply.lastUpdate->code == "installed");
    REQUIRE(reply.report.modules.size() == 1);
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
}

TEST_CASE("A script that never ends is killed with its children when its time is over")
{
    AgentBench bench;
    const UpdateSpec spec = withScript("echo waiting\ntrap '' TERM\n(trap '' TERM; while :; do sleep 1; done) &\n"
                                       "echo $! >child\nwhile :; do sleep 1; done\n");
    bench.mail.deliver(bench.mailOf(spec));
    bench.agent().pollNow();
    const QString childFile = bench.folder() + "/child";
    REQUIRE(waitFor([&] {
        bench.clock.runUntil(bench.clock.now());
        return QFile::exists(childFile) && !readAll(childFile).isEmpty();
    }));
    const auto child = static_cast<pid_t>(readAll(childFile).trimmed().toInt());
    REQUIRE(::kill(child, 0) == 0);

    bench.clock.runUntil(bench.clock.now() + std::chrono::minutes(10) + std::chrono::seconds(5));
    REQUIRE(waitFor([&] {
        bench.clock.runUntil(bench.clock.now());
        return bench.agent().isIdle();
    }));
    // Whoever inherits the orphan may take a moment to notice that it is dead.
    CHECK(waitFor([&] {
        const QByteArray state = QFile::exists(QString("/proc/%1/stat").arg(child))
            ? readAll(QString("/proc/%1/stat").arg(child))
            : QByteArray("Z");
        return ::kill(child, 0) != 0 || state.contains(" Z ") || state == "Z";
    }));
    const auto reply = bench.ask();
    requireUnchanged(bench, reply);
    CHECK(reply.lastUpdate->code == "timed-out");
    REQUIRE(bench.notices().size() == 1);
    CHECK(bench.notices().front().outcome.code == "timed-out");
    CHECK(reply.lastUpdate->detail == "waiting");
}

TEST_CASE("An update is executed once, however often it comes")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.script += "echo ran >>runs\n";
    const QByteArray mail = bench.mailOf(spec);
    for (int i = 0; i < 3; ++i) {
        bench.mail.deliver(mail);
        bench.poll();
        bench.restart();
    }
    CHECK(readAll(bench.folder() + "/runs") == "ran\n");
    CHECK(bench.ask().lastUpdate->code == "installed");
}

TEST_CASE("A new attempt with the same version repairs a damaged module")
{
    AgentBench bench;
    UpdateSpec spec;
    REQUIRE(bench.update(spec).lastUpdate->code == "installed");
    writeAll(bench.folder() + "/modules/current/bbb.lib", "spoilt");
    REQUIRE(bench.ask().report.softwareVersion.toString() == "1.0.02-0+damaged");
    spec.sequence = 2;
    const auto reply = bench.update(spec);
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
    CHECK(bench.installedFiles() == newFiles());
}

TEST_CASE("A downgrade is refused unless the centre allows it")
{
    AgentBench bench;
    UpdateSpec newer;
    newer.version = "1.0.02-1";
    newer.releaseSequence = 3;
    REQUIRE(bench.update(newer).report.softwareVersion.toString() == "1.0.02-1");

    UpdateSpec older;
    older.campaign = "campaign-2";
    const auto refused = bench.update(older);
    CHECK(refused.report.softwareVersion.toString() == "1.0.02-1");
    CHECK(refused.lastUpdate->code == "downgrade");
    CHECK(refused.lastUpdate->campaign == "campaign-2");

    SECTION("also where the version says newer and the release sequence says older")
    {
        older.sequence = 2;
        older.version = "1.0.03-0";
        CHECK(bench.update(older).lastUpdate->code == "downgrade");
    }
    SECTION("allowed")
    {
        older.sequence = 2;
        older.allowDowngrade = true;
        const auto reply = bench.update(older);
        CHECK(reply.lastUpdate->code == "installed");
        CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
        // A signed permission lowers it: what comes next needs none.
        CHECK(bench.agent().state().highestReleaseSequence == 2);
        newer.campaign = "campaign-3";
        CHECK(bench.update(newer).report.softwareVersion.toString() == "1.0.02-1");
    }
}

TEST_CASE("A package that is not for the present version is refused")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.accepted = {require(SoftwareVersion::parse("1.0.01-1"))};
    const auto refused = bench.update(spec);
    requireUnchanged(bench, refused);
    CHECK(refused.lastUpdate->code == "precondition");
    spec.sequence = 2;
    spec.accepted.push_back(require(SoftwareVersion::parse("1.0.00-1")));
    CHECK(bench.update(spec).lastUpdate->code == "installed");
}

TEST_CASE("What a script has left in the place of the work folder is removed and not followed")
{
    AgentBench bench;
    const QTemporaryDir elsewhere;
    writeAll(elsewhere.filePath("precious"), "data");
    REQUIRE(QFile::link(elsewhere.path(), bench.folder() + "/work"));
    REQUIRE(QFile::link(elsewhere.path(), bench.stagingFolder()));
    REQUIRE(bench.update({}).lastUpdate->code == "installed");
    CHECK(readAll(elsewhere.filePath("precious")) == "data");
    CHECK(QDir(elsewhere.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size() == 1);
    CHECK(bench.installedFiles() == newFiles());
}
