// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <core/base/SystemClock.h>
#include <core/crypto/Identity.h>
#include <tests/core/crypto/SoftHsm.h>
#include <tests/support/QtStringMaker.h>

#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

QString newTokenKey()
{
    const SystemClock clock;
    const Identity owner =
        require(Identity::generate(KeyPurpose::Signing, "token", clock.now(), clock.now() + std::chrono::hours(24)));
    return SoftHsm::instance().add(owner.privateKeyPem());
}

} // namespace

TEST_CASE("The signing key moves to a token, which signs packages for whoever knows its PIN")
{
    if (SoftHsm::skipped()) {
        return;
    }
    const CliCentre centre;
    const QString old = centre.buildPackage("old.rdspkg");
    const QString root = centre.path("offline/root-key.pem");
    const QString pin = "RDSVM_TOKEN_PIN=1234";
    const QStringList rotate{"keys", "rotate", "--root-key", root, "--signing-token", newTokenKey()};
    CHECK(centre.refusal(rotate).contains("RDSVM_TOKEN_PIN"));
    CHECK_FALSE(centre.run({"keys", "show", "--json"}).json().value("signingKeyOnToken").toBool());
    centre.succeed(rotate, {pin});
    CHECK(centre.run({"keys", "show", "--json"}).json().value("signingKeyOnToken").toBool());

    const QString module = centre.path("mailer");
    const QStringList build{"package",
                            "build",
                            "--script",
                            centre.path("install.sh"),
                            "--module",
                            module,
                            "-o",
                            centre.path("new.rdspkg"),
                            "--software-version",
                            "1.0.03-0"};
    const QString missing = centre.refusal(build);
    CHECK(missing.contains("RDSVM_TOKEN_PIN"));
    CHECK(missing.contains("keys.token-pin-command"));
    const QString wrong = centre.refusal(build, {"RDSVM_TOKEN_PIN=4321"});
    CHECK(wrong.contains("token"));
    CHECK_FALSE(wrong.contains("4321"));
    CHECK_FALSE(QFileInfo::exists(centre.path("new.rdspkg")));
    centre.succeed(build, {pin});
    for (const QString& package : {old, centre.path("new.rdspkg")}) {
        centre.succeed({"package", "show", package}); // which needs neither token nor PIN
    }
}

TEST_CASE("A token that is not there is told, and the keys in force stay")
{
    if (SoftHsm::skipped()) {
        return;
    }
    const CliCentre centre;
    const QString sentence = centre.refusal({"keys", "rotate", "--root-key", centre.path("offline/root-key.pem"),
                                             "--signing-token", "pkcs11:token=nowhere;object=nothing"},
                                            {"RDSVM_TOKEN_PIN=1234"});
    CHECK(sentence.contains("token"));
    CHECK(centre.run({"keys", "show", "--json"}).json().value("keySet").toObject().value("version").toInt() == 1);
    (void)centre.buildPackage();
}
