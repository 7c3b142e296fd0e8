// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>
#include <core/package/PackageError.h>

#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

/// The operator is handed a package file by somebody else. No batch begins.
template <class Enum> void checkRefused(CentreUnderAttack& centre, const QString& path, Enum why)
{
    const auto started = centre.centre().startBatch(path, {centre.a1.id}, false);
    REQUIRE_FALSE(started);
    INFO(started.error().toLogLine().toStdString());
    CHECK(started.error().code() == make_error_code(why));
    CHECK(require(centre.database().batches().all()).empty());
}

/// The file after `change`.
template <class Change> void rewrite(const QString& path, Change change)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    change(bytes);
    REQUIRE(file.resize(0));
    REQUIRE(file.seek(0));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

TEST_CASE("A package file that a stranger has signed is refused")
{
    CentreUnderAttack centre;
    checkRefused(centre, centre.packageFile(centre.stranger), CryptoError::WrongSigner);
}

TEST_CASE("A package file that an agent has signed is refused")
{
    CentreUnderAttack centre;
    checkRefused(centre, centre.packageFile(centre.a1.signing), CryptoError::WrongSigner);
}

TEST_CASE("A package file of which one byte was changed is refused")
{
    CentreUnderAttack centre;
    const QString path = centre.packageFile(centre.keys().signing);
    rewrite(path, [](QByteArray& bytes) { bytes[1000] = static_cast<char>(bytes[1000] ^ 1); });
    checkRefused(centre, path, CryptoError::BadSignature);
}

TEST_CASE("A package file with something after it is refused")
{
    CentreUnderAttack centre;
    const QString path = centre.packageFile(centre.keys().signing);
    rewrite(path, [](QByteArray& bytes) { bytes += "and this"; });
    checkRefused(centre, path, CryptoError::MalformedMessage);
}

TEST_CASE("A package file that was cut off is refused")
{
    CentreUnderAttack centre;
    const QString path = centre.packageFile(centre.keys().signing);
    rewrite(path, [](QByteArray& bytes) { bytes.chop(1); });
    checkRefused(centre, path, CryptoError::MalformedMessage);
}

TEST_CASE("A package without its signature is refused")
{
    CentreUnderAttack centre;
    const QString path = centre.packageFile(centre.keys().signing);
    rewrite(path, [](QByteArray& bytes) { bytes = "manifest.json" + QByteArray(2000, '\0'); });
    checkRefused(centre, path, CryptoError::MalformedMessage);
}
