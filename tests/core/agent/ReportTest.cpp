// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/agent/InstalledReport.h>
#include <core/agent/UpdatePolicy.h>
#include <tests/support/QtStringMaker.h>

#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

ReleaseModule module(const QString& name, const QString& version, char digest)
{
    return {{name, version, {2002, 1, 1}}, QByteArray(32, digest)};
}

Release release(const QString& version, std::vector<ReleaseModule> modules)
{
    return {1, require(SoftwareVersion::parse(version)), "1.5.08", 1, {}, std::move(modules)};
}

InstalledFile file(const QString& name, char digest)
{
    return {name, QByteArray(32, digest), {2026, 11, 22}};
}

} // namespace

TEST_CASE("The report lists what is there in the release's order")
{
    const auto report = reportInstalled({release("1.0.02-0", {module("b", "1.1", 'b'), module("a", "1.2", 'a')})},
                                        {file("a", 'a'), file("b", 'b')});
    CHECK(report.softwareVersion.toString() == "1.0.02-0");
    REQUIRE(report.modules.size() == 2);
    CHECK(report.modules[0].name == "b");
    CHECK(report.modules[1] == ModuleVersion{"a", "1.2", {2002, 1, 1}});
}

TEST_CASE("A module that no release knows has no version, and the agent claims none that is not whole")
{
    const std::vector<Release> known{release("1.0.02-0", {module("a", "1.2", 'a'), module("b", "1.1", 'b')}),
                                     release("1.0.00-1", {module("a", "1.0", 'o'), module("b", "1.0", 'p')})};
    const auto damaged = reportInstalled(known, {file("a", 'x'), file("b", 'b')});
    CHECK(damaged.softwareVersion.toString() == "1.0.02-0+damaged");
    CHECK(damaged.modules[0] == ModuleVersion{"a", "0.0.00-unknown", {2026, 11, 22}});
    CHECK(damaged.modules[1].version == "1.1");

    const auto missing = reportInstalled(known, {file("b", 'b')});
    CHECK(missing.softwareVersion.toString() == "1.0.02-0+damaged");
    CHECK(missing.modules.size() == 1);

    const auto mixed = reportInstalled(known, {file("a", 'o'), file("b", 'b')});
    CHECK(mixed.softwareVersion.toString() == "1.0.02-0+damaged");
    CHECK(mixed.modules[0].version == "1.0");

    const auto restored = reportInstalled(known, {file("a", 'o'), file("b", 'p')});
    CHECK(restored.softwareVersion.toString() == "1.0.00-1");

    const auto nothing = reportInstalled(known, {});
    CHECK(nothing.softwareVersion.toString() == "1.0.02-0+damaged");
    CHECK(require(VersionReport::parse(nothing.toText())) == nothing);
}

TEST_CASE("A stranger among the modules is listed and does not make the agent damaged")
{
    const auto report =
        reportInstalled({release("1.0.02", {module("a", "1.2", 'a')})},
                        {file("a", 'a'), file("core.1", 'x'), file(".hidden", 'y'), {"folder", {}, {}}});
    CHECK(report.softwareVersion.toString() == "1.0.02");
    REQUIRE(report.modules.size() == 3);
    CHECK(report.modules[1].version == "0.0.00-unknown");
}

TEST_CASE("The mark of damage fits into every version")
{
    const auto mark = [](const QString& version) {
        return reportInstalled({release(version, {module("a", "1.0", 'a')})}, {}).softwareVersion.toString();
    };
    CHECK(mark("1.0.02") == "1.0.02-damaged");
    const QString longest = "1.0.02-" + QString(32, 'x');
    CHECK(mark(longest) == "1.0.02-" + QString(24, 'x') + "+damaged");
}

TEST_CASE("A tampered module file shows in the report of the agent")
{
    AgentBench bench;
    REQUIRE(bench.ask().report.softwareVersion.toString() == "1.0.00-1");
    writeAll(bench.folder() + "/modules/current/abcd.exe", "something else\n");
    const auto reply = bench.ask();
    CHECK(reply.report.softwareVersion.toString() == "1.0.00-1+damaged");
    REQUIRE(reply.report.modules.size() == 2);
    CHECK(reply.report.modules[0].version == "0.0.00-unknown");
    CHECK(reply.report.modules[1].version == "1.0.00");
}

TEST_CASE("An agent whose modules are gone still answers")
{
    AgentBench bench;
    REQUIRE(QFile::remove(bench.folder() + "/modules/current/abcd.exe"));
    REQUIRE(QFile::remove(bench.folder() + "/modules/current/bbb.lib"));
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.00-1+damaged");
    CHECK(bench.update({}).report.softwareVersion.toString() == "1.0.02-0");
}
