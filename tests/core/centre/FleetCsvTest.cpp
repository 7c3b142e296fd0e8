// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Csv.h>
#include <core/centre/FleetCsv.h>
#include <core/domain/DomainError.h>
#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray header = "agent_id,mail_address,software_version,last_version_check,note\n";
const QByteArray good = "A1,a1@b.example,1.0.00-1,2002-11-03T15:25,first\n";

struct Broken {
    std::error_code code;
    QByteArray csv;
    QString subject;
    QString detail;
};

} // namespace

TEST_CASE("A list of agents is read by its header, in whatever order the columns are")
{
    const QByteArray csv = "\xEF\xBB\xBF"
                           "colour,note,mail_address,agent_id,last_version_check,software_version,hardware_class\r\n"
                           "red,\"one, \"\"two\"\"\", a1@b.example ,A1,2002-11-03T15:25:07Z,1.0.00-1,box-2\r\n"
                           "\r\n"
                           "blue,,a2@B.example,A2,,,\r\n";
    const auto agents = require(parseFleetCsv(csv, "fleet.csv"));
    REQUIRE(agents.size() == 2);
    CHECK(agents[0].id.toString() == "A1");
    CHECK(agents[0].address.toString() == "a1@b.example");
    CHECK(agents[0].version.toString() == "1.0.00-1");
    CHECK(agents[0].note == "one, \"two\"");
    REQUIRE(agents[0].lastVersionCheck);
    CHECK(toIso(*agents[0].lastVersionCheck) == "2002-11-03T15:25:07.000Z");
    CHECK(agents[0].hardwareClass == "box-2");
    CHECK(agents[1].hardwareClass.isEmpty());
    CHECK(agents[1].version.isNull());
    CHECK_FALSE(agents[1].lastVersionCheck);
}

TEST_CASE("Two columns are enough, and a list may be empty")
{
    CHECK(require(parseFleetCsv("mail_address,agent_id\na@b.example,A1\n", "f")).size() == 1);
    CHECK(require(parseFleetCsv("agent_id,mail_address\n", "f")).empty());
}

TEST_CASE("The first broken line is the error, with file, line and value")
{
    const auto broken = GENERATE(values<Broken>({
        {make_error_code(CsvError::WrongFieldCount), header + good + "A2,a2@b.example\n", "fleet.csv, line 3", "2/5"},
        {make_error_code(CsvError::WrongFieldCount), header + good + "A2,a2@b.example,,,,\n", "fleet.csv, line 3",
         "6/5"},
        {make_error_code(DomainError::InvalidAgentId), header + good + "../A2,a2@b.example,,,\n", "fleet.csv, line 3",
         "../A2"},
        {make_error_code(DomainError::InvalidMailAddress), header + "A1,nobody,,,\n" + good, "fleet.csv, line 2",
         "nobody"},
        {make_error_code(DomainError::InvalidSoftwareVersion), header + good + "A2,a2@b.example,v1,,\n",
         "fleet.csv, line 3", "v1"},
        {make_error_code(DomainError::InvalidTime), header + good + "A2,a2@b.example,,03.11.2002,\n",
         "fleet.csv, line 3", "03.11.2002"},
        {make_error_code(DomainError::NotesTooLong), header + "A2,a2@b.example,,," + QByteArray(1001, 'n') + '\n',
         "fleet.csv, line 2", "1001"},
        {make_error_code(DomainError::DuplicateAgent), header + good + "\nA1,other@b.example,,,\n", "fleet.csv, line 4",
         "A1"},
        {make_error_code(DomainError::DuplicateMailAddress), header + good + "A2,a1@B.EXAMPLE,,,\n",
         "fleet.csv, line 3", "a1@B.EXAMPLE"},
        {make_error_code(DomainError::InvalidHardwareClass),
         "agent_id,mail_address,hardware_class\nA1,a1@b.example,box 2\n", "fleet.csv, line 2", "box 2"},
        {make_error_code(CsvError::MissingColumn), "agent_id,note\nA1,x\n", "fleet.csv", "mail_address"},
        {make_error_code(CsvError::MissingColumn), "mail_address\na@b.example\n", "fleet.csv", "agent_id"},
        {make_error_code(CsvError::Empty), "", "fleet.csv", ""},
        {make_error_code(CsvError::Empty), "\r\n\n", "fleet.csv", ""},
        {make_error_code(CsvError::UnclosedQuote), header + good + "A2,a2@b.example,,,\"open\n", "fleet.csv, line 3",
         ""},
        {make_error_code(CsvError::TextAfterQuote), header + "A1,\"a\"b,,,\n", "fleet.csv, line 2", ""},
    }));
    INFO(broken.csv.toStdString());
    const auto read = parseFleetCsv(broken.csv, "fleet.csv");
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == broken.code);
    CHECK(read.error().subject() == broken.subject);
    if (!broken.detail.isEmpty()) {
        CHECK(read.error().detail() == broken.detail);
    }
}

TEST_CASE("A file that is not UTF-8 is refused and named")
{
    const auto read = parseFleetCsv(header + "A1,a1@b.example,,,\xE9t\xE9\n", "fleet.csv");
    REQUIRE_FALSE(read);
    CHECK(read.error().is(CsvError::NotUtf8));
    CHECK(read.error().subject().startsWith("fleet.csv"));
}

TEST_CASE("A note of exactly a thousand characters fits")
{
    const auto agents = require(parseFleetCsv(header + "A1,a@b.example,,," + QByteArray(1000, 'n') + '\n', "f"));
    CHECK(agents.at(0).note.size() == 1000);
}

TEST_CASE("Only an error about a line's agent or address gets the line")
{
    const QByteArray csv = header + good + "\n" + "A2, a2@b.example ,,,\n";
    const auto told = [&](DomainError code, const QString& subject) {
        return tellCsvLine(Error(make_error_code(code), subject, "owner"), csv, "f.csv");
    };
    CHECK(told(DomainError::DuplicateAgent, "A2").subject() == "f.csv, line 4");
    CHECK(told(DomainError::DuplicateAgent, "A2").detail() == "A2");
    CHECK(told(DomainError::DuplicateMailAddress, "a2@b.example").subject() == "f.csv, line 4");
    CHECK(told(DomainError::DuplicateAgent, "A3").subject() == "A3");
    CHECK(told(DomainError::UnknownAgent, "A2").subject() == "A2");
    CHECK(told(DomainError::UnknownAgent, "A2").detail() == "owner");
}
