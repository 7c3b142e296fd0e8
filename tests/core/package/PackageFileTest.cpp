// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ArchiveMaker.h"

#include <core/crypto/CryptoError.h>
#include <core/package/PackageFile.h>

#include <tests/support/QtStringMaker.h>

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
        require(readPackageFile(require(writePackageFile(package, signer)), signer.certificate()));
    CHECK(read.manifest == package.manifest);
    CHECK(read.payload == package.payload);
}

TEST_CASE("A package file of another centre or with a changed byte is refused")
{
    const Identity signer = centre("Centre");
    QByteArray file = require(writePackageFile(sample(), signer));
    const auto foreign = readPackageFile(file, centre("Other").certificate());
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().is(CryptoError::WrongSigner));
    const qsizetype at = file.indexOf("softwareVersion");
    REQUIRE(at > 0);
    file[at] = 'S';
    const auto changed = readPackageFile(file, signer.certificate());
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(CryptoError::BadSignature));
}

TEST_CASE("A package file whose payload is not the manifest's is refused, however well signed")
{
    const Identity signer = centre("Centre");
    UpdatePackage package = sample();
    package.manifest.modules.front().size += 1;
    const auto read = readPackageFile(require(writePackageFile(package, signer)), signer.certificate());
    REQUIRE_FALSE(read);
    CHECK(read.error().is(PackageError::MemberMismatch));
    CHECK(read.error().subject() == "modules/one");
}
