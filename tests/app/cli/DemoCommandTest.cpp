// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

const QString target = "1.0.02-0";

/// `AGENT0000002 no-reply` for every agent that failed. Every other one must be updated.
QStringList failedIn(const QJsonObject& result)
{
    QStringList failed;
    const QJsonArray agents = result.value("agents").toArray();
    CHECK(agents.size() == 17);
    for (const auto& row : agents) {
        const QJsonObject agent = row.toObject();
        const QString id = agent.value("id").toString();
        INFO(id.toStdString());
        if (agent.value("state").toString() == "failed") {
            CHECK_FALSE(agent.value("reason").toString().isEmpty());
            failed.append(id + ' ' + agent.value("cause").toString());
        } else {
            CHECK(agent.value("state").toString() == "updated");
            CHECK(agent.value("after").toString() == target);
            CHECK(agent.value("reason").isNull());
        }
    }
    return failed;
}

const QStringList exampleFailures{"AGENT0000002 no-reply", "AGENT0000010 newer-release-installed",
                                  "AGENT0000015 no-reply"};

void checkExample(const CliResult& result)
{
    CHECK(result.code == 0);
    const QJsonObject json = result.json();
    CHECK(json.value("target").toString() == target);
    CHECK(json.value("updated").toInt() == 14);
    CHECK(json.value("failed").toInt() == 3);
    CHECK(failedIn(json) == exampleFailures);
}

/// How many of the demo's agents have a second release installed.
int installed(const QString& folder)
{
    int count = 0;
    for (const QString& agent : QDir(folder + "/fleet").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        count += QFile::symLinkTarget(folder + "/fleet/" + agent + "/modules/current").endsWith("/2") ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("The demo updates 14 of the 17 agents of the example and says why the others failed")
{
    checkExample(runCli({"demo", "--json"}));
}

TEST_CASE("The demo's retry updates the agents whose mail was lost, the newer release stays")
{
    const QTemporaryDir folder(temporaryTemplate());
    const CliResult result = runCli({"demo", "--json", "--retry", "--data", folder.path()});
    CHECK(result.code == 0);
    const QJsonObject json = result.json();
    CHECK(json.value("updated").toInt() == 16);
    CHECK(json.value("failed").toInt() == 1);
    CHECK(failedIn(json) == QStringList{"AGENT0000010 newer-release-installed"});
    const QString audit = folder.filePath("audit.csv");
    CHECK(runCli({"--data", folder.path(), "audit", "export", "-o", audit}).code == 0);
    QFile csv(audit);
    REQUIRE(csv.open(QIODevice::ReadOnly));
    CHECK(csv.readAll().count(",updated,") == 16);
}

TEST_CASE("A demo that is killed in the middle of its batch carries on to the same end")
{
    const QTemporaryDir folder(temporaryTemplate());
    {
        CliProcess process({"demo", "--json", "--data", folder.path()});
        // The mails are with their agents and the waits run: the demo's post office, which dies too, is empty.
        REQUIRE(waitFor([&] { return installed(folder.path()) == 14; }));
        REQUIRE(process.isRunning());
        process.signal(SIGKILL);
        CHECK(process.wait() == 128 + SIGKILL);
        CHECK(process.output().isEmpty());
    }
    const CliResult status = runCli({"--data", folder.path(), "batch", "status", "--json"});
    CHECK(status.json().value("finished").isNull());
    checkExample(runCli({"demo", "--json", "--data", folder.path()}));
    CHECK(runCli({"--data", folder.path(), "batch", "status", "--json"}).json().value("batch").toInt() == 1);
}
