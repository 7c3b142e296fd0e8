// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <core/crypto/Cms.h>
#include <core/package/ManifestJson.h>
#include <core/package/PackageFile.h>

#include <tests/support/QtStringMaker.h>

#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

Identity centre(const QString& name)
{
    return require(
        Identity::generate(KeyPurpose::Signing, name, fromMillis(1'760'000'000'000), fromMillis(1'860'000'000'000)));
}

UpdatePackage sample()
{
    const QByteArray script = "#!/bin/sh\n";
    const QByteArray module = "some module";
    return {manifestOf(script, {moduleOf("one", module)}),
            makeArchive({{"install.sh", script}, {"modules/one", module}})};
}

} // namespace

TEST_CASE("A package file gives back the package that was signed into it")
{
    const Identity signer = centre("Centre");
    const UpdatePackage package = sample();
    const UpdatePackage read =
        require(readPackageFile(require(writePackageFile(package, signer)), {signer.certificate()}));
    CHECK(read.manifest == package.manifest);
    CHECK(read.payload == package.payload);
}

TEST_CASE("A package file of another centre or with a changed byte is refused")
{
    const Identity signer = centre("Centre");
    QByteArray file = require(writePackageFile(sample(), signer));
    const auto foreign = readPackageFile(file, {centre("Other").certificate()});
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().is(CryptoError::WrongSigner));
    const qsizetype at = file.indexOf("softwareVersion");
    REQUIRE(at > 0);
    file[at] = 'S';
    const auto changed = readPackageFile(file, {signer.certificate()});
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(CryptoError::BadSignature));
}

TEST_CASE("A package file whose payload is not the manifest's is refused, however well signed")
{
    const Identity signer = centre("Centre");
    UpdatePackage package = sample();
    package.manifest.modules.front().size += 1;
    const auto read = readPackageFile(require(writePackageFile(package, signer)), {signer.certificate()});
    REQUIRE_FALSE(read);
    CHECK(read.error().is(PackageError::MemberMismatch));
    CHECK(read.error().subject() == "modules/one");
}

TEST_CASE("Any key of the centre may have signed a package file, and a key that is gone may not")
{
    const std::vector<Identity> keys{centre("old"), centre("present"), centre("next")};
    const QByteArray file = require(writePackageFile(sample(), keys[1]));
    CHECK(readPackageFile(file, {keys[0].certificate(), keys[1].certificate(), keys[2].certificate()}));
    for (const auto& signers : {std::vector<Certificate>{}, {keys[0].certificate(), keys[2].certificate()}}) {
        const auto read = readPackageFile(file, signers);
        REQUIRE_FALSE(read);
        CHECK(read.error().is(CryptoError::WrongSigner));
        CHECK(read.error().subject() == QString::fromLatin1(keys[1].certificate().keyId().toHex()));
    }
}

TEST_CASE("Bytes that nobody has signed are no package file")
{
    const Identity signer = centre("Centre");
    const UpdatePackage package = sample();
    const QByteArray container = require(packContainer({canonicalJson(toJson(package.manifest)), package.payload}));
    for (const QByteArray& bytes : {QByteArray(), QByteArray("text"), container}) {
        const auto read = readPackageFile(bytes, {signer.certificate()});
        REQUIRE_FALSE(read);
        CHECK(read.error().is(CryptoError::MalformedMessage));
    }
}

TEST_CASE("The manifest of a package file is in the canonical form")
{
    const Identity signer = centre("Centre");
    const UpdatePackage package = sample();
    const QByteArray json = canonicalJson(toJson(package.manifest));
    const auto readWith = [&](const QByteArray& manifest) {
        const QByteArray container = require(packContainer({manifest, package.payload}));
        return readPackageFile(require(cms::sign(container, signer)), {signer.certificate()});
    };
    CHECK(readWith(json));
    for (const QByteArray& other : {json + '\n', QByteArray(json).replace("\"romVersion\":", "\"romVersion\": ")}) {
        const auto read = readWith(other);
        REQUIRE_FALSE(read);
        CHECK(read.error().is(PackageError::InvalidManifest));
    }
}
