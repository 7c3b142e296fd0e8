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
