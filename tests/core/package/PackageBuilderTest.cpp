// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <core/base/FileError.h>
#include <core/package/ManifestJson.h>

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace rds;
using rds::test::require;

namespace {

const QByteArray script = "#!/bin/sh\nset -e\ncp modules/* /opt/agent\n";

/// Files to pack, in a folder of their own.
class Workshop {
public:
    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
        return file.fileName();
    }

    PackageSource source()
    {
        PackageSource source;
        source.scriptPath = write("install.sh", script);
        source.modules = {{write("counter", "ELF counter"), {}, ModuleKind::Resident, "1.2", QDate(2025, 1, 2)},
                          {write("libx.so.1", QByteArray(5000, 'x')), "libx.so", ModuleKind::SharedLibrary, {}, {}},
                          {write("empty", ""), {}, ModuleKind::NonResident, {}, QDate(2025, 1, 2)}};
        source.header.softwareVersion = require(SoftwareVersion::parse("1.0.02-1"));
        source.header.releaseSequence = 3;
        source.header.defaultSettleTime = std::chrono::minutes(10);
        source.header.created = fromMillis(1'760'000'000'000);
        return source;
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

template <class Code>
void checkRefused(const PackageSource& source, Code code, const QString& subject, const PackageLimits& limits = {})
{
    const auto built = buildPackage(source, limits);
    REQUIRE_FALSE(built);
    CHECK(built.error().code() == make_error_code(code));
    CHECK(built.error().subject() == subject);
}

} // namespace

TEST_CASE("A package is built from files and unpacked to the same bytes")
{
    Workshop workshop;
    const PackageSource source = workshop.source();
    const UpdatePackage package = require(buildPackage(source));
    const PackageManifest& manifest = package.manifest;
    CHECK(manifest.softwareVersion.toString() == "1.0.02-1");
    CHECK(manifest.releaseSequence == 3);
    CHECK(manifest.scriptSize == script.size());
    REQUIRE(manifest.modules.size() == 3);
    CHECK(manifest.modules[0].name == "counter");
    CHECK(manifest.modules[0].version == "1.2");
    CHECK(manifest.modules[0].date == QDate(2025, 1, 2));
    CHECK(manifest.modules[1].name == "empty");
    CHECK(manifest.modules[2].name == "libx.so");
    CHECK(manifest.modules[2].version == "1.0.02");
    CHECK(manifest.modules[2].kind == ModuleKind::SharedLibrary);
    CHECK(manifest.modules[2].date.isValid());
    CHECK(require(manifestFromJson(toJson(manifest))) == manifest);

    const UnpackedPayload unpacked = require(unpackPayload(package.payload, manifest));
    CHECK(unpacked.script == script);
    REQUIRE(unpacked.modules.size() == 3);
    CHECK(unpacked.modules[0].content == "ELF counter");
    CHECK(unpacked.modules[1].content.isEmpty());
    CHECK(unpacked.modules[2].content == QByteArray(5000, 'x'));
    CHECK(unpacked.modules[2].info == manifest.modules[2]);
}

TEST_CASE("The same files give the same bytes, in whatever order they are named")
{
    Workshop workshop;
    PackageSource source = workshop.source();
    source.modules[1].date = QDate(2025, 1, 2);
    const UpdatePackage package = require(buildPackage(source));
    QFile file(source.modules[0].path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000), QFileDevice::FileModificationTime));
    file.close();
    std::swap(source.modules[0], source.modules[2]);
    const UpdatePackage again = require(buildPackage(source));
    CHECK(again.payload == package.payload);
    CHECK(again.manifest == package.manifest);
}

TEST_CASE("bsdtar unpacks what was built")
{
    const QString bsdtar = QStandardPaths::findExecutable("bsdtar");
    REQUIRE_FALSE(bsdtar.isEmpty());
    Workshop workshop;
    const UpdatePackage package = require(buildPackage(workshop.source()));
    const QByteArray container = require(packContainer({canonicalJson(toJson(package.manifest)), package.payload}));
    workshop.write("container.tar", container);
    QProcess process;
    process.setWorkingDirectory(workshop.path({}));
    const auto run = [&](const QStringList& arguments) {
        process.start(bsdtar, arguments);
        REQUIRE(process.waitForFinished());
        CHECK(process.readAllStandardError() == "");
        CHECK(process.exitCode() == 0);
    };
    run({"-tf", "container.tar"});
    CHECK(process.readAllStandardOutput() == "manifest.json\npayload.tar.zst\n");
    run({"-xf", "container.tar"});
    QDir(workshop.path({})).mkdir("out");
    run({"--zstd", "-xf", "payload.tar.zst", "-C", "out"});
    CHECK(require(readFile(workshop.path("payload.tar.zst"), 100'000)) == package.payload);
    CHECK(require(readFile(workshop.path("out/install.sh"), 100'000)) == script);
    CHECK(require(readFile(workshop.path("out/modules/counter"), 100'000)) == "ELF counter");
    CHECK(QFileInfo(workshop.path("out/modules/counter")).isExecutable());
    CHECK(QDir(workshop.path("out/modules")).entryList(QDir::Files).size() == 3);
}

TEST_CASE("A script that cannot run is refused, and named")
{
    Workshop workshop;
    PackageSource source = workshop.source();
    const auto withScript = [&](const QByteArray& content) {
        source.scriptPath = workshop.write("bad.sh", content);
        return source;
    };
    checkRefused(withScript(""), PackageError::EmptyScript, workshop.path("bad.sh"));
    checkRefused(withScript(" \n\n"), PackageError::EmptyScript, workshop.path("bad.sh"));
    checkRefused(withScript("echo hello\n"), PackageError::ScriptNotText, workshop.path("bad.sh"));
    checkRefused(withScript(QByteArray("#!/bin/sh\n\0", 11)), PackageError::ScriptNotText, workshop.path("bad.sh"));
    checkRefused(withScript("#!/bin/sh\r\necho\r\n"), PackageError::ScriptHasCarriageReturns, workshop.path("bad.sh"));
    checkRefused(withScript("#!/bin/sh\necho\r\n"), PackageError::ScriptHasCarriageReturns, workshop.path("bad.sh"));
    source.scriptPath = workshop.path("none.sh");
    checkRefused(source, FileError::NotFound, workshop.path("none.sh"));
    source.scriptPath = workshop.path({});
    checkRefused(source, FileError::NotAFile, workshop.path({}));
}

TEST_CASE("A module that is no readable file is refused, and named")
{
    Workshop workshop;
    PackageSource source = workshop.source();
    ModuleSource& module = source.modules[1];
    module.path = workshop.path("missing");
    checkRefused(source, PackageError::ModuleMissing, module.path);
    QDir(workshop.path({})).mkdir("folder");
    module.path = workshop.path("folder");
    checkRefused(source, FileError::NotAFile, module.path);
    // Readable for root by its mode, yet every read of it fails.
    module.path = "/proc/self/mem";
    checkRefused(source, FileError::NotReadable, module.path);
}

TEST_CASE("Names and versions of modules follow the rules")
{
    Workshop workshop;
    const auto refused = [&](const QString& name, const QString& version, PackageError code) {
        PackageSource source = workshop.source();
        source.modules[1].name = name;
        source.modules[1].version = version;
        checkRefused(source, code, source.modules[1].path);
    };
    for (const QString& name : {QString("two words"), QString("a/b"), QString(".."), QString("-rf"), QString("a\nb"),
                                QString(101, 'n'), QString::fromUtf8("名")}) {
        refused(name, {}, PackageError::InvalidModuleName);
    }
    refused("counter", {}, PackageError::DuplicateModule);
    refused("libx.so", "1", PackageError::InvalidModuleVersion);
    refused("libx.so", "one.two", PackageError::InvalidModuleVersion);
}

TEST_CASE("A package without modules or version is none")
{
    Workshop workshop;
    PackageSource source = workshop.source();
    source.modules.clear();
    checkRefused(source, PackageError::NoModules, "1.0.02-1");
    source = workshop.source();
    source.header.softwareVersion = {};
    checkRefused(source, PackageError::InvalidManifest, "softwareVersion");
    source = workshop.source();
    source.header.releaseSequence = -1;
    checkRefused(source, PackageError::InvalidManifest, "releaseSequence");
}

TEST_CASE("A package over the limits is not built")
{
    Workshop workshop;
    const PackageSource source = workshop.source();
    PackageLimits limits;
    limits.maxModules = 2;
    checkRefused(source, PackageError::TooLarge, "modules", limits);
    limits = {};
    limits.maxUnpackedBytes = script.size() + 11 + 4999;
    checkRefused(source, PackageError::TooLarge, source.modules[1].path, limits);
    limits.maxUnpackedBytes += 1;
    CHECK(buildPackage(source, limits).has_value());
    limits = {};
    limits.maxPayloadBytes = 50;
    checkRefused(source, PackageError::TooLarge, "payload.tar.zst", limits);
}

TEST_CASE("What expands too much for the reader is not built either")
{
    Workshop workshop;
    PackageSource source = workshop.source();
    source.modules[1].path = workshop.write("zeros", QByteArray(5 * 1024 * 1024, '\0'));
    checkRefused(source, PackageError::TooLarge, "payload.tar.zst");
    source.modules[1].path = workshop.write("zeros", QByteArray(3 * 1024 * 1024, '\0'));
    const UpdatePackage package = require(buildPackage(source));
    CHECK(unpackPayload(package.payload, package.manifest).has_value());
}
