// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <core/base/Random.h>

#include <tests/support/QtStringMaker.h>

#include <archive.h>
#include <archive_entry.h>

using namespace rds;
using namespace rds::test;

namespace {

const QByteArray script = "#!/bin/sh\n";
const QByteArray bytes = "some module";
const Member scriptMember{"install.sh", script};
const Member moduleMember{"modules/one", bytes};

PackageManifest manifest()
{
    return manifestOf(script, {moduleOf("one", bytes)});
}

void checkRefused(const QByteArray& payload, PackageError code, const QString& subject = {},
                  const PackageLimits& limits = {})
{
    const auto unpacked = unpackPayload(payload, manifest(), limits);
    REQUIRE_FALSE(unpacked);
    CHECK(unpacked.error().code() == make_error_code(code));
    CHECK(unpacked.error().subject() == subject);
}

/// Something instead of the module.
Member strange(unsigned type, const QByteArray& link = {}, bool hard = false)
{
    return {"modules/one", {}, type, link, hard};
}

} // namespace

TEST_CASE("Exactly the manifest's members are unpacked, in any order")
{
    for (const auto& members : {std::vector<Member>{scriptMember, moduleMember},
                                {moduleMember, scriptMember},
                                {scriptMember, {"modules/", {}, AE_IFDIR}, moduleMember}}) {
        const UnpackedPayload unpacked = require(unpackPayload(makeArchive(members), manifest()));
        CHECK(unpacked.script == script);
        REQUIRE(unpacked.modules.size() == 1);
        CHECK(unpacked.modules[0].content == bytes);
    }
}

TEST_CASE("All tar dialects are read")
{
    for (const auto format :
         {&archive_write_set_format_ustar, &archive_write_set_format_pax, &archive_write_set_format_gnutar}) {
        const QByteArray payload = makeArchive({scriptMember, moduleMember}, {format, &archive_write_add_filter_zstd});
        CHECK(unpackPayload(payload, manifest()).has_value());
    }
}

TEST_CASE("Missing, extra and repeated members are refused")
{
    checkRefused(makeArchive({scriptMember}), PackageError::MemberMissing, "modules/one");
    checkRefused(makeArchive({moduleMember}), PackageError::MemberMissing, "install.sh");
    checkRefused(zstd(QByteArray(1024, '\0')), PackageError::MemberMissing, "install.sh");
    checkRefused(makeArchive({scriptMember, moduleMember, {"modules/two", "x"}}), PackageError::MemberNotAllowed,
                 "modules/two");
    checkRefused(makeArchive({scriptMember, moduleMember, moduleMember}), PackageError::MemberNotAllowed,
                 "modules/one");
    checkRefused(makeArchive({scriptMember, scriptMember, moduleMember}), PackageError::MemberNotAllowed, "install.sh");
    checkRefused(makeArchive({scriptMember, {"modules/", {}, AE_IFDIR}, {"modules/", {}, AE_IFDIR}, moduleMember}),
                 PackageError::MemberNotAllowed, "modules/");
    checkRefused(makeArchive({scriptMember, {"other/", {}, AE_IFDIR}, moduleMember}), PackageError::MemberNotAllowed,
                 "other/");
}

TEST_CASE("Changed bytes and sizes are refused")
{
    checkRefused(makeArchive({scriptMember, {"modules/one", "some Module"}}), PackageError::MemberMismatch,
                 "modules/one");
    checkRefused(makeArchive({scriptMember, {"modules/one", "some modules"}}), PackageError::MemberMismatch,
                 "modules/one");
    checkRefused(makeArchive({{"install.sh", "#!/bin/ksh"}, moduleMember}), PackageError::MemberMismatch, "install.sh");
}

TEST_CASE("Links, devices and fifos are refused")
{
    checkRefused(makeArchive({scriptMember, strange(AE_IFLNK, "/etc/passwd")}), PackageError::MemberNotAllowed,
                 "modules/one");
    checkRefused(makeArchive({scriptMember, strange(AE_IFREG, "install.sh", true)}), PackageError::MemberNotAllowed,
                 "modules/one");
    for (const unsigned type : {AE_IFCHR, AE_IFBLK, AE_IFIFO}) {
        checkRefused(makeArchive({scriptMember, strange(type)}), PackageError::MemberNotAllowed, "modules/one");
    }
    checkRefused(makeArchive({scriptMember, {"modules/one", {}, AE_IFDIR}}), PackageError::MemberNotAllowed,
                 "modules/one/");
}

TEST_CASE("Names that lead elsewhere are refused")
{
    for (const QByteArray name : {"/install.sh", "../install.sh", "modules/../install.sh", "modules//one", "modules/..",
                                  "modules/a b", "modules/\xC3\xBC", "modules/a\\b", "modules/a\nb"}) {
        const auto unpacked = unpackPayload(makeArchive({scriptMember, {name, bytes}}), manifest());
        REQUIRE_FALSE(unpacked);
        CHECK(
            (unpacked.error().is(PackageError::MemberNotAllowed) || unpacked.error().is(PackageError::InvalidArchive)));
    }
    for (const QByteArray name : {"./install.sh", "install.sh.", "modules/one/two", "one"}) {
        checkRefused(makeArchive({scriptMember, {name, bytes}}), PackageError::MemberNotAllowed, name);
    }
}

TEST_CASE("Only zstd around tar is read")
{
    const std::vector<Member> members{scriptMember, moduleMember};
    checkRefused({}, PackageError::InvalidArchive);
    checkRefused("plain text", PackageError::InvalidArchive);
    checkRefused(zstd("plain text"), PackageError::InvalidArchive);
    checkRefused(zstd({}), PackageError::InvalidArchive);
    checkRefused(makeArchive(members, plainTar()), PackageError::InvalidArchive);
    for (const auto filter :
         {&archive_write_add_filter_gzip, &archive_write_add_filter_xz, &archive_write_add_filter_bzip2}) {
        checkRefused(makeArchive(members, {&archive_write_set_format_ustar, filter}), PackageError::InvalidArchive);
    }
    for (const auto format :
         {&archive_write_set_format_zip, &archive_write_set_format_cpio_newc, &archive_write_set_format_7zip}) {
        checkRefused(makeArchive(members, {format, &archive_write_add_filter_none}), PackageError::InvalidArchive);
        checkRefused(makeArchive(members, {format, &archive_write_add_filter_zstd}), PackageError::InvalidArchive);
    }
    checkRefused(zstd(makeArchive(members)), PackageError::InvalidArchive);
}

TEST_CASE("Every truncation is refused")
{
    const QByteArray payload = makeArchive({scriptMember, moduleMember});
    for (qsizetype length = 0; length < payload.size(); ++length) {
        const auto unpacked = unpackPayload(payload.left(length), manifest());
        REQUIRE_FALSE(unpacked);
        CHECK(unpacked.error().is(PackageError::InvalidArchive));
    }
    const QByteArray tar = makeArchive({scriptMember, moduleMember}, plainTar());
    checkRefused(zstd(tar.left(512 * 3 + 5)), PackageError::InvalidArchive);
}

TEST_CASE("Nothing may follow the archive")
{
    const QByteArray tar = makeArchive({scriptMember, moduleMember}, plainTar());
    const QByteArray payload = zstd(tar);
    CHECK(unpackPayload(payload, manifest()).has_value());
    CHECK(unpackPayload(zstd(tar + QByteArray(10'000, '\0')), manifest()).has_value());
    for (const QByteArray& garbage :
         {QByteArray("x"), QByteArray("garbage"), QByteArray(10'000, 'x'), QByteArray(4, '\0')}) {
        checkRefused(payload + garbage, PackageError::InvalidArchive);
    }
    checkRefused(zstd(tar + "x"), PackageError::InvalidArchive);
    checkRefused(zstd(tar + QByteArray(200'000, '\0') + "x"), PackageError::InvalidArchive);
    checkRefused(zstd(tar + tar), PackageError::InvalidArchive);
    checkRefused(payload + payload, PackageError::InvalidArchive);
}

TEST_CASE("Random damage is always noticed")
{
    const QByteArray payload = makeArchive({scriptMember, moduleMember});
    const QByteArray tar = makeArchive({scriptMember, moduleMember}, plainTar());
    SeededRandom random(20251122);
    for (int round = 0; round < 3000; ++round) {
        QByteArray damaged = round % 2 == 0 ? payload : tar;
        for (quint64 change = random.below(4) + 1; change > 0; --change) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(damaged.size())));
            damaged[at] = static_cast<char>(random.below(256));
        }
        // Some bytes of a tar say nothing (times, owners): then the content must still be right.
        const auto unpacked = unpackPayload(round % 2 == 0 ? damaged : zstd(damaged), manifest());
        if (unpacked) {
            CHECK(unpacked->script == script);
            CHECK(unpacked->modules.at(0).content == bytes);
        }
    }
}
