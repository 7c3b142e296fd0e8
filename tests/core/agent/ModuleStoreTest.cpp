// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/agent/AgentError.h>
#include <core/agent/ModuleStore.h>
#include <core/agent/OutputTail.h>
#include <core/base/FileError.h>
#include <core/domain/DomainError.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>

using namespace rds;
using namespace rds::test;

TEST_CASE("The previous release is kept and older ones are removed")
{
    AgentBench bench;
    UpdateSpec spec;
    for (int i = 1; i <= 4; ++i) {
        spec.sequence = i;
        spec.modules["abcd.exe"] = QByteArray::number(i);
        REQUIRE(bench.update(spec).lastUpdate->code == "installed");
    }
    const QString releases = bench.folder() + "/modules/releases";
    CHECK(QDir(releases).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)
          == QStringList{"4", "4.json", "5", "5.json"});
    CHECK(readAll(releases + "/4/abcd.exe") == "3");
    CHECK(readAll(bench.folder() + "/modules/current/abcd.exe") == "4");
}

TEST_CASE("A release's record is read as it was written, and nothing else is")
{
    Release release{3, require(SoftwareVersion::parse("1.0.02-0")), "1.5.08", 9, {"campaign", 2}, {}};
    release.modules.push_back({{"abcd.exe", "1.0.02", {2002, 12, 16}}, QByteArray(32, 'x')});
    const QByteArray json = toJson(release);
    CHECK(require(releaseFromJson(json)) == release);
    for (qsizetype cut = 0; cut < json.size(); ++cut) {
        CHECK_FALSE(releaseFromJson(json.left(cut)));
    }
    CHECK_FALSE(releaseFromJson(QByteArray(json).replace("abcd.exe", "../etc/x")));
    CHECK_FALSE(releaseFromJson(QByteArray(json).replace("1.0.02-0", "latest")));
}

TEST_CASE("An agent is set up once, from a folder with a report and its modules")
{
    const QTemporaryDir directory;
    const QString from = directory.filePath("first");
    REQUIRE(QDir().mkpath(from));
    writeAll(from + "/version-report.txt",
             "Software Version\t1.0.00-1\nROM Version\t1.5.08\nModules\nabcd.exe\t1.0.00\t2002/01/01\n");
    const auto missing = readInitialRelease(from);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().is(FileError::NotFound));
    CHECK(missing.error().subject() == from + "/abcd.exe");

    writeAll(from + "/abcd.exe", "#!/bin/sh\n");
    const auto initial = require(readInitialRelease(from));
    const AgentFolder folder(directory.filePath("agent"));
    require(provision(folder, initial));
    const Release installed = require(ModuleStore(folder).installed());
    CHECK(installed.number == 1);
    CHECK(installed.softwareVersion.toString() == "1.0.00-1");
    CHECK(QFile::permissions(folder.modules() + "/current/abcd.exe").testFlag(QFile::ExeOwner));
    const auto again = provision(folder, initial);
    REQUIRE_FALSE(again);
    CHECK(again.error().is(AgentError::AlreadyProvisioned));

    writeAll(from + "/stranger", "x");
    const auto tooMany = readInitialRelease(from);
    REQUIRE_FALSE(tooMany);
    CHECK(tooMany.error().is(AgentError::BadModuleFolder));

    writeAll(from + "/version-report.txt", "Software Version\tnone\n");
    const auto noReport = readInitialRelease(from);
    REQUIRE_FALSE(noReport);
    CHECK(noReport.error().is(DomainError::InvalidVersionReport));
}

TEST_CASE("The state is read as it was written, and remembers a bounded number of commands")
{
    const QTemporaryDir directory;
    const AgentFolder folder(directory.path());
    CHECK(require(readAgentState(folder)) == AgentState{});
    AgentState state;
    state.highestReleaseSequence = 12;
    state.running = CommandKey{"c0", 1};
    state.isEnrolled = true;
    state.enrolmentRefusal = "code-used";
    state.enrolment = {"attempt", fromMillis(2), "mail", {"one", "two"}};
    state.announce({"name", fromMillis(3), {"c", 7, "downgrade", 0, "older"}});
    require(writeAgentState(folder, state));
    CHECK(require(readAgentState(folder)) == state);
    for (int i = 0; i < 250; ++i) {
        state.remember({"c", i, "script-failed", 3, "last line"});
        state.replaysTold.push_back({"c", i});
        state.announce({QString::number(i), {}, *state.lastUpdate});
    }
    require(writeAgentState(folder, state));
    const AgentState read = require(readAgentState(folder));
    CHECK(read == state);
    CHECK(read.executed.size() == AgentState::maxExecuted);
    CHECK_FALSE(read.running);
    CHECK_FALSE(read.wasReplayTold({"c", 49}));
    CHECK(read.wasReplayTold({"c", 50}));
    CHECK(read.notices.size() == AgentState::maxNotices);
    CHECK(read.notices.front().name == "150");
    CHECK_FALSE(read.wasExecuted({"c", 49}));
    CHECK(read.wasExecuted({"c", 50}));
    CHECK(read.wasExecuted({"c", 249}));
}

TEST_CASE("The tail of an output is whole lines without control characters")
{
    OutputTail tail;
    CHECK(tail.lastLines(10).isEmpty());
    for (int i = 0; i < 100'000; ++i) {
        tail.append("line " + QByteArray::number(i) + "\n");
    }
    CHECK(tail.lastLines(22) == "line 99998\nline 99999");
    tail.append(QByteArray("\x1b[31mred\x07\r\n\0", 13));
    CHECK(tail.lastLines(20) == "line 99999\n[31mred");
    tail.append(QByteArray(100'000, 'x'));
    CHECK(tail.lastLines(2000) == QString(2000, 'x'));
}
