// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/audit/AuditExport.h>

#include <core/base/Csv.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

constexpr qint64 checkedAt = 1'760'000'000'123;

const QStringList fixedColumns{
    "agent_id",       "mail_address", "software_version", "target_version", "last_version_check",
    "state",          "cause",        "reason",           "rom_version",    "note",
    "hardware_class", "enrolment",    "key_set_version"};

SoftwareVersion version(const QString& text)
{
    return require(SoftwareVersion::parse(text));
}

Agent agentNumber(int number)
{
    Agent agent;
    agent.id = require(AgentId::parse(QString("AGENT000000%1").arg(number)));
    agent.address = require(MailAddress::parse(QString("agent%1@site.example").arg(number)));
    return agent;
}

/// Asked, and answered with another version than wanted.
AgentStatus failedAgent(int number)
{
    AgentStatus status{agentNumber(number), BatchTarget{}, version("1.0.02-1")};
    status.agent.version = version("1.0.02-0");
    status.agent.lastVersionCheck = fromMillis(checkedAt);
    status.target->state = TargetState::Failed;
    status.target->cause = FailureCause::VersionDiffers;
    return status;
}

StoredReport reportOf(int number, const QString& rom, const std::vector<ModuleVersion>& modules)
{
    return {agentNumber(number).id, fromMillis(checkedAt), {version("1.0.02-0"), rom, modules}};
}

QString noReason(const AgentStatus& /*status*/)
{
    return {};
}

/// The fields of every line, the header first.
std::vector<QStringList> linesOf(const AuditData& data, const ReasonText& reason = noReason)
{
    std::vector<QStringList> lines;
    for (const CsvRecord& record : require(parseCsv(auditCsv(data, reason)))) {
        lines.push_back(record.fields);
    }
    return lines;
}

} // namespace

TEST_CASE("The audit of no agents is a header alone")
{
    CHECK(auditCsv({}, noReason)
          == "agent_id,mail_address,software_version,target_version,last_version_check,state,cause,reason,rom_version,"
             "note,hardware_class,enrolment,key_set_version\r\n");
}

TEST_CASE("An agent's line says how it stands, in the order of the columns")
{
    AuditData data{{failedAgent(1)}, {reportOf(1, "1.5.08", {})}};
    data.agents.front().agent.note = "roof";
    data.agents.front().agent.hardwareClass = "box-2";
    data.agents.front().agent.keySetVersion = 3;
    const auto lines =
        linesOf(data, [](const AgentStatus& status) { return "replied with " + status.agent.version.toString(); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == fixedColumns);
    CHECK(lines[1]
          == QStringList{"AGENT0000001", "agent1@site.example", "1.0.02-0", "1.0.02-1", "2025-10-09T08:53:20.123Z",
                         "failed", "version-differs", "replied with 1.0.02-0", "1.5.08", "roof", "box-2", "enrolled",
                         "3"});
}

TEST_CASE("Lines end in CRLF, each with all its fields")
{
    const QByteArray csv = auditCsv({{failedAgent(1), failedAgent(2)}, {}}, noReason);
    CHECK(csv.endsWith("\r\n"));
    CHECK(csv.count("\r\n") == 3);
    CHECK(csv.count('\n') == 3);
    for (const QByteArray& line : csv.chopped(2).split('\n')) {
        CHECK(line.count(',') == fixedColumns.size() - 1);
    }
}

TEST_CASE("An agent of which nothing is known has empty fields, and nobody is asked for its reason")
{
    AgentStatus invited{agentNumber(1), {}, {}};
    invited.agent.enrolment = EnrolmentState::Invited;
    const auto lines = linesOf({{invited}, {}}, [](const AgentStatus&) {
        FAIL("no batch, no reason");
        return QString();
    });
    REQUIRE(lines.size() == 2);
    CHECK(lines[1]
          == QStringList{"AGENT0000001", "agent1@site.example", "", "", "", "", "", "", "", "", "", "invited", ""});
}

TEST_CASE("An agent without a failure has no cause")
{
    AgentStatus status = failedAgent(1);
    status.target->state = TargetState::Updated;
    status.target->cause = FailureCause::None;
    const auto lines = linesOf({{status}, {}});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].at(5) == "updated");
    CHECK(lines[1].at(6).isEmpty());
}

TEST_CASE("Every module of the fleet has a column, sorted by name")
{
    const AuditData data{
        {failedAgent(1), failedAgent(2), failedAgent(3)},
        {reportOf(1, "", {{"main.cgi", "1.0.00", QDate(2002, 1, 1)}}),
         reportOf(2, "", {{"main.cgi", "1.0.01", QDate(2003, 12, 31)}, {"abcd.exe", "2.0-a", QDate(2002, 11, 29)}})}};
    const auto lines = linesOf(data);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == fixedColumns + QStringList{"module abcd.exe", "module main.cgi"});
    CHECK(lines[1].mid(13) == QStringList{"", "1.0.00 2002-01-01"});
    CHECK(lines[2].mid(13) == QStringList{"2.0-a 2002-11-29", "1.0.01 2003-12-31"});
    CHECK(lines[3].mid(13) == QStringList{"", ""});
}

TEST_CASE("A report of an agent that is no longer listed makes no line")
{
    const auto lines = linesOf({{failedAgent(1)}, {reportOf(2, "9.9", {})}});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].at(0) == "AGENT0000001");
    CHECK(lines[1].at(8).isEmpty());
}

TEST_CASE("Notes and reasons with commas, quotes and line ends are quoted and read back")
{
    AgentStatus status = failedAgent(1);
    status.agent.note = "roof, \"north\"\r\nladder";
    const AuditData data{{status}, {}};
    const ReasonText reason = [](const AgentStatus&) { return QString("line 1\nline 2, end"); };
    CHECK(auditCsv(data, reason).contains("\"roof, \"\"north\"\"\r\nladder\""));
    const auto lines = linesOf(data, reason);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].at(7) == "line 1\nline 2, end");
    CHECK(lines[1].at(9) == status.agent.note);
}

TEST_CASE("No field starts a formula, wherever its text came from")
{
    AgentStatus status = failedAgent(1);
    status.agent.note = "=HYPERLINK(\"http://evil.example\")";
    status.agent.address = require(MailAddress::parse("=cmd@site.example"));
    const auto lines = linesOf({{status}, {}}, [](const AgentStatus&) { return QString("+1"); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].at(1) == "'=cmd@site.example");
    CHECK(lines[1].at(7) == "'+1");
    CHECK(lines[1].at(9) == "'=HYPERLINK(\"http://evil.example\")");
}

TEST_CASE("Text beyond ASCII is written as UTF-8")
{
    AgentStatus status = failedAgent(1);
    status.agent.note = "\u6771\u4eac";
    CHECK(auditCsv({{status}, {}}, noReason).contains(",\xE6\x9D\xB1\xE4\xBA\xAC,"));
}
