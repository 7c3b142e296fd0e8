// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/DomainError.h>
#include <core/domain/SoftwareVersion.h>

#include <tests/support/QtStringMaker.h>

#include <algorithm>
#include <random>

using namespace rds;
using rds::test::require;

namespace {

SoftwareVersion version(const QString& text)
{
    return require(SoftwareVersion::parse(text));
}

/// Releases from the oldest to the newest, each older than all after it.
const QStringList ascending{
    "0.9",        "0.9.0",     "1.0",       "1.0-1",      "1.0.0",       "1.0.00",     "1.0.00-1",
    "1.0.02",     "1.0.2",     "1.0.02-0",  "1.0.2-0",    "1.0.02-1",    "1.0.02-1-",  "1.0.02-1a",
    "1.0.02-2",   "1.0.02-10", "1.0.2-+",   "1.0.02--1",  "1.0.02-.",    "1.0.02-A",   "1.0.02-a",
    "1.0.02-a2",  "1.0.2-a2",  "1.0.02-a9", "1.0.02-a10", "1.0.02-a10b", "1.0.02-a.1", "1.0.02-ab",
    "1.0.02-rc1", "1.0.10",    "1.1.0",     "1.10",       "2.0.0.0",     "10.0",       "999999999.999999999",
};

} // namespace

TEST_CASE("Versions in the common format are accepted as they stand")
{
    for (const char* text : {"1.0", "1.0.02", "1.0.02-1", "1.2.3.4", "1.0.02-0.rc+build_7-x", "0.0", "000000000.9"}) {
        CAPTURE(text);
        CHECK(version(text).toString() == text);
    }
    CHECK(version("1.0-" + QString(32, 'z')).freePart().size() == 33);
    CHECK_FALSE(version("1.0").isNull());
    CHECK(SoftwareVersion().isNull());
}

TEST_CASE("Other texts are not versions")
{
    for (const QString& text : {QString(),
                                QString("1"),
                                QString("1."),
                                QString(".1"),
                                QString("1..0"),
                                QString("1.0."),
                                QString("1.2.3.4.5"),
                                QString("v1.0"),
                                QString("1.0-"),
                                QString("1.0-a b"),
                                QString("1.0 "),
                                QString(" 1.0"),
                                QString("1.0\n"),
                                QString("1.0-1\n"),
                                QString("1.0-1\r"),
                                QString("1.0-a/b"),
                                QString("1,0"),
                                QString("1.a"),
                                QString("-1.0"),
                                QString("+1.0"),
                                QString("1.-0"),
                                QString("1234567890.0"),
                                QString("1.0-") + QString(33, 'z'),
                                QString("1.\u0661"),
                                QString("1.0-\u00e4"),
                                QString("1.0") + QChar::Null,
                                QString("1.0-\x1b[31m")}) {
        CAPTURE(text);
        const auto parsed = SoftwareVersion::parse(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().is(DomainError::InvalidSoftwareVersion));
        CHECK(parsed.error().subject() == text);
    }
}

TEST_CASE("A text too long for a version is quoted in part")
{
    const auto parsed = SoftwareVersion::parse(QString(1'000'000, '1'));
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().subject().size() == 80);
}

TEST_CASE("A version has a common and a free part")
{
    CHECK(version("1.0.02-1").commonPart() == "1.0.02");
    CHECK(version("1.0.02-1").freePart() == "-1");
    CHECK(version("1.0.02").commonPart() == "1.0.02");
    CHECK(version("1.0.02").freePart().isEmpty());
    CHECK(version("1.0-a-b").commonPart() == "1.0");
    CHECK(version("1.0-a-b").freePart() == "-a-b");
}

TEST_CASE("Versions are equal only as a whole")
{
    CHECK(version("1.0.02-1") == version("1.0.02-1"));
    CHECK(version("1.0.02-1") != version("1.0.02-0"));
    CHECK(version("1.0.2") != version("1.0.02"));
    CHECK(version("1.0.02") != version("1.0.02-0"));
    CHECK(version("1.0-a") != version("1.0-A"));
}

TEST_CASE("Numbers are compared as numbers")
{
    CHECK(version("1.0.9") < version("1.0.10"));
    CHECK(version("1.0.02") < version("1.0.10"));
    CHECK(version("9.0") < version("10.0"));
    CHECK(version("1.0.02-9") < version("1.0.02-10"));
    CHECK(version("1.0.02-a9") < version("1.0.02-a10"));
}

TEST_CASE("Fewer numbers, or no free part, come first")
{
    CHECK(version("1.0") < version("1.0.0"));
    CHECK(version("1.0.02") < version("1.0.02-0"));
    CHECK(version("1.0.02-9") < version("1.0.03"));
}

TEST_CASE("Texts that release order cannot tell apart are still ordered, one way")
{
    CHECK((version("1.0.2") < version("1.0.02")) != (version("1.0.02") < version("1.0.2")));
    CHECK((version("1.0-1") < version("1.0-01")) != (version("1.0-01") < version("1.0-1")));
}

TEST_CASE("Every pair of releases is ordered as the list says")
{
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        for (qsizetype j = 0; j < ascending.size(); ++j) {
            CAPTURE(ascending[i], ascending[j]);
            CHECK(((version(ascending[i]) <=> version(ascending[j])) == (i <=> j)));
        }
    }
}

TEST_CASE("A shuffled list is sorted into the same order every time")
{
    std::vector<SoftwareVersion> sorted;
    for (const QString& text : ascending) {
        sorted.push_back(version(text));
    }
    std::mt19937 engine(5);
    for (int round = 0; round < 50; ++round) {
        std::vector<SoftwareVersion> shuffled = sorted;
        std::shuffle(shuffled.begin(), shuffled.end(), engine);
        std::sort(shuffled.begin(), shuffled.end());
        CHECK((shuffled == sorted));
    }
}
