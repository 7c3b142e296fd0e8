// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/agent/AgentError.h>
#include <core/agent/ModuleStore.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

/// What an agent leaves behind that dies while the script is running.
void dieInScript(AgentBench& bench, const UpdateSpec& spec)
{
    bench.mail.deliver(bench.mailOf(spec));
    bench.agent().pollNow();
    REQUIRE(waitFor([&] {
        bench.clock.runUntil(bench.clock.now());
        return QFile::exists(bench.folder() + "/begun");
    }));
    bench.end();
}

UpdateSpec slowOnce()
{
    UpdateSpec spec;
    // The first run waits for ever, the second one finds the mark and does its work.
    spec.script = "#!/bin/sh\nset -e\ncp \"$RDS_PACKAGE_DIR\"/abcd.exe \"$RDS_MODULES_DIR\"/\n"
                  "if [ ! -e begun ]; then touch begun; while :; do sleep 1; done; fi\n"
                  "cp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n";
    return spec;
}

} // namespace

TEST_CASE("An agent that dies while the script runs keeps the old release, and carries on by itself")
{
    AgentBench bench;
    dieInScript(bench, slowOnce());
    CHECK(bench.installedFiles() == oldFiles());
    CHECK(QFile::exists(bench.stagingFolder()));
    CHECK(bench.mail.waiting.empty());

    bench.restart();
    CHECK_FALSE(QFile::exists(bench.stagingFolder()));
    CHECK(bench.installedFiles() == oldFiles());
    const auto reply = bench.ask();
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
    CHECK(reply.lastUpdate->code == "installed");
    CHECK(bench.installedFiles() == newFiles());
}

TEST_CASE("A crash between staging and the switch leaves the old release whole")
{
    AgentBench bench;
    bench.end();
    const QString modules = bench.folder() + "/modules";
    const ModuleStore store{AgentFolder(bench.folder(), Durability::Unsynced)};
    require(store.stage());
    writeAll(bench.stagingFolder() + "/abcd.exe", "half");
    SECTION("before the staging folder became a release")
    {
    }
    SECTION("after it became one, before the link")
    {
        REQUIRE(QDir().rename(bench.stagingFolder(), modules + "/releases/2"));
        writeAll(modules + "/releases/2.json", "{}");
    }
    SECTION("with the new link beside the old one")
    {
        REQUIRE(QDir().rename(bench.stagingFolder(), modules + "/releases/2"));
        REQUIRE(QFile::link("releases/2", modules + "/current.new"));
    }
    bench.restart();
    CHECK(bench.installedFiles() == oldFiles());
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.00-1");
    CHECK_FALSE(QFile::exists(modules + "/releases/2"));
    CHECK_FALSE(QFile::exists(bench.stagingFolder()));
    CHECK_FALSE(QFile::exists(modules + "/staging.1"));
    CHECK(bench.update({}).report.softwareVersion.toString() == "1.0.02-0");
}

TEST_CASE("A crash after the switch and before the state was written does not execute the update again")
{
    AgentBench bench;
    const QString state = bench.folder() + "/state.json";
    UpdateSpec spec;
    spec.script += "echo ran >>runs\n";
    const QByteArray mail = bench.mailOf(spec);
    bench.mail.deliver(mail);
    bench.poll();
    bench.end();
    REQUIRE(QFile::remove(state));

    bench.restart();
    CHECK(bench.agent().installed().softwareVersion.toString() == "1.0.02-0");
    CHECK(bench.agent().state().highestReleaseSequence == 2);
    bench.mail.deliver(mail);
    const auto reply = bench.ask();
    CHECK(reply.lastUpdate->code == "installed");
    CHECK(readAll(bench.folder() + "/runs") == "ran\n");
}

TEST_CASE("A crash in the middle of a downgrade that was allowed does not forget the permission")
{
    AgentBench bench;
    UpdateSpec newer;
    newer.version = "1.0.02-1";
    newer.releaseSequence = 3;
    REQUIRE(bench.update(newer).lastUpdate->code == "installed");
    const QByteArray before = readAll(bench.folder() + "/state.json");
    UpdateSpec older;
    older.campaign = "campaign-2";
    older.allowDowngrade = true;
    REQUIRE(bench.update(older).lastUpdate->code == "installed");
    bench.end();
    writeAll(bench.folder() + "/state.json", before);

    bench.restart();
    CHECK(bench.agent().state().highestReleaseSequence == 2);
    CHECK(bench.ask().lastUpdate->campaign == "campaign-2");
}

TEST_CASE("An update that the agent dies of five times is given up and told")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.script = "#!/bin/sh\ntouch begun\nwhile :; do sleep 1; done\n";
    dieInScript(bench, spec);
    // An end in good order does not count; a crash leaves the count where it is.
    const QString inbox = bench.folder() + "/inbox/";
    const QString stored = QDir(inbox).entryList(QDir::Files).value(0);
    REQUIRE(stored.endsWith(".0.mail"));
    REQUIRE(QFile::rename(inbox + stored, inbox + QString(stored).replace(".0.mail", ".5.mail")));

    bench.restart();
    const auto reply = bench.ask();
    CHECK(reply.report.softwareVersion.toString() == "1.0.00-1");
    CHECK(reply.lastUpdate->code == "interrupted");
    CHECK(reply.lastUpdate->campaign == "campaign-1");
    REQUIRE(bench.notices().size() == 1);
    CHECK(bench.notices().front().outcome.code == "interrupted");
    CHECK(QDir(bench.folder() + "/quarantine").entryList(QDir::Files).size() == 1);
}

TEST_CASE("A broken state file does not stop the agent")
{
    AgentBench bench;
    REQUIRE(bench.update({}).lastUpdate->code == "installed");
    bench.end();
    writeAll(bench.folder() + "/state.json", R"({"executed": 7)");
    bench.restart();
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.02-0");
    CHECK(readAll(bench.folder() + "/state.json.broken") == R"({"executed": 7)");
}

TEST_CASE("An agent without modules does not start")
{
    AgentBench bench;
    const QTemporaryDir directory;
    const auto agent = MonitoringAgent::create(
        benchSettings(directory.filePath("data")),
        {bench.clock, bench.random, bench.executor, bench.mail, bench.shell, Durability::Synced});
    REQUIRE_FALSE(agent);
    CHECK(agent.error().is(AgentError::NotProvisioned));
}
