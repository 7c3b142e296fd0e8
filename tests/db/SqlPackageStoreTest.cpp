// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>

using namespace rds;
using namespace rds::test;

namespace {

void checkSame(const StoredPackage& stored, const StoredPackage& expected, qint64 id)
{
    CHECK(stored.id == id);
    CHECK(stored.sha256 == expected.sha256);
    CHECK(stored.path == expected.path);
    CHECK(stored.added == expected.added);
    CHECK(stored.manifest == expected.manifest);
}

} // namespace

TEST_CASE("A package is kept with its whole manifest")
{
    CentreFile file;
    const StoredPackage one = package("1.0.02-0");
    StoredPackage bare = package("1.0.03");
    bare.manifest.modules.clear();
    bare.manifest.acceptedVersions.clear();
    bare.manifest.settleTimes.clear();
    bare.manifest.hardwareClasses.clear();
    bare.manifest.romVersion = "2.0.11";
    const qint64 first = require(file.db().packages().add(one));
    const qint64 second = require(file.db().packages().add(bare));
    file.reopen();

    checkSame(require(file.db().packages().find(first)), one, first);
    checkSame(require(file.db().packages().find(second)), bare, second);
    const auto all = require(file.db().packages().all());
    REQUIRE(all.size() == 2);
    checkSame(all[0], bare, second);
    checkSame(all[1], one, first);
}

TEST_CASE("A package that is there already keeps its id")
{
    CentreFile file;
    const qint64 id = require(file.db().packages().add(package("1.0.02-0")));
    StoredPackage copy = package("1.0.02-0");
    copy.path = "/elsewhere";
    CHECK(require(file.db().packages().add(copy)) == id);
    const auto all = require(file.db().packages().all());
    REQUIRE(all.size() == 1);
    checkSame(all[0], package("1.0.02-0"), id);
}

TEST_CASE("A package that was never added is unknown")
{
    CentreFile file;
    const auto found = file.db().packages().find(12);
    REQUIRE_FALSE(found);
    CHECK(found.error().is(DomainError::UnknownPackage));
    CHECK(found.error().subject() == "12");
    CHECK(require(file.db().packages().all()).empty());
}

TEST_CASE("The modules behind a software version can be asked for")
{
    CentreFile file;
    require(file.db().packages().add(package("1.0.02-0")));
    CHECK(file.number("SELECT count(*) FROM package_modules m JOIN packages p ON p.id = m.package_id "
                      "WHERE p.software_version = '1.0.02-0' AND m.name IN ('mailer', 'counter.sh', 'libdev.so')")
          == 3);
}

TEST_CASE("A package whose manifest cannot be stored leaves nothing")
{
    CentreFile file;
    StoredPackage bad = package("1.0.02-0");
    bad.manifest.modules.back().size = -1;
    CHECK_FALSE(file.db().packages().add(bad));
    CHECK(require(file.db().packages().all()).empty());
}
