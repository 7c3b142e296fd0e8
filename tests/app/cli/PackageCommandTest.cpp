// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>

#include <QFile>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

TEST_CASE("A package is built and shown")
{
    const CliCentre centre;
    const QString package = centre.buildPackage();
    const CliResult shown = centre.run({"package", "show", package});
    CHECK(shown.code == 0);
    CHECK(shown.output.contains("1.0.02-0"));
    CHECK(shown.output.contains("mailer"));
    const QJsonObject json = centre.run({"package", "show", "--json", package}).json();
    CHECK(json.value("softwareVersion").toString() == "1.0.02-0");
}

TEST_CASE("What cannot be built is named, and no file is left")
{
    const CliCentre centre;
    QString script = centre.write("install.sh", "#!/bin/sh\n");
    QString module = centre.write("mailer", "the new mailer\n");
    QString version = "1.0.02-0";
    QString output = centre.path("update.rdspkg");
    QString about;
    SECTION("a module that is not there")
    {
        module = about = centre.path("nowhere");
    }
    SECTION("an empty script")
    {
        script = about = centre.write("empty.sh", "");
    }
    SECTION("a script with Windows line ends")
    {
        script = about = centre.write("windows.sh", "#!/bin/sh\r\necho\r\n");
    }
    SECTION("a script that is not there")
    {
        script = about = centre.path("none.sh");
    }
    SECTION("a version that is none")
    {
        version = about = "one.two";
    }
    SECTION("a kind of module that there is not")
    {
        module += ",kind=strange";
        about = "kind=strange";
    }
    SECTION("a place that cannot be written")
    {
        output = about = centre.path("install.sh/update.rdspkg");
    }
    SECTION("a folder that is not there")
    {
        output = about = centre.path("none/update.rdspkg");
    }
    const QString sentence = centre.refusal(
        {"package", "build", "--script", script, "--module", module, "--software-version", version, "-o", output});
    CHECK(sentence.contains(about));
    CHECK_FALSE(QFile::exists(output));
}

TEST_CASE("A build that fails leaves the package that was there")
{
    const CliCentre centre;
    const QString package = centre.buildPackage();
    const qint64 size = QFileInfo(package).size();
    (void)centre.refusal({"package", "build", "--script", centre.write("empty.sh", ""), "--module",
                          centre.path("mailer"), "--software-version", "1.0.03-0", "-o", package});
    CHECK(QFileInfo(package).size() == size);
    CHECK(centre.run({"package", "show", package}).code == 0);
}

TEST_CASE("A changed package, another centre's, and what is none are refused by name")
{
    const CliCentre centre;
    QString package = centre.buildPackage();
    QString words;
    SECTION("changed")
    {
        QFile file(package);
        REQUIRE(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        REQUIRE(bytes.contains("1.0.02-0"));
        REQUIRE(file.seek(bytes.indexOf("1.0.02-0")));
        file.write("9");
        words = "changed after it was signed";
    }
    SECTION("of another centre")
    {
        const CliCentre other;
        QFile::remove(package);
        REQUIRE(QFile::copy(other.buildPackage(), package));
        words = "somebody else";
    }
    SECTION("no package")
    {
        package = centre.write("text.rdspkg", "hello\n");
    }
    const QString sentence = centre.refusal({"package", "show", package});
    CHECK(sentence.contains(package));
    CHECK(sentence.contains(words));
}
