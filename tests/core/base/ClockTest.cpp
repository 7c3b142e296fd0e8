// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Clock.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

TEST_CASE("A time is written in UTC with milliseconds")
{
    CHECK(toIso(fromMillis(0)) == "1970-01-01T00:00:00.000Z");
    CHECK(toIso(fromMillis(1'795'359'845'678)) == "2026-11-22T15:04:05.678Z");
    CHECK(toIso(fromMillis(-1)) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("Every time that is written is read as the same time")
{
    const qint64 lastOfYear9999 = 253'402'300'799'999;
    for (const qint64 millis : {qint64{0}, qint64{1}, qint64{-1}, qint64{999}, qint64{1'000}, qint64{1'582'934'400'000},
                                qint64{1'795'359'845'678}, qint64{-2'208'988'800'000}, lastOfYear9999}) {
        CAPTURE(millis);
        const auto read = fromIso(toIso(fromMillis(millis)));
        REQUIRE(read);
        CHECK(toMillis(*read) == millis);
    }
}

TEST_CASE("Written times sort as text as they do in time")
{
    CHECK(toIso(fromMillis(999)) < toIso(fromMillis(1'000)));
    CHECK(toIso(fromMillis(1'760'000'000'000)) < toIso(fromMillis(1'760'000'000'001)));
    CHECK(toIso(fromMillis(1'760'000'000'000)) < toIso(fromMillis(17'600'000'000'000)));
}

TEST_CASE("Any other form of a time is refused")
{
    for (const char* text : {"",
                             "Z",
                             "2026-11-22",
                             "2026-11-22T15:04:05Z",
                             "2026-11-22T15:04:05.678",
                             "2026-11-22T15:04:05.67Z",
                             "2026-11-22T15:04:05.6789Z",
                             "2026-11-22T15:04:05,678Z",
                             "2026-11-22 15:04:05.678Z",
                             "2026-11-22t15:04:05.678z",
                             "2026-11-22T15:04:05.678+00:00",
                             "2026-11-22T15:04:05.678+09:00",
                             " 2026-11-22T15:04:05.678Z",
                             "2026-11-22T15:04:05.678Z ",
                             "2026-11-22T15:04:05.678Z\n",
                             "2026-1-22T15:04:05.678Z",
                             "2026-13-22T15:04:05.678Z",
                             "2026-02-30T15:04:05.678Z",
                             "2026-11-22T24:00:00.000Z",
                             "2026-11-22T25:00:00.000Z",
                             "2026-11-22T15:04:60.000Z",
                             "1795359845678"}) {
        CAPTURE(text);
        CHECK_FALSE(fromIso(text));
    }
}
