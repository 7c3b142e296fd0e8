// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/base/FileError.h>
#include <core/crypto/CryptoError.h>
#include <core/domain/DomainError.h>
#include <core/package/PackageFile.h>
#include <core/protocol/Approval.h>

#include <QDir>

using namespace rds;
using namespace rds::test;

namespace {

struct ShelfBench : CentreBench {
    PackageShelf shelf{path("packages"), database->packages(), keys.trust.keySet, clock};
    [[nodiscard]] QStringList files() const { return QDir(path("packages")).entryList(QDir::Files); }
};

} // namespace

TEST_CASE("A package is kept under its digest, and the same file twice is one package")
{
    ShelfBench bench;
    const QString file = bench.packageFile();
    const qint64 id = require(bench.shelf.import(file));
    CHECK(require(bench.shelf.import(file)) == id);
    REQUIRE(bench.files().size() == 1);
    CHECK(readAll(bench.path("packages/" + bench.files().front())) == readAll(file));
    REQUIRE(QFile::remove(file));
    const auto package = require(bench.shelf.load(id));
    CHECK(package->manifest.softwareVersion.toString() == "1.0.02-0");
    CHECK(require(bench.shelf.load(id)) == package);

    const qint64 other = require(bench.shelf.import(bench.packageFile(smallPackage("1.0.03-0"))));
    CHECK(other != id);
    CHECK(require(bench.shelf.load(other))->manifest.softwareVersion.toString() == "1.0.03-0");
    CHECK(require(bench.shelf.load(id))->manifest.softwareVersion.toString() == "1.0.02-0");
}

TEST_CASE("A changed package, another centre's and what is none are refused, and nothing is kept")
{
    ShelfBench bench;
    const QString file = bench.packageFile();
    QByteArray bytes = readAll(file);
    SECTION("one byte of the content")
    {
        bytes[bytes.indexOf("1.0.02-0")] = '2';
        writeAll(file, bytes);
        CHECK(bench.shelf.import(file).error().is(CryptoError::BadSignature));
    }
    SECTION("cut off")
    {
        writeAll(file, bytes.left(bytes.size() / 2));
    }
    SECTION("of another centre")
    {
        const CentreBench other;
        writeAll(file, require(writePackageFile(smallPackage(), other.keys.signing)));
        CHECK(bench.shelf.import(file).error().is(CryptoError::WrongSigner));
    }
    SECTION("no package at all")
    {
        writeAll(file, "#!/bin/sh\n");
    }
    SECTION("no file at all")
    {
        REQUIRE(QFile::remove(file));
        CHECK(bench.shelf.import(file).error().is(FileError::NotFound));
    }
    const auto imported = bench.shelf.import(file);
    REQUIRE_FALSE(imported);
    CHECK(imported.error().subject().startsWith(file));
    CHECK(bench.files().isEmpty());
    CHECK(require(bench.database->packages().all()).empty());
    CHECK_FALSE(bench.centre().startBatch(file, {}, false));
    CHECK(require(bench.database->batches().all()).empty());
}

TEST_CASE("A package that was changed on the shelf is not used any more")
{
    ShelfBench bench;
    const qint64 id = require(bench.shelf.import(bench.packageFile()));
    const QString kept = bench.path("packages/" + bench.files().front());
    QByteArray bytes = readAll(kept);
    bytes[bytes.size() - 1] = static_cast<char>(bytes.back() ^ 1);
    writeAll(kept, bytes);
    const auto loaded = bench.shelf.load(id);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().subject().startsWith(kept));
    CHECK(bench.shelf.load(id + 1).error().is(DomainError::UnknownPackage));
    // Importing the good file again mends the shelf.
    CHECK(require(bench.shelf.import(bench.packageFile())) != 0);
}

TEST_CASE("A shelf that cannot be made is named")
{
    ShelfBench bench;
    writeAll(bench.path("packages"), "in the way");
    const auto imported = bench.shelf.import(bench.packageFile());
    REQUIRE_FALSE(imported);
    CHECK(imported.error().is(FileError::NotWritable));
    CHECK(imported.error().subject() == bench.path("packages"));
    CHECK(require(bench.database->packages().all()).empty());
}

namespace {

/// A shelf whose key set names approvers and a second signing key.
struct ApprovalBench : CentreBench {
    Box anna{"Anna", clock.now()};
    Box bea{"Bea", clock.now()};
    Box second{"second", clock.now()};
    UpdatePackage package = smallPackage();
    QString file = packageFile(package);

    [[nodiscard]] PackageShelf shelf()
    {
        KeySet keySet = keys.trust.keySet;
        keySet.signing.push_back(second.signing.certificate());
        keySet.approvers = {anna.signing.certificate(), bea.signing.certificate()};
        return {path("packages"), database->packages(), keySet, clock};
    }
    void approve(const Box& approver, const PackageManifest& manifest, const QByteArray& place = {})
    {
        writeAll(approvalPath(file, place.isEmpty() ? approver.signing.certificate().keyId() : place),
                 require(approvePackage(manifest, "fleet", approver.signing, clock.now())));
    }
};

} // namespace

TEST_CASE("Approvals beside a package are kept with it, and later ones are added")
{
    ApprovalBench bench;
    bench.approve(bench.anna, bench.package.manifest);
    PackageShelf shelf = bench.shelf();
    const qint64 id = require(shelf.import(bench.file));
    CHECK(require(shelf.load(id))->approvals.size() == 1);
    bench.approve(bench.bea, bench.package.manifest);
    CHECK(require(shelf.load(id))->approvals.size() == 1);
    CHECK(require(shelf.import(bench.file)) == id);
    CHECK(require(shelf.load(id))->approvals.size() == 2);
    REQUIRE(QFile::remove(bench.file));
    CHECK(require(bench.shelf().load(id))->approvals.size() == 2);
}

TEST_CASE("Approvals of strangers and of other packages do not count, and do no harm")
{
    ApprovalBench bench;
    const Box stranger("stranger", bench.clock.now());
    bench.approve(stranger, bench.package.manifest);
    bench.approve(stranger, bench.package.manifest, bench.anna.signing.certificate().keyId());
    bench.approve(bench.bea, smallPackage("1.0.03-0").manifest);
    PackageShelf shelf = bench.shelf();
    const qint64 id = require(shelf.import(bench.file));
    CHECK(require(shelf.load(id))->approvals.empty());
    CHECK(QDir(bench.path("packages")).entryList(QDir::Files).size() == 1);
    // Twice the same approver is one.
    bench.approve(bench.anna, bench.package.manifest);
    bench.approve(bench.anna, bench.package.manifest, bench.bea.signing.certificate().keyId());
    CHECK(require(shelf.import(bench.file)) == id);
    CHECK(require(shelf.load(id))->approvals.size() == 1);
}

TEST_CASE("Any signing key of the key set may have signed a package, and no other")
{
    ApprovalBench bench;
    writeAll(bench.file, require(writePackageFile(bench.package, bench.second.signing)));
    CHECK(bench.shelf().import(bench.file));
    CHECK_FALSE(openPackageFile(bench.file, bench.keys.trust.keySet));
    writeAll(bench.file, require(writePackageFile(bench.package, bench.anna.signing)));
    CHECK(bench.shelf().import(bench.file).error().is(CryptoError::WrongSigner));
}
