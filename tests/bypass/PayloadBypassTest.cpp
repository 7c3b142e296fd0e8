// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <core/crypto/Cms.h>
#include <core/protocol/CommandJson.h>

#include <archive.h>
#include <archive_entry.h>

using namespace rds;
using namespace rds::test;

namespace {

// Signed and sealed by the centre: only the payload is not what the manifest says.

/// In place of what a good payload holds.
void checkMembers(const std::vector<Member>& members, const QString& code)
{
    AgentUnderAttack agent;
    checkRefused(agent, agent.updateMail(agent.updateWith(makeArchive(members))), code);
}

void checkPayload(const QByteArray& payload, const QString& code)
{
    AgentUnderAttack agent;
    checkRefused(agent, agent.updateMail(agent.updateWith(payload)), code);
}

/// Beside what a good payload holds.
void checkExtra(const Member& extra)
{
    checkMembers({goodScript, goodModule, extra}, outcomeCode::memberAdded);
}

Member special(unsigned type, const QByteArray& link = {}, bool hard = false)
{
    return {goodModule.name, {}, type, link, hard};
}

QByteArray paxRecord(const QByteArray& key, const QByteArray& value)
{
    const QByteArray text = ' ' + key + '=' + value + '\n';
    return QByteArray::number(text.size() + 2) + text;
}

/// Signed and sealed bytes in the container's place.
QByteArray mailAround(const AgentUnderAttack& agent, const QByteArray& container)
{
    return agent.mail(agent.outer(agent.envelope(require(cms::sign(container, keys().daily)))));
}

} // namespace

TEST_CASE("A changed script is refused")
{
    checkMembers({{goodScript.name, QByteArray(goodScript.content).replace("ran", "RAN")}, goodModule},
                 outcomeCode::memberChanged);
}

TEST_CASE("A longer script is refused")
{
    checkMembers({{goodScript.name, goodScript.content + "rm -rf /\n"}, goodModule}, outcomeCode::memberChanged);
}

TEST_CASE("A changed module is refused")
{
    checkMembers({goodScript, {goodModule.name, "NEW abcd\n"}}, outcomeCode::memberChanged);
}

TEST_CASE("A missing module is refused")
{
    checkMembers({goodScript}, outcomeCode::memberMissing);
}

TEST_CASE("A missing script is refused")
{
    checkMembers({goodModule}, outcomeCode::memberMissing);
}

TEST_CASE("An extra module is refused")
{
    checkExtra({"modules/bbb.lib", "evil bbb\n"});
}

TEST_CASE("An extra script is refused")
{
    checkExtra({"postinstall.sh", "#!/bin/sh\n"});
}

TEST_CASE("A module that comes twice is refused")
{
    checkExtra({goodModule.name, "evil abcd\n"});
}

TEST_CASE("A script that comes twice is refused")
{
    checkExtra({goodScript.name, "#!/bin/sh\necho evil\n"});
}

TEST_CASE("A path with dots is refused")
{
    checkExtra({"modules/../../state.json", "{}"});
}

TEST_CASE("An absolute path is refused")
{
    checkExtra({"/etc/cron.d/evil", "* * * * * root sh\n"});
}

TEST_CASE("A name with a line end is refused")
{
    checkExtra({"modules/a\nb", "x"});
}

TEST_CASE("A folder of another name is refused")
{
    checkExtra({"etc/", {}, AE_IFDIR});
}

TEST_CASE("A symbolic link is refused")
{
    checkMembers({goodScript, special(AE_IFLNK, "/etc/passwd")}, outcomeCode::memberAdded);
}

TEST_CASE("A symbolic link in the place of the folder is refused")
{
    checkMembers({goodScript, {"modules", {}, AE_IFLNK, "/etc"}, goodModule}, outcomeCode::memberAdded);
}

TEST_CASE("A hard link is refused")
{
    checkMembers({goodScript, special(AE_IFREG, "install.sh", true)}, outcomeCode::memberAdded);
}

TEST_CASE("A character device is refused")
{
    checkMembers({goodScript, special(AE_IFCHR)}, outcomeCode::memberAdded);
}

TEST_CASE("A block device is refused")
{
    checkMembers({goodScript, special(AE_IFBLK)}, outcomeCode::memberAdded);
}

TEST_CASE("A named pipe is refused")
{
    checkMembers({goodScript, special(AE_IFIFO)}, outcomeCode::memberAdded);
}

TEST_CASE("A sparse bomb is refused")
{
    // A tebibyte of which one byte is there (GNU's sparse format 0.1).
    const QByteArray records = paxRecord("GNU.sparse.size", "1099511627776") + paxRecord("GNU.sparse.numblocks", "1")
        + paxRecord("GNU.sparse.map", "10,1");
    checkPayload(zstd(tarHeader("pax", records.size(), 'x') + records.leftJustified(512, '\0')
                      + tarHeader(goodModule.name, 1, '0') + QByteArray("e").leftJustified(512, '\0')
                      + QByteArray(1024, '\0')),
                 outcomeCode::memberAdded);
}

TEST_CASE("A zip bomb that the manifest admits is refused")
{
    const QByteArray zeros(20 * 1024 * 1024, '\0');
    AgentUnderAttack agent;
    UpdateCommand update = agent.updateWith(makeArchive({goodScript, {goodModule.name, zeros}}));
    update.package.modules = {moduleOf("abcd.exe", zeros)};
    REQUIRE(update.payload.size() < 100 * 1024);
    checkRefused(agent, agent.updateMail(update), outcomeCode::tooLarge);
}

TEST_CASE("A zip bomb behind the archive is refused")
{
    checkPayload(zstd(makeArchive({goodScript, goodModule}, plainTar()) + QByteArray(64 * 1024 * 1024, '\0')),
                 outcomeCode::tooLarge);
}

TEST_CASE("A manifest that claims a tebibyte is refused")
{
    AgentUnderAttack agent;
    UpdateCommand update = agent.update();
    update.package.modules.front().size = Q_INT64_C(1) << 40;
    checkRefused(agent, agent.updateMail(update), outcomeCode::tooLarge);
}

TEST_CASE("A size that only the archive claims is refused")
{
    checkPayload(zstd(tarHeader(goodModule.name, 077777777777, '0')), outcomeCode::memberChanged);
}

TEST_CASE("A payload over sixteen mebibytes is refused")
{
    checkPayload(QByteArray(16 * 1024 * 1024 + 1, 'x'), outcomeCode::tooLarge);
}

TEST_CASE("A thousand members too many are refused")
{
    std::vector<Member> members{goodScript, goodModule};
    for (int i = 0; i < 1000; ++i) {
        members.push_back({"modules/m" + QByteArray::number(i), "x"});
    }
    checkMembers(members, outcomeCode::memberAdded);
}

TEST_CASE("A header that would cost memory is refused")
{
    const qint64 size = 32LL * 1024 * 1024;
    checkPayload(zstd(tarHeader("long", size, 'L') + QByteArray(size, 'n')), outcomeCode::badPayload);
}

TEST_CASE("A payload by gzip is refused")
{
    checkPayload(
        makeArchive({goodScript, goodModule}, {&archive_write_set_format_ustar, &archive_write_add_filter_gzip}),
        outcomeCode::badPayload);
}

TEST_CASE("A payload in a zip archive is refused")
{
    checkPayload(makeArchive({goodScript, goodModule}, {&archive_write_set_format_zip, &archive_write_add_filter_zstd}),
                 outcomeCode::badPayload);
}

TEST_CASE("A payload that is cut off is refused")
{
    checkPayload(makeArchive({goodScript, goodModule}).chopped(20), outcomeCode::badPayload);
}

TEST_CASE("Bytes after the payload are refused")
{
    checkPayload(makeArchive({goodScript, goodModule}) + "and this", outcomeCode::badPayload);
}

TEST_CASE("A payload after the payload is refused")
{
    const QByteArray good = makeArchive({goodScript, goodModule});
    checkPayload(good + makeArchive({goodScript, {goodModule.name, "evil abcd\n"}}), outcomeCode::badPayload);
}

TEST_CASE("An update without a payload is refused")
{
    checkPayload({}, outcomeCode::badPayload);
}

TEST_CASE("A container with a third member is refused")
{
    AgentUnderAttack agent;
    const UpdateCommand update = agent.update();
    checkRefused(
        agent,
        mailAround(
            agent,
            makeArchive({{"manifest.json", toJson(update)}, {"payload.tar.zst", update.payload}, {"readme.txt", "x"}},
                        plainTar())),
        outcomeCode::memberAdded);
}

TEST_CASE("A container with two manifests is refused")
{
    AgentUnderAttack agent;
    const UpdateCommand update = agent.update();
    checkRefused(agent,
                 mailAround(agent,
                            makeArchive({{"manifest.json", toJson(update)},
                                         {"manifest.json", toJson(update)},
                                         {"payload.tar.zst", update.payload}},
                                        plainTar())),
                 outcomeCode::memberAdded);
}

TEST_CASE("A container without a manifest is junk")
{
    AgentUnderAttack agent;
    const QByteArray container = makeArchive({{"payload.tar.zst", agent.update().payload}}, plainTar());
    checkJunk(agent, mailAround(agent, container), ProtocolError::Malformed);
}

TEST_CASE("A script that adds a file to the modules has not installed")
{
    AgentUnderAttack agent;
    const Member script{"install.sh",
                        "#!/bin/sh\ncp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n"
                        "echo x >\"$RDS_MODULES_DIR\"/extra\n"};
    UpdateCommand update = agent.updateWith(makeArchive({script, goodModule}));
    const PackageManifest fits = manifestOf(script.content, {moduleOf("abcd.exe", goodModule.content)});
    update.package.scriptSize = fits.scriptSize;
    update.package.scriptSha256 = fits.scriptSha256;
    checkRefused(agent, agent.updateMail(update), outcomeCode::incomplete);
}
