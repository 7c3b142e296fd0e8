// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <tests/support/QtStringMaker.h>
#include <ui/text/Format.h>
#include <ui/text/Translations.h>

#include <QDateTime>

using namespace rds;
using namespace std::chrono_literals;

namespace {

Timestamp localTime(const QString& iso)
{
    return fromMillis(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}

} // namespace

TEST_CASE("a time is shown as the locale writes it, with a year of four digits and without seconds")
{
    const Timestamp time = localTime("2002-11-03T15:26:59");
    CHECK(formatTime(time, QLocale("ja_JP")) == "2002/11/03 15:26");
    CHECK(formatTime(time, QLocale("en_US")) == "11/3/2002 3:26 PM");
    CHECK(formatTime(time, QLocale("de_DE")) == "03.11.2002 15:26");
    CHECK(formatTime(time, QLocale::c()) == "3 Nov 2002 15:26");
    CHECK(formatTimeOfDay(time, QLocale("ja_JP")) == "15:26:59");
    CHECK(formatTimeOfDay(time, QLocale::c()) == "15:26:59");
}

TEST_CASE("the exact time is UTC")
{
    CHECK(formatUtc(fromMillis(1'036'304'759'000)) == "2002-11-03 06:25:59 UTC");
}

TEST_CASE("a duration is told by its two largest units")
{
    CHECK(formatDuration(0ms) == "0 s");
    CHECK(formatDuration(12s) == "12 s");
    CHECK(formatDuration(10min) == "10 min");
    CHECK(formatDuration(200s) == "3 min 20 s");
    CHECK(formatDuration(2h + 5min + 7s) == "2 h 5 min");
    CHECK(formatDuration(24h + 59s) == "1 d");
    CHECK(formatDuration(-5s) == "0 s");
    Translations translations;
    translations.setLanguage("ja");
    CHECK(formatDuration(200s) == "3分 20秒");
}

TEST_CASE("a countdown reaches zero when the time has come, and stays there")
{
    CHECK(formatCountdown(12s) == "0:12");
    CHECK(formatCountdown(11'001ms) == "0:12");
    CHECK(formatCountdown(1ms) == "0:01");
    CHECK(formatCountdown(0ms) == "0:00");
    CHECK(formatCountdown(-1h) == "0:00");
    CHECK(formatCountdown(1h + 2min + 3s) == "1:02:03");
}

TEST_CASE("counts follow the language's plural and leave out what is nought")
{
    Translations translations;
    translations.setLanguage("en");
    CHECK(formatAgentCount(0) == "0 agents");
    CHECK(formatAgentCount(1) == "1 agent");
    CHECK(formatAgentCount(17) == "17 agents");
    CHECK(formatAgentCount(100'000) == "100,000 agents");
    CHECK(formatOutcome(14, 3, 0) == "14 updated, 3 failed");
    CHECK(formatOutcome(1, 0, 2) == "1 updated, 0 failed, 2 waiting");
    translations.setLanguage("ja");
    CHECK(formatAgentCount(17) == "17台");
    CHECK(formatOutcome(14, 3, 0) == "更新済み 14、失敗 3");
}
