// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <db/Database.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

TEST_CASE("Every command explains itself")
{
    const auto command = GENERATE(values<QStringList>({
        {},
        {"demo"},
        {"init"},
        {"config"},
        {"agents"},
        {"agents", "list"},
        {"agents", "import"},
        {"agents", "add"},
        {"agents", "enrol"},
        {"agents", "invite"},
        {"agents", "revoke"},
        {"agents", "remove"},
        {"keys"},
        {"keys", "show"},
        {"keys", "rotate"},
        {"keys", "request"},
        {"keys", "sign"},
        {"keys", "install"},
        {"keys", "approvers"},
        {"keys", "approver"},
        {"keys", "remember"},
        {"keys", "forget"},
        {"package"},
        {"package", "build"},
        {"package", "show"},
        {"package", "approve"},
        {"batch"},
        {"batch", "start"},
        {"batch", "status"},
        {"batch", "retry"},
        {"batch", "run"},
        {"versions"},
        {"versions", "request"},
        {"audit"},
        {"audit", "export"},
    }));
    INFO(command.join(' ').toStdString());
    const CliResult result = runCli(command + QStringList{"--help"});
    CHECK(result.code == 0);
    CHECK(result.output.contains("Usage:"));
    CHECK(result.errors.isEmpty());
}

TEST_CASE("A command line that is not right ends with 2 and does nothing")
{
    const QTemporaryDir folder(temporaryTemplate());
    const auto command = GENERATE(values<QStringList>({
        {},
        {"--nonsense"},
        {"nonsense"},
        {"init", "--nonsense"},
        {"agents"},
        {"agents", "add", "A1"},
        {"agents", "invite"},
        {"agents", "invite", "A1", "--code-days", "0"},
        {"keys", "rotate"},
        {"keys", "rotate", "--root-key", "x", "-o", "y"},
        {"keys", "sign", "draft"},
        {"keys", "remember", "root"},
        {"package", "approve", "p", "--key", "k", "--key-set", "s"},
        {"batch", "start"},
        {"package", "build", "--script", "x"},
        {"audit", "export", "--format", "xml", "-o", "x"},
        {"demo", "--agents", "0"},
        {"versions", "request", "--wait", "soon"},
    }));
    INFO(command.join(' ').toStdString());
    const CliResult result = runCli(QStringList{"--data", folder.path()} + command);
    CHECK(result.code == 2);
    CHECK_FALSE(result.errors.isEmpty());
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("A centre is set up once, the second time nothing is changed")
{
    const CliCentre centre;
    const QString keySet = centre.path("keys/key-set.p7m");
    const auto changed = QFileInfo(keySet).lastModified();
    CHECK(centre.refusal({"init"}).contains(centre.path()));
    CHECK(QFileInfo(keySet).lastModified() == changed);
    CHECK(centre.run({"agents", "list"}).code == 0);
}

TEST_CASE("Without a centre in the folder every command says so")
{
    const QTemporaryDir folder(temporaryTemplate());
    const auto command = GENERATE(values<QStringList>({
        {"config"},
        {"agents", "list"},
        {"agents", "add", "A1", "a@b.example"},
        {"batch", "status"},
        {"batch", "start", "x.rdspkg"},
        {"audit", "export", "-o", "x.csv"},
    }));
    const CliResult result = runCli(QStringList{"--data", folder.path()} + command);
    CHECK(result.code == 1);
    CHECK(result.errors.startsWith("rdsvm: " + folder.path() + ": There is no centre in this folder."));
}

TEST_CASE("Settings are listed, read and changed, and a bad one changes nothing")
{
    const CliCentre centre;
    const CliResult all = centre.run({"config"});
    CHECK(all.code == 0);
    CHECK(all.output.contains("smtp.port"));
    CHECK(all.output.contains("587"));
    CHECK(centre.run({"config", "smtp.port"}).output == "587\n");
    centre.succeed({"config", "smtp.port", "2525"});
    CHECK(centre.run({"config", "smtp.port"}).output == "2525\n");

    const QString invalid = centre.refusal({"config", "smtp.port", "70000"});
    CHECK(invalid.contains("smtp.port"));
    CHECK(invalid.contains("70000"));
    CHECK(centre.run({"config", "smtp.port"}).output == "2525\n");
    CHECK(centre.refusal({"config", "smtp.hots"}).contains("smtp.hots"));
    CHECK(centre.refusal({"config", "smtp.hots", "x"}).contains("smtp.hots"));
    centre.succeed({"config", "smtp.user", ""});
}

TEST_CASE("A database of a newer version of the program is left alone, and said so")
{
    const CliCentre centre;
    require(require(Database::open(centre.path("centre.sqlite")))->execute("PRAGMA user_version = 999"));
    for (const QStringList& command : {QStringList{"agents", "list"}, QStringList{"config", "smtp.port", "26"}}) {
        const QString sentence = centre.refusal(command);
        CHECK(sentence.contains(centre.path("centre.sqlite")));
        CHECK(sentence.contains("newer version of this program"));
        CHECK(sentence.contains("999"));
    }
}

TEST_CASE("A file that is no database is named")
{
    const CliCentre centre;
    centre.write("centre.sqlite", QByteArray(8192, 'x'));
    CHECK(centre.refusal({"agents", "list"}).contains(centre.path("centre.sqlite")));
}
