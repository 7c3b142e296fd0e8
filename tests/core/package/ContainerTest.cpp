// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <tests/support/QtStringMaker.h>

#include <archive.h>
#include <archive_entry.h>

using namespace rds;
using namespace rds::test;

namespace {

void checkRefused(const QByteArray& container, PackageError code, const QString& subject = {},
                  const PackageLimits& limits = {})
{
    const auto unpacked = unpackContainer(container, limits);
    REQUIRE_FALSE(unpacked);
    CHECK(unpacked.error().code() == make_error_code(code));
    CHECK(unpacked.error().subject() == subject);
}

QByteArray tar(const std::vector<Member>& members)
{
    return makeArchive(members, plainTar());
}

} // namespace

TEST_CASE("A container gives back what was packed")
{
    for (const QByteArray& payload : {QByteArray(), QByteArray("\0\1\2", 3), QByteArray(3'000'000, 'p')}) {
        const QByteArray packed = require(packContainer({"{\"a\":1}", payload}));
        CHECK(packed == require(packContainer({"{\"a\":1}", payload})));
        const Container unpacked = require(unpackContainer(packed));
        CHECK(unpacked.manifestJson == "{\"a\":1}");
        CHECK(unpacked.payload == payload);
    }
}

TEST_CASE("A container without a document is not packed")
{
    const auto packed = packContainer({{}, "payload"});
    REQUIRE_FALSE(packed);
    CHECK(packed.error().is(PackageError::InvalidManifest));
}

TEST_CASE("A container holds its two members, in order, and nothing else")
{
    const Member json{"manifest.json", "{}"};
    const Member payload{"payload.tar.zst", "p"};
    CHECK(unpackContainer(tar({json, payload})).has_value());
    checkRefused(tar({payload, json}), PackageError::MemberNotAllowed, "payload.tar.zst");
    checkRefused(tar({payload}), PackageError::MemberNotAllowed, "payload.tar.zst");
    checkRefused(tar({json, json}), PackageError::MemberNotAllowed, "manifest.json");
    checkRefused(tar({json, payload, payload}), PackageError::MemberNotAllowed, "payload.tar.zst");
    checkRefused(tar({json, payload, {"x", "y"}}), PackageError::MemberNotAllowed, "x");
    checkRefused(tar({json, {"x", "y"}}), PackageError::MemberNotAllowed, "x");
    checkRefused(tar({{"manifest.json", {}, AE_IFDIR}}), PackageError::MemberNotAllowed, "manifest.json/");
    checkRefused(tar({{"manifest.json", {}, AE_IFLNK, "/etc/passwd"}}), PackageError::MemberNotAllowed,
                 "manifest.json");
    checkRefused(tar({{"../manifest.json", "{}"}}), PackageError::MemberNotAllowed, "../manifest.json");
    checkRefused(QByteArray(1024, '\0'), PackageError::MemberMissing, "manifest.json");
}

TEST_CASE("The document of a container is read also where the rest is refused")
{
    const Member json{"manifest.json", "{\"a\":1}"};
    const QByteArray extra = tar({json, {"payload.tar.zst", "p"}, {"x", "y"}});
    checkRefused(extra, PackageError::MemberNotAllowed, "x");
    CHECK(require(containerManifest(extra)) == "{\"a\":1}");
    CHECK(require(containerManifest(tar({json}).left(1024))) == "{\"a\":1}");
    for (const QByteArray& none :
         {QByteArray(), QByteArray("text"), tar({{"payload.tar.zst", "p"}, json}),
          tar({{"manifest.json", QByteArray(5 * 1024 * 1024, ' ')}}), QByteArray(30 * 1024 * 1024, '\0')}) {
        CHECK_FALSE(containerManifest(none));
    }
}

TEST_CASE("A container is an uncompressed tar, whole and alone")
{
    const std::vector<Member> members{{"manifest.json", "{}"}, {"payload.tar.zst", QByteArray(2000, 'p')}};
    const QByteArray good = tar(members);
    checkRefused({}, PackageError::InvalidArchive);
    checkRefused("text", PackageError::InvalidArchive);
    checkRefused(makeArchive(members), PackageError::InvalidArchive);
    checkRefused(makeArchive(members, {&archive_write_set_format_ustar, &archive_write_add_filter_gzip}),
                 PackageError::InvalidArchive);
    checkRefused(makeArchive(members, {&archive_write_set_format_zip, &archive_write_add_filter_none}),
                 PackageError::InvalidArchive);
    checkRefused(good.left(3000), PackageError::InvalidArchive);
    checkRefused(good + "x", PackageError::InvalidArchive);
    checkRefused(good + good, PackageError::InvalidArchive);
    checkRefused(tar({members[0]}) + "x", PackageError::InvalidArchive);
}

TEST_CASE("A container over the limits is refused by what its header says")
{
    PackageLimits limits;
    limits.maxPayloadBytes = 1000;
    checkRefused(tar({{"manifest.json", "{}"}, {"payload.tar.zst", QByteArray(1001, 'p')}}), PackageError::TooLarge,
                 "payload.tar.zst", limits);
    checkRefused(tar({{"manifest.json", QByteArray(5 * 1024 * 1024, ' ')}}), PackageError::TooLarge, "manifest.json");
    checkRefused(QByteArray(30 * 1024 * 1024, '\0'), PackageError::TooLarge);
}
