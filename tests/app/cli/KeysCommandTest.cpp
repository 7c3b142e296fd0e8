// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <core/base/FileError.h>
#include <core/base/SystemClock.h>
#include <core/centre/KeyFile.h>
#include <core/protocol/KeySet.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace rds;
using namespace rds::test;

namespace {

QByteArray contentOf(const QString& path)
{
    return require(readFile(path, 1024 * 1024));
}

QJsonObject keySetOf(const CliCentre& centre)
{
    return centre.run({"keys", "show", "--json"}).json().value("keySet").toObject();
}

/// The identifier of the key that signs now.
QString signer(const CliCentre& centre)
{
    return keySetOf(centre).value("signing").toArray().first().toString();
}

qint64 version(const CliCentre& centre)
{
    return keySetOf(centre).value("version").toInteger();
}

QString rootKey(const CliCentre& centre)
{
    return centre.path("offline/root-key.pem");
}

/// Puts a key set in force that the root has signed, and that has expired.
void expire(const CliCentre& centre)
{
    const Identity root =
        require(readKeyFile(rootKey(centre), Secret(std::string_view("root secret")), KeyPurpose::Signing));
    const QString path = centre.path("keys/key-set.p7m");
    const QString fleet = keySetOf(centre).value("fleet").toString();
    KeySet keySet = require(readKeySet(contentOf(path), root.certificate(), fleet));
    keySet.created -= std::chrono::hours(48);
    keySet.notAfter = keySet.created + std::chrono::hours(24);
    require(writeFileAtomically(path, require(signKeySet(keySet, root))));
}

} // namespace

TEST_CASE("A new centre's keys are shown without a pass phrase, and its root key is a file of its own")
{
    const CliCentre centre;
    const CliResult shown = centre.run({"keys", "show"}, {"RDSVM_KEY_PASSPHRASE="});
    CHECK(shown.code == 0);
    CHECK(shown.errors.isEmpty());
    CHECK(shown.output.contains(signer(centre)));
    CHECK(version(centre) == 1);
    CHECK(QFileInfo(rootKey(centre)).isFile());
    CHECK((QFileInfo(rootKey(centre)).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());
}

TEST_CASE("init puts the root key where it is told, and says to take it away")
{
    const QTemporaryDir folder(temporaryTemplate());
    const QString root = folder.filePath("stick/root.pem");
    REQUIRE(QDir().mkpath(folder.filePath("stick")));
    const CliResult made = runCli({"--data", folder.filePath("centre"), "init", "--root-key", root});
    INFO(made.errors.toStdString());
    CHECK(made.code == 0);
    CHECK(made.output.contains(root));
    CHECK(QFileInfo(root).isFile());
    CHECK_FALSE(QFileInfo::exists(folder.filePath("centre/offline/root-key.pem")));
}

TEST_CASE("A new centre without pass phrases is not made, and the sentence says how to give them")
{
    const QTemporaryDir folder(temporaryTemplate());
    const QString path = folder.filePath("centre");
    for (const char* const variable : {"RDSVM_KEY_PASSPHRASE", "RDSVM_ROOT_PASSPHRASE"}) {
        const CliResult result = runCli({"--data", path, "init"}, {QString(variable) + '='});
        CHECK(result.code == 1);
        CHECK(result.errors.startsWith("rdsvm: " + path));
        CHECK(result.errors.contains("pass phrase"));
        CHECK(result.errors.contains(variable));
        CHECK_FALSE(QFileInfo::exists(path + "/keys"));
    }
    CHECK(runCli({"--data", path, "init"}).code == 0);
}

TEST_CASE("Without the pass phrase nothing is signed, every way to give it is named, and looking still works")
{
    const CliCentre centre;
    const QString script = centre.write("install.sh", "#!/bin/sh\n");
    const QStringList build{
        "package", "build", "--script", script, "--module", script, "-o", centre.path("p.rdspkg"), "--software-version",
        "1.0.02-0"};
    const QString missing = centre.refusal(build, {"RDSVM_KEY_PASSPHRASE="});
    CHECK(missing.contains("pass phrase is missing"));
    for (const char* const way : {"RDSVM_KEY_PASSPHRASE", "keys.passphrase-command", "rdsvm keys remember key"}) {
        CHECK(missing.contains(way));
    }
    const QString wrong = centre.refusal(build, {"RDSVM_KEY_PASSPHRASE=guess"});
    CHECK(wrong.contains(centre.path("keys/")));
    CHECK(wrong.contains("pass phrase"));
    CHECK(wrong.contains("RDSVM_KEY_PASSPHRASE"));
    CHECK_FALSE(wrong.contains("guess"));
    CHECK_FALSE(QFile::exists(centre.path("p.rdspkg")));
    CHECK(centre.run({"agents", "list"}, {"RDSVM_KEY_PASSPHRASE="}).code == 0);

    centre.succeed({"config", "keys.passphrase-command", "echo key secret"});
    centre.succeed(build, {"RDSVM_KEY_PASSPHRASE="});
    centre.succeed({"config", "keys.passphrase-command", "exit 3"});
    const QString failed = centre.refusal(build, {"RDSVM_KEY_PASSPHRASE="});
    CHECK(failed.contains("exit 3"));
    CHECK(failed.contains("has failed"));
}

TEST_CASE("A damaged or lost file of the keys is named, and comes back from a copy")
{
    const CliCentre centre;
    QString name;
    QStringList command{"agents", "list"};
    SECTION("the signing key")
    {
        name = "keys/" + signer(centre) + ".pem";
        const QString script = centre.write("install.sh", "#!/bin/sh\n");
        command = {"package",
                   "build",
                   "--script",
                   script,
                   "--module",
                   script,
                   "-o",
                   centre.path("p.rdspkg"),
                   "--software-version",
                   "1.0.02-0"};
    }
    SECTION("the root certificate")
    {
        name = "keys/root-certificate.pem";
    }
    SECTION("the key set")
    {
        name = "keys/key-set.p7m";
    }
    const QByteArray before = contentOf(centre.path(name));
    centre.write(name, "not a key");
    CHECK(centre.refusal(command).contains(centre.path(name)));
    centre.write(name, before.left(before.size() / 2));
    CHECK(centre.refusal(command).contains(centre.path(name)));
    REQUIRE(QFile::remove(centre.path(name)));
    CHECK(centre.refusal(command).contains(centre.path(name)));
    centre.write(name, before);
    centre.succeed(command);
}

TEST_CASE("The root key makes new keys of the day, with the old ones or in place of them")
{
    const CliCentre centre;
    const QString old = signer(centre);
    const QString package = centre.buildPackage();
    centre.succeed({"keys", "rotate", "--root-key", rootKey(centre), "--days", "30"});
    CHECK(version(centre) == 2);
    CHECK(signer(centre) != old);
    CHECK(keySetOf(centre).value("signing").toArray().size() == 2);
    centre.succeed({"package", "show", package});

    centre.succeed({"keys", "rotate", "--root-key", rootKey(centre), "--revoke"});
    CHECK(version(centre) == 3);
    CHECK(keySetOf(centre).value("signing").toArray().size() == 1);
    CHECK(centre.refusal({"package", "show", package}).contains("somebody else"));
    (void)centre.buildPackage();
}

TEST_CASE("Where the pass phrase is lost, the root key makes new keys with another one")
{
    const CliCentre centre;
    const QString other = "RDSVM_KEY_PASSPHRASE=another secret";
    const QString refused = centre.refusal({"keys", "rotate", "--root-key", rootKey(centre)}, {other});
    CHECK(refused.contains("pass phrase"));
    CHECK(version(centre) == 1);
    centre.succeed({"keys", "rotate", "--root-key", rootKey(centre), "--revoke"}, {other});
    CHECK(version(centre) == 2);
    const QString script = centre.write("install.sh", "#!/bin/sh\n");
    centre.succeed({"package", "build", "--script", script, "--module", script, "-o", centre.path("p.rdspkg"),
                    "--software-version", "1.0.02-0"},
                   {other});
}

TEST_CASE("A root key that does not fit, a wrong pass phrase of it, and a file that is none change nothing")
{
    const CliCentre centre;
    const QString old = signer(centre);
    QString key = rootKey(centre);
    QStringList environment;
    QString words;
    SECTION("of another centre")
    {
        const CliCentre other;
        REQUIRE(QFile::copy(rootKey(other), centre.path("other.pem")));
        key = centre.path("other.pem");
        words = "not the root key";
    }
    SECTION("wrong pass phrase")
    {
        environment.append("RDSVM_ROOT_PASSPHRASE=guess");
        words = "RDSVM_ROOT_PASSPHRASE";
    }
    SECTION("no pass phrase")
    {
        environment.append("RDSVM_ROOT_PASSPHRASE=");
        words = "RDSVM_ROOT_PASSPHRASE";
    }
    SECTION("no key")
    {
        key = centre.write("text.pem", "hello\n");
    }
    SECTION("no file")
    {
        key = centre.path("none.pem");
    }
    const QString sentence = centre.refusal({"keys", "rotate", "--root-key", key}, environment);
    CHECK(sentence.contains(key));
    CHECK(sentence.contains(words));
    CHECK(version(centre) == 1);
    CHECK(signer(centre) == old);
    (void)centre.buildPackage();
}

TEST_CASE("A draft goes to the machine with the root key and comes back signed")
{
    const CliCentre centre;
    const QString stick = centre.path("stick.pem");
    REQUIRE(QFile::rename(rootKey(centre), stick));
    const QString draft = centre.path("draft.json");
    const QString signedSet = centre.path("set.p7m");
    centre.succeed({"keys", "request", "-o", draft});
    CHECK(version(centre) == 1);

    const QTemporaryDir nowhere(temporaryTemplate()); // no centre is needed there
    const CliResult made =
        runCli({"--data", nowhere.path(), "keys", "sign", draft, "--root-key", stick, "-o", signedSet},
               {"RDSVM_KEY_PASSPHRASE="});
    INFO(made.errors.toStdString());
    CHECK(made.code == 0);
    CHECK(made.errors.contains(keySetOf(centre).value("fleet").toString())); // what is being signed is shown
    centre.succeed({"keys", "install", signedSet}, {"RDSVM_KEY_PASSPHRASE="});
    CHECK(version(centre) == 2);
    (void)centre.buildPackage();

    CHECK(centre.refusal({"keys", "install", signedSet}).contains(signedSet));
    CHECK(centre.refusal({"keys", "install", draft}).contains(draft));
    CHECK(centre.refusal({"keys", "sign", signedSet, "--root-key", stick, "-o", draft}).contains(signedSet));
    const CliCentre other;
    CHECK(other.refusal({"keys", "install", signedSet}).contains(signedSet));
    CHECK(version(other) == 1);
    CHECK(version(centre) == 2);
}

TEST_CASE("An expired key set is told with the way out, and the root key renews it")
{
    CliCentre centre;
    centre.configureMail(25, 110);
    centre.succeed({"agents", "add", "A1", "a1@b.example"});
    centre.enrol({"A1"});
    const QString package = centre.buildPackage();
    expire(centre);
    const CliResult shown = centre.run({"keys", "show"});
    CHECK(shown.code == 0);
    CHECK(shown.errors.contains("has expired"));
    const CliResult refused = centre.run({"batch", "start", package});
    CHECK(refused.code == 1);
    CHECK(refused.errors.contains("key set has expired"));
    CHECK(refused.errors.contains("rdsvm keys rotate"));
    CHECK(centre.states().isEmpty());

    centre.succeed({"keys", "rotate", "--root-key", rootKey(centre)});
    CHECK(centre.run({"keys", "show"}).errors.isEmpty());
    centre.succeed({"package", "show", package});
}

TEST_CASE("A key set that expires within the month is warned of")
{
    const CliCentre centre;
    centre.succeed({"keys", "rotate", "--root-key", rootKey(centre), "--days", "20"});
    CHECK(centre.run({"keys", "show"}).errors.contains("expires soon"));
}

TEST_CASE("A secret cannot be remembered where there is no key store")
{
    const CliCentre centre;
    for (const char* const deed : {"remember", "forget"}) {
        CHECK(centre.refusal({"keys", deed, "key"}).contains("key store"));
    }
}
