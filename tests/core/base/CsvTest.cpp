// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Csv.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

QStringList fieldsOfOnly(const QByteArray& csv)
{
    const auto records = require(parseCsv(csv));
    REQUIRE(records.size() == 1);
    return records.front().fields;
}

void checkRefused(const QByteArray& csv, CsvError code, const QString& subject)
{
    CAPTURE(csv);
    const auto read = parseCsv(csv);
    REQUIRE_FALSE(read);
    CHECK(read.error().is(code));
    CHECK(read.error().subject() == subject);
}

} // namespace

TEST_CASE("Fields of any text survive being written and read")
{
    const QStringList fields{
        "plain",       "", " spaces ", "a,b", "say \"hi\"", "\"", "two\r\nlines", "lf\nonly", "\u6771\u4eac",
        "apostrophe'", ""};
    CHECK(fieldsOfOnly(csvLine(fields)) == fields);
}

TEST_CASE("A line is quoted only where it must be, and ends in CRLF")
{
    CHECK(csvLine({"a", "b c", ""}) == "a,b c,\r\n");
    CHECK(csvLine({"a,b", "say \"hi\"", "x\ny"}) == "\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\r\n");
}

TEST_CASE("A field that a spreadsheet would run as a formula gets an apostrophe")
{
    CHECK(csvLine({"=1+1", "+1", "-1", "@SUM(A1)"}) == "'=1+1,'+1,'-1,'@SUM(A1)\r\n");
    CHECK(csvLine({"\t=1", "\r=1"}) == "'\t=1,\"'\r=1\"\r\n");
    CHECK(csvLine({"=HYPERLINK(\"x\",\"y\")"}) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
    CHECK(csvLine({"1=1", "a@b", "1.0-1", "'=x"}) == "1=1,a@b,1.0-1,'=x\r\n");
}

TEST_CASE("Records end with CRLF or LF or the end of the text, and know their line")
{
    for (const QByteArray csv : {"a,b\r\nc,d\r\n", "a,b\nc,d\n", "a,b\r\nc,d", "a,b\nc,d"}) {
        CAPTURE(csv);
        const auto records = require(parseCsv(csv));
        REQUIRE(records.size() == 2);
        CHECK(records[0].fields == QStringList{"a", "b"});
        CHECK(records[0].line == 1);
        CHECK(records[1].fields == QStringList{"c", "d"});
        CHECK(records[1].line == 2);
    }
}

TEST_CASE("A line end inside quotes belongs to the field and counts as a line")
{
    const auto records = require(parseCsv("a,\"x\r\ny\nz\"\r\nb,c\r\n"));
    REQUIRE(records.size() == 2);
    CHECK(records[0].line == 1);
    CHECK(records[0].fields == QStringList{"a", "x\r\ny\nz"});
    CHECK(records[1].line == 4);
}

TEST_CASE("Commas, doubled quotes and nothing inside quotes are read")
{
    CHECK(fieldsOfOnly("\"a,b\",\"say \"\"hi\"\"\",\"\",\"\"\"\"") == QStringList{"a,b", "say \"hi\"", "", "\""});
}

TEST_CASE("A quote within an unquoted field is text")
{
    CHECK(fieldsOfOnly("5\" disk,x") == QStringList{"5\" disk", "x"});
}

TEST_CASE("A byte order mark is skipped, once and only at the beginning")
{
    CHECK(fieldsOfOnly("\xEF\xBB\xBF"
                       "id,mail\r\n")
          == QStringList{"id", "mail"});
    CHECK(fieldsOfOnly("\xEF\xBB\xBF\"id\",mail\r\n") == QStringList{"id", "mail"});
    CHECK(fieldsOfOnly("id,\xEF\xBB\xBFmail\r\n") == QStringList{"id", QChar(0xFEFF) + QString("mail")});
}

TEST_CASE("A trailing comma makes an empty last field")
{
    CHECK(fieldsOfOnly("a,") == QStringList{"a", ""});
    CHECK(fieldsOfOnly("a,,\r\n") == QStringList{"a", "", ""});
    CHECK(fieldsOfOnly(",") == QStringList{"", ""});
}

TEST_CASE("Empty lines are skipped and counted")
{
    const auto records = require(parseCsv("\r\n\na,b\n\r\n\nc,d\n\n"));
    REQUIRE(records.size() == 2);
    CHECK(records[0].line == 3);
    CHECK(records[1].line == 6);
}

TEST_CASE("A text without records is no error")
{
    for (const QByteArray csv : {"", "\r\n\n", "\xEF\xBB\xBF"}) {
        CHECK(require(parseCsv(csv)).empty());
    }
}

TEST_CASE("A quote without an end is refused with the line where it begins")
{
    checkRefused("a,b\r\nc,\"d\r\ne,f\r\n", CsvError::UnclosedQuote, "line 2");
    checkRefused("\"", CsvError::UnclosedQuote, "line 1");
    checkRefused("\"a\"\"", CsvError::UnclosedQuote, "line 1");
}

TEST_CASE("Text after a closing quote is refused with its line")
{
    checkRefused("a\r\nb\r\n\"c\"d\r\n", CsvError::TextAfterQuote, "line 3");
    checkRefused("\"two\nlines\" ,x\n", CsvError::TextAfterQuote, "line 2");
}

TEST_CASE("Bytes that are not UTF-8 text are refused")
{
    checkRefused(QByteArray("a,b\0c", 5), CsvError::NotUtf8, {});
    checkRefused("a,caf\xE9,b", CsvError::NotUtf8, {});
    checkRefused("a,\xC0\xAF", CsvError::NotUtf8, {});
    checkRefused(QByteArray("a\0,\0b\0", 6), CsvError::NotUtf8, {});
}

TEST_CASE("A text that breaks off within a character is refused")
{
    checkRefused("a,\xE6\x9D", CsvError::NotUtf8, {});
}

TEST_CASE("A text over 64 MiB is refused")
{
    const auto read = parseCsv(QByteArray(64 * 1024 * 1024 + 1, 'x'));
    REQUIRE_FALSE(read);
    CHECK(read.error().is(CsvError::TooLarge));
}
