// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>

#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);
constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

TEST_CASE("A centre's keys are read as they were made, by nobody but their owner")
{
    const QTemporaryDir folder(temporaryTemplate());
    const CentreKeys made = require(createCentreKeys(folder.path(), now));
    const CentreKeys read = require(loadCentreKeys(folder.path()));
    CHECK(read.signing.certificate().keyId() == made.signing.certificate().keyId());
    CHECK(QFileInfo(folder.filePath("keys/signing-key.pem")).permissions() == owner);
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    CHECK((QFileInfo(folder.filePath("keys")).permissions() & others) == QFile::Permissions());
}

TEST_CASE("Keys are never overwritten")
{
    const QTemporaryDir folder(temporaryTemplate());
    require(createCentreKeys(folder.path(), now));
    const QByteArray key = readAll(folder.filePath("keys/signing-key.pem"));
    const QByteArray certificate = readAll(folder.filePath("keys/signing-certificate.pem"));
    const auto again = createCentreKeys(folder.path(), now);
    REQUIRE_FALSE(again);
    CHECK(again.error().is(CentreError::AlreadySetUp));
    CHECK(again.error().subject() == folder.path());
    CHECK(readAll(folder.filePath("keys/signing-key.pem")) == key);
    CHECK(readAll(folder.filePath("keys/signing-certificate.pem")) == certificate);
}

TEST_CASE("A damaged or missing key file is named")
{
    const QTemporaryDir folder(temporaryTemplate());
    require(createCentreKeys(folder.path(), now));
    const QString name = GENERATE("keys/signing-key.pem", "keys/signing-certificate.pem");
    SECTION("damaged")
    {
        writeAll(folder.filePath(name), readAll(folder.filePath(name)).left(60));
        const auto loaded = loadCentreKeys(folder.path());
        REQUIRE_FALSE(loaded);
        CHECK((loaded.error().is(CryptoError::InvalidKey) || loaded.error().is(CryptoError::InvalidCertificate)));
        CHECK(loaded.error().subject() == folder.filePath(name));
    }
    SECTION("missing")
    {
        REQUIRE(QFile::remove(folder.filePath(name)));
        const auto loaded = loadCentreKeys(folder.path());
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().is(FileError::NotFound));
        CHECK(loaded.error().subject() == folder.filePath(name));
    }
    SECTION("far too large")
    {
        writeAll(folder.filePath(name), QByteArray(1024 * 1024, 'x'));
        const auto loaded = loadCentreKeys(folder.path());
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().is(FileError::TooLarge));
    }
}

TEST_CASE("A key of another centre beside our certificate is refused")
{
    const QTemporaryDir folder(temporaryTemplate());
    const QTemporaryDir other(temporaryTemplate());
    require(createCentreKeys(folder.path(), now));
    require(createCentreKeys(other.path(), now));
    writeAll(folder.filePath("keys/signing-key.pem"), readAll(other.filePath("keys/signing-key.pem")));
    const auto loaded = loadCentreKeys(folder.path());
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().is(CryptoError::KeyDoesNotMatch));
}

TEST_CASE("A folder for the keys that cannot be made is named")
{
    const QTemporaryDir folder(temporaryTemplate());
    writeAll(folder.filePath("keys"), "in the way");
    const auto made = createCentreKeys(folder.path(), now);
    REQUIRE_FALSE(made);
    CHECK(made.error().is(FileError::NotWritable));
    CHECK(made.error().subject() == folder.filePath("keys"));
}
