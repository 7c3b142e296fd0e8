// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Csv.h>
#include <core/base/FileError.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

TEST_CASE("An error says what it was, about what, and with which evidence")
{
    const Error error(make_error_code(FileError::TooLarge), "a.txt", "17 bytes");
    CHECK(error.code() == make_error_code(FileError::TooLarge));
    CHECK(error.subject() == "a.txt");
    CHECK(error.detail() == "17 bytes");
    CHECK(error.context().isEmpty());
    CHECK_FALSE(error.isRetryable());
}

TEST_CASE("Codes of two modules are never equal")
{
    const Error error(make_error_code(FileError::NotFound), {});
    CHECK(error.is(FileError::NotFound));
    CHECK_FALSE(error.is(FileError::NotReadable));
    CHECK(static_cast<int>(FileError::NotFound) == static_cast<int>(CsvError::NotUtf8));
    CHECK_FALSE(error.is(CsvError::NotUtf8));
    CHECK(std::string(error.code().category().name()) == "file");
}

TEST_CASE("Context is added to a copy, innermost first")
{
    const Error plain(make_error_code(FileError::NotFound), "a.txt");
    const Error inner = plain.withContext("reading the key");
    const Error outer = inner.withContext("starting");
    CHECK(plain.context().isEmpty());
    CHECK(inner.context() == QStringList{"reading the key"});
    CHECK(outer.context() == QStringList{"reading the key", "starting"});
    CHECK(outer.is(FileError::NotFound));
    CHECK(outer.subject() == "a.txt");
}

TEST_CASE("An error becomes retryable in a copy, and stays so with more context")
{
    const Error plain(make_error_code(FileError::DiskFull), "a.txt");
    CHECK(plain.asRetryable().isRetryable());
    CHECK(plain.asRetryable().withContext("saving").isRetryable());
    CHECK_FALSE(plain.isRetryable());
}

TEST_CASE("The log line goes from the outermost context to the evidence")
{
    const std::error_code code = make_error_code(FileError::NotFound);
    CHECK(Error(code, {}).toLogLine() == "file not found");
    CHECK(Error(code, "a.txt").toLogLine() == "file not found: a.txt");
    CHECK(Error(code, {}, "errno 2").toLogLine() == "file not found (errno 2)");
    const Error nested = Error(code, "a.txt", "errno 2").withContext("reading the key").withContext("starting");
    CHECK(nested.toLogLine() == "starting: reading the key: file not found: a.txt (errno 2)");
}

TEST_CASE("A result holds its value or its error")
{
    const Result<int> good = 5;
    REQUIRE(good);
    CHECK(*good == 5);
    const Result<int> bad = failure(FileError::NotFound, "a.txt", "why");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().subject() == "a.txt");
    CHECK(bad.error().detail() == "why");
    const Result<QString> passedOn = failure(bad.error().withContext("above"));
    REQUIRE_FALSE(passedOn);
    CHECK(passedOn.error().is(FileError::NotFound));
    CHECK(passedOn.error().context() == QStringList{"above"});
}

TEST_CASE("a log line shows no escape sequence of a hostile text")
{
    const Error error(make_error_code(FileError::NotFound), "evil\x1b[31m", QString("a\tb\nc") + QChar(0x202E));
    CHECK(error.toLogLine() == "file not found: evil\uFFFD[31m (a\tb\nc\uFFFD)");
}
