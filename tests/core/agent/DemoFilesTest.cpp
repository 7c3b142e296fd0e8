// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

QString demo(const QString& name)
{
    return QStringLiteral(RDS_DEMO_FOLDER "/") + name;
}

UpdateSpec demoUpdate()
{
    UpdateSpec spec;
    spec.script = readAll(demo("install.sh"));
    spec.modules.clear();
    for (const ModuleFile& file : require(readInitialRelease(demo("releases/1.0.02-0"))).files) {
        spec.modules[file.info.name] = file.content;
    }
    return spec;
}

qint64 residentPid(const AgentBench& bench)
{
    const QString file = bench.folder() + "/run/agent_sweepr.pid";
    return QFile::exists(file) ? readAll(file).trimmed().toLongLong() : 0;
}

/// As a box does when it starts.
void startResident(const AgentBench& bench)
{
    REQUIRE(QProcess::startDetached(
        "/bin/sh",
        {bench.folder() + "/modules/current/agent_sweepr", "run", QString::number(QCoreApplication::applicationPid())},
        bench.folder()));
    REQUIRE(waitFor([&] { return residentPid(bench) > 1; }));
}

} // namespace

TEST_CASE("Every release of the demo is complete")
{
    for (const QString version : {"1.0.00-1", "1.0.01-1", "1.0.02-0", "1.0.02-1"}) {
        const auto initial = require(readInitialRelease(demo("releases/" + version)));
        CHECK(initial.report.softwareVersion.toString() == version);
        CHECK(initial.files.size() == 6);
        for (const ModuleFile& file : initial.files) {
            CHECK(file.content.contains(file.info.name.toUtf8() + ' ' + file.info.version.toUtf8()));
        }
    }
}

TEST_CASE("The demo's install script replaces every module and restarts the resident one")
{
    AgentBench bench;
    UpdateSpec spec = demoUpdate();
    // The agent's own two modules have the names of two of the demo's.
    const auto first = bench.update(spec);
    INFO(first.lastUpdate->detail.toStdString());
    REQUIRE(first.lastUpdate->code == "installed");
    CHECK(first.lastUpdate->detail == "AGENT0000001: 1.0.00-1 replaced by 1.0.02-0");
    CHECK(bench.installedFiles() == spec.modules);
    CHECK_FALSE(QFile::exists(bench.folder() + "/run/agent_sweepr.pid")); // it was not running
    startResident(bench);
    const qint64 resident = residentPid(bench);
    REQUIRE(resident > 1);

    spec.sequence = 2;
    REQUIRE(bench.update(spec).lastUpdate->code == "installed");
    const qint64 successor = residentPid(bench);
    CHECK(successor != resident);
    REQUIRE(successor > 1);
    CHECK(::kill(static_cast<pid_t>(successor), SIGTERM) == 0);
}

TEST_CASE("The demo's install script waits for a module that must not be interrupted")
{
    AgentBench bench;
    REQUIRE(QDir().mkpath(bench.folder() + "/run"));
    const QString busy = bench.folder() + "/run/main.cgi.busy";
    writeAll(busy, "counting pages");
    bench.mail.deliver(bench.mailOf(demoUpdate()));
    bench.agent().pollNow();
    const QString staged = bench.stagingFolder() + '/';
    REQUIRE(waitFor([&] {
        bench.clock.runUntil(bench.clock.now());
        return QFile::exists(staged + "bbb.lib") && readAll(staged + "bbb.lib").contains("1.3.06");
    }));
    CHECK_FALSE(QFile::exists(staged + "main.cgi"));
    REQUIRE(QFile::remove(busy));
    bench.poll();
    CHECK(bench.installedFiles().size() == 6);
}
