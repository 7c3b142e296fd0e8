// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/DomainError.h>
#include <core/domain/VersionReport.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

const QByteArray sample = "Software Version\t1.0.00-1\n"
                          "ROM Version\t1.5.08\n"
                          "Modules\n"
                          "abcd.exe\t1.0.00\t2002/01/01\n"
                          "bbb.lib\t1.3.05\t2002/11/29\n"
                          "main.cgi\t1.0.00\t2002/01/01\n"
                          "refresh\t1.0.00\t2002/01/01\n"
                          "agent_sweepr\t2.0.00\t2002/08/07\n"
                          "time_shell.sh\t1.1.01\t2002/11/22\n";

const QByteArray head = "Software Version\t1.0\nROM Version\t\nModules\n";

void checkRefused(const QByteArray& text, const QString& subject)
{
    CAPTURE(text);
    const auto report = VersionReport::parse(text);
    REQUIRE_FALSE(report);
    CHECK(report.error().is(DomainError::InvalidVersionReport));
    CHECK(report.error().subject() == subject);
}

QByteArray reportOfModules(int count)
{
    QByteArray text = head;
    for (int i = 0; i < count; ++i) {
        text += "module" + QByteArray::number(i) + "\t1.0\t2002/01/01\n";
    }
    return text;
}

} // namespace

TEST_CASE("The sample report is read, module by module")
{
    const VersionReport report = require(VersionReport::parse(sample));
    CHECK(report.softwareVersion.toString() == "1.0.00-1");
    CHECK(report.romVersion == "1.5.08");
    REQUIRE(report.modules.size() == 6);
    CHECK((report.modules[0] == ModuleVersion{"abcd.exe", "1.0.00", QDate(2002, 1, 1)}));
    CHECK((report.modules[1] == ModuleVersion{"bbb.lib", "1.3.05", QDate(2002, 11, 29)}));
    CHECK((report.modules[4] == ModuleVersion{"agent_sweepr", "2.0.00", QDate(2002, 8, 7)}));
    CHECK((report.modules[5] == ModuleVersion{"time_shell.sh", "1.1.01", QDate(2002, 11, 22)}));
}

TEST_CASE("A report is written as it was read")
{
    CHECK(require(VersionReport::parse(sample)).toText() == sample);
    CHECK(require(VersionReport::parse(head)).toText() == head);
}

TEST_CASE("Line ends may be CRLF, and the last one may be missing")
{
    const VersionReport report = require(VersionReport::parse(sample));
    CHECK((require(VersionReport::parse(QByteArray(sample).replace("\n", "\r\n"))) == report));
    CHECK((require(VersionReport::parse(sample.chopped(1))) == report));
    CHECK((require(VersionReport::parse(sample + "\n\r\n\n")) == report));
}

TEST_CASE("An agent without a ROM version or modules may say so")
{
    const VersionReport report = require(VersionReport::parse(head));
    CHECK(report.romVersion.isEmpty());
    CHECK(report.modules.empty());
}

TEST_CASE("A report that is empty or too short is refused")
{
    checkRefused("", {});
    checkRefused("\n\n\n\n", {});
    checkRefused("Software Version\t1.0\n", {});
    checkRefused("Software Version\t1.0\nROM Version\t1.0\n", {});
}

TEST_CASE("The three first lines must be as they are")
{
    checkRefused("Software version\t1.0\nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("Software Version 1.0\nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("Software Version\t\nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("Software Version\t1.0 \nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("Software Version\t1.0\tx\nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("\nSoftware Version\t1.0\nROM Version\t1.0\nModules\n", "line 1");
    checkRefused("Software Version\t1.0\nROM Version\nModules\n", "line 2");
    checkRefused("Software Version\t1.0\nROM Version\tfive\nModules\n", "line 2");
    checkRefused("Software Version\t1.0\nModules\nROM Version\t1.0\n", "line 2");
    checkRefused("Software Version\t1.0\nROM Version\t1.0\nmodules\n", "line 3");
    checkRefused("Software Version\t1.0\nROM Version\t1.0\nModules \n", "line 3");
}

TEST_CASE("A module line has a name, a version and a date between tabs")
{
    checkRefused(head + "a\t1.0\t2002/01/01\nb 1.0 2002/01/01\n", "line 5");
    checkRefused(head + "a\t1.0\n", "line 4");
    checkRefused(head + "a\t1.0\t2002/01/01\t\n", "line 4");
    checkRefused(head + "a\t\t1.0\t2002/01/01\n", "line 4");
    checkRefused(head + "a\t1\t2002/01/01\n", "line 4");
    checkRefused(head + "\t1.0\t2002/01/01\n", "line 4");
    checkRefused(head + "\na\t1.0\t2002/01/01\n", "line 4");
}

TEST_CASE("A module name cannot lead out of a folder")
{
    for (const char* name : {"..", ".", "../a", "a/b", "/a", "-a", "a b", "a\rb"}) {
        checkRefused(head + name + "\t1.0\t2002/01/01\n", "line 4");
    }
    CHECK(isModuleName(QString(100, 'a')));
    CHECK_FALSE(isModuleName(QString(101, 'a')));
    CHECK_FALSE(isModuleName("a\n"));
    CHECK_FALSE(isModuleName({}));
}

TEST_CASE("A date that does not exist, or in another form, is refused")
{
    for (const char* date : {"", "2002/02/30", "2002/13/01", "2002/1/1", "2002-01-01", "02/01/01", "0000/01/01",
                             "2002/01/01 ", "2002/01/011", "12002/01/01", "-002/01/01", "2002/00/01", "today"}) {
        checkRefused(head + "a\t1.0\t" + date + "\n", "line 4");
    }
    CHECK(VersionReport::parse(head + "a\t1.0\t2004/02/29\n"));
}

TEST_CASE("A module listed twice is refused at its second line")
{
    checkRefused(head + "a\t1.0\t2002/01/01\nb\t1.0\t2002/01/01\na\t2.0\t2003/01/01\n", "line 6");
    CHECK(VersionReport::parse(head + "a\t1.0\t2002/01/01\nA\t1.0\t2002/01/01\n"));
}

TEST_CASE("A thousand modules are read, one more is refused")
{
    CHECK(require(VersionReport::parse(reportOfModules(1000))).modules.size() == 1000);
    checkRefused(reportOfModules(1001), "line 1004");
}

TEST_CASE("A text over 256 KiB is refused before it is read")
{
    checkRefused(head + QByteArray(256 * 1024, '\n'), {});
    CHECK(VersionReport::parse(head + QByteArray(256 * 1024 - head.size(), '\n')));
}

TEST_CASE("Bytes that are not plain UTF-8 text are refused")
{
    checkRefused(QByteArray(sample).replace("abcd", QByteArray("ab\0d", 4)), {});
    checkRefused(QByteArray(sample).replace("abcd", "ab\xE9"), {});
    checkRefused(sample + "x\xE6\x9D", {});
    checkRefused("\xFF\xFE" + sample, {});
    checkRefused(sample + "\xE6\x9D", {});
}

TEST_CASE("Sequences that steer a terminal are refused wherever they stand")
{
    checkRefused("Software Version\t1.0\x1b[31m\nROM Version\t\nModules\n", "line 1");
    checkRefused("Software Version\t1.0\nROM Version\t1.0\x1b]0;x\x07\nModules\n", "line 2");
    checkRefused(head + "a\x1b[2J\t1.0\t2002/01/01\n", "line 4");
    checkRefused(head + "a\t1.0-\x1b[2J\t2002/01/01\n", "line 4");
    checkRefused(head + "a\t1.0\t2002/01/01\x1b[0m\n", "line 4");
}

TEST_CASE("The line that is quoted in an error is cut short")
{
    const auto report = VersionReport::parse(head + QByteArray(100'000, 'x') + "\n");
    REQUIRE_FALSE(report);
    CHECK(report.error().detail() == QString(120, 'x'));
}
