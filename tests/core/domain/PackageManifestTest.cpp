// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/PackageManifest.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace std::chrono_literals;
using rds::test::require;

namespace {

SoftwareVersion version(const QString& text)
{
    return require(SoftwareVersion::parse(text));
}

} // namespace

TEST_CASE("An agent waits as long as its present version needs")
{
    PackageManifest manifest;
    manifest.defaultSettleTime = 90s;
    manifest.settleTimes = {{version("1.0.01-0"), 10min}, {version("1.0.02-0"), 0ms}};
    CHECK(manifest.settleTimeFor(version("1.0.01-0")) == 10min);
    CHECK(manifest.settleTimeFor(version("1.0.02-0")) == 0ms);
}

TEST_CASE("A version without a rule of its own, or none known, waits the usual time")
{
    PackageManifest manifest;
    manifest.defaultSettleTime = 90s;
    CHECK(manifest.settleTimeFor(version("1.0.01-0")) == 90s);
    manifest.settleTimes = {{version("1.0.01-0"), 10min}};
    CHECK(manifest.settleTimeFor(version("1.0.01-1")) == 90s);
    CHECK(manifest.settleTimeFor(version("1.0.1-0")) == 90s);
    CHECK(manifest.settleTimeFor({}) == 90s);
}

TEST_CASE("A hardware class is a short plain word")
{
    for (const QString& good : {QString("a"), QString("box-2.1_rev"), QString("7"), QString("Z").repeated(32)}) {
        CAPTURE(good);
        CHECK(isHardwareClass(good));
    }
    for (const QString& bad : {QString(), QString("-box"), QString(".box"), QString("_box"), QString("box 2"),
                               QString("box\n"), QString("\nbox"), QString("box/2"), QString::fromUtf8("b\u00f6x"),
                               QString("Z").repeated(33), QString(QChar('\0'))}) {
        CAPTURE(bad);
        CHECK_FALSE(isHardwareClass(bad));
    }
}
