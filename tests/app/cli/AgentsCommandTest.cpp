// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray header = "agent_id,mail_address,software_version,last_version_check,note\n";
const QByteArray good = "A1,a1@b.example,1.0.00-1,2002-11-03T15:25,first\n";

struct MailCentre : CliCentre {
    MailCentre() { configureMail(25, 110); }
};

} // namespace

TEST_CASE("A good file of agents is imported with a settings file for each")
{
    const MailCentre centre;
    const CliResult imported =
        centre.run({"agents", "import", centre.write("fleet.csv", header + good + "A2,a2@b.example,,,\n")});
    CHECK(imported.code == 0);
    CHECK(imported.output.contains("2 agents"));
    CHECK(centre.agents() == QStringList{"A1", "A2"});
    CHECK(QFile::exists(centre.path("agents/A1.json")));
    CHECK(centre.run({"agents", "list"}).output.contains("a1@b.example"));
}

TEST_CASE("A broken file of agents is refused in one sentence that says where, and nothing is imported")
{
    const auto [line, words] = GENERATE(table<QByteArray, QStringList>({
        {"A2,a2@b.example\n", {"line 3", "2/5"}},
        {"-A2,a2@b.example,,,\n", {"line 3", "-A2"}},
        {"A2,a2(at)b.example,,,\n", {"line 3", "a2(at)b.example"}},
        {"A2,a2@b.example,one,,\n", {"line 3", "one"}},
        {"A2,a2@b.example,,yesterday,\n", {"line 3", "yesterday"}},
        {"A2,a2@b.example,,," + QByteArray(1001, 'n') + "\n", {"line 3", "1001"}},
        {"A1,a2@b.example,,,\n", {"line 3", "A1"}},
        {"A2,a1@b.example,,,\n", {"line 3", "a1@b.example"}},
        {"A2,\"a2@b.example,,,\n", {"line 3"}},
        {"A2,a2@b.example,,,\xE9\n", {"UTF-8"}},
    }));
    const MailCentre centre;
    centre.succeed({"agents", "add", "A0", "a0@b.example"});
    const QString sentence = centre.refusal({"agents", "import", centre.write("fleet.csv", header + good + line)});
    CHECK(sentence.contains("fleet.csv"));
    for (const QString& word : words) {
        CHECK(sentence.contains(word));
    }
    CHECK(centre.agents() == QStringList{"A0"});
    CHECK(QDir(centre.path("agents")).entryList(QDir::Files) == QStringList{"A0.json"});
}

TEST_CASE("A file of agents without a column, without a line, without being there, or with a known agent is refused")
{
    const MailCentre centre;
    const QString column = centre.refusal({"agents", "import", centre.write("f.csv", "agent_id,note\nA1,x\n")});
    CHECK(column.contains("f.csv"));
    CHECK(column.contains("mail_address"));
    CHECK(centre.refusal({"agents", "import", centre.write("f.csv", "")}).contains("f.csv"));
    CHECK(centre.refusal({"agents", "import", centre.path("none.csv")}).contains(centre.path("none.csv")));
    centre.succeed({"agents", "add", "A2", "a2@b.example"});
    const QString known = centre.write("f.csv", "agent_id,mail_address\nA1,a1@b.example\nA2,other@b.example\n");
    CHECK(centre.refusal({"agents", "import", known}).contains("A2"));
    CHECK(centre.agents() == QStringList{"A2"});
    CHECK_FALSE(QFile::exists(centre.path("agents/A1.json")));
}

TEST_CASE("An agent that is not right is not added, and one that is unknown is not removed")
{
    const MailCentre centre;
    centre.succeed({"agents", "add", "A1", "a1@b.example", "--note", "third floor"});
    CHECK(centre.refusal({"agents", "add", "A 2", "a2@b.example"}).contains("A 2"));
    CHECK(centre.refusal({"agents", "add", "A2", "a2"}).contains("a2"));
    CHECK(centre.refusal({"agents", "add", "A1", "other@b.example"}).contains("A1"));
    CHECK(centre.refusal({"agents", "add", "A2", "a1@b.example"}).contains("a1@b.example"));
    CHECK(centre.refusal({"agents", "add", "A2", "a2@b.example", "--note", QString(1001, 'n')}).contains("A2"));
    CHECK(centre.refusal({"agents", "remove", "A1", "A9"}).contains("A9"));
    CHECK(centre.refusal({"agents", "remove", "../A1"}).contains("../A1"));
    CHECK(centre.agents() == QStringList{"A1"});
    centre.succeed({"agents", "remove", "A1"});
    CHECK(centre.agents().isEmpty());
    CHECK_FALSE(QFile::exists(centre.path("agents/A1.json")));
}

TEST_CASE("Before the mail is set up, adding an agent names the setting that is missing")
{
    const CliCentre centre;
    CHECK(centre.refusal({"agents", "add", "A1", "a1@b.example"}).contains("address"));
    centre.succeed({"config", "address", "centre@manufacturer.example"});
    CHECK(centre.refusal({"agents", "add", "A1", "a1@b.example"}).contains("smtp.host"));
}

TEST_CASE("The audit is a CSV file with a line for every agent, formulas in it are harmless")
{
    const MailCentre centre;
    centre.succeed({"agents", "import",
                    centre.write("fleet.csv",
                                 header + "A1,a1@b.example,1.0.00-1,2002-11-03T15:25:00Z,\"=1+1, x\"\n"
                                     + "A2,a2@b.example,,,\n")});
    const QString file = centre.path("audit.csv");
    centre.succeed({"audit", "export", "-o", file});
    QFile audit(file);
    REQUIRE(audit.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(audit.readAll()).split("\r\n");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0]
          == "agent_id,mail_address,software_version,target_version,last_version_check,state,cause,reason,"
             "rom_version,note,hardware_class,enrolment,key_set_version");
    CHECK(lines[1] == "A1,a1@b.example,1.0.00-1,,2002-11-03T15:25:00.000Z,,,,,\"'=1+1, x\",,invited,");
    CHECK(lines[2] == "A2,a2@b.example,,,,,,,,,,invited,");
    CHECK(lines[3].isEmpty());
    CHECK(centre.refusal({"audit", "export", "-o", centre.path("no/folder/a.csv")})
              .contains(centre.path("no/folder/a.csv")));
}
