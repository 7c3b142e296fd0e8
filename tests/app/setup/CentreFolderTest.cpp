// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <app/setup/CentreFolder.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace rds;
using namespace rds::test;

namespace {

using Access = CentreFolder::Access;

struct Place {
    NewCentre order() const
    {
        return {folder.filePath("root.pem"), Secret(std::string_view("key")), Secret(std::string_view("root"))};
    }
    Result<void> create() { return CentreFolder::create(path(), order(), clock, random); }
    Result<std::unique_ptr<CentreFolder>> open(Access access = Access::Read)
    {
        return CentreFolder::open(path(), access, clock);
    }
    QString path() const { return folder.filePath("centre"); }

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
};

} // namespace

TEST_CASE("A new centre is looked at without its pass phrase, and used with it")
{
    Place place;
    require(place.create());
    const auto folder = require(place.open());
    CHECK(folder->keys() == nullptr);
    CHECK(folder->trust().keySet.version == 1);
    CHECK(folder->trust().keySet.fleet == folder->fleet());
    CHECK(folder->fleet().size() == 32);

    const auto wrong = folder->unlock({Secret(std::string_view("other")), {}});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().is(CryptoError::WrongPassPhrase));
    CHECK(wrong.error().subject().startsWith(place.path()));
    CHECK(folder->keys() == nullptr);
    require(folder->unlock({Secret(std::string_view("key")), {}}));
    REQUIRE(folder->keys() != nullptr);
    CHECK(folder->keys()->signing.certificate().keyId() == folder->trust().keySet.signing.front().keyId());
}

TEST_CASE("A centre is made once")
{
    Place place;
    require(place.create());
    const QString fleet = require(place.open())->fleet();
    const auto again = place.create();
    REQUIRE_FALSE(again);
    CHECK(again.error().is(CentreError::AlreadySetUp));
    CHECK(require(place.open())->fleet() == fleet);
}

TEST_CASE("A set-up that was cut off before its keys is finished under the same name")
{
    Place place;
    require(place.create());
    const QString fleet = require(place.open())->fleet();
    REQUIRE(QDir(place.path() + "/keys").removeRecursively());
    REQUIRE(QFile::remove(place.folder.filePath("root.pem")));
    const auto unfinished = place.open();
    REQUIRE_FALSE(unfinished);
    CHECK(unfinished.error().is(CentreError::KeysMissing));
    require(place.create());
    CHECK(require(place.open())->fleet() == fleet);
}

TEST_CASE("A root key that is there already is not overwritten")
{
    Place place;
    QFile file(place.folder.filePath("root.pem"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const auto refused = place.create();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(CentreError::FileExists));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "precious");
}

TEST_CASE("Private keys are on disk in encrypted form alone")
{
    Place place;
    require(place.create());
    QStringList encrypted;
    QDir keys(place.path() + "/keys");
    QStringList files{place.folder.filePath("root.pem")};
    for (const QString& name : keys.entryList({"*.pem"}, QDir::Files)) {
        files.append(keys.filePath(name));
    }
    for (const QString& path : files) {
        INFO(path.toStdString());
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        CHECK_FALSE(content.contains("BEGIN PRIVATE KEY"));
        CHECK_FALSE(content.contains("BEGIN EC PRIVATE KEY"));
        if (content.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            encrypted.append(path);
            CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());
        }
    }
    CHECK(encrypted.size() == 3); // root, signing, encryption
}

TEST_CASE("One program runs a centre, others look")
{
    Place place;
    require(place.create());
    const auto running = require(place.open(Access::Run));
    const auto second = place.open(Access::Run);
    REQUIRE_FALSE(second);
    CHECK(second.error().is(CentreError::InUse));
    CHECK(place.open(Access::Read).has_value());
}
