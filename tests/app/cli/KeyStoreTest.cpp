// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QStandardPaths>

#include <iostream>

using namespace rds;
using namespace rds::test;

namespace {

/// A desktop session of its own: a message bus, and GNOME's key store, unlocked. All of it is in a folder of the test
/// and ends with the script.
const char* const session = R"(
    printf 'the desktop' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    "$RDSVM" --data "$CENTRE" keys remember key || exit 10
    unset RDSVM_KEY_PASSPHRASE
    "$RDSVM" --data "$CENTRE" package build --script "$SCRIPT" --module "$SCRIPT" --software-version 1.0.02-0 \
        -o "$CENTRE/p.rdspkg" || exit 11
    "$RDSVM" --data "$CENTRE" keys forget key || exit 12
    ! "$RDSVM" --data "$CENTRE" package build --script "$SCRIPT" --module "$SCRIPT" --software-version 1.0.02-0 \
        -o "$CENTRE/q.rdspkg" || exit 13
)";

} // namespace

TEST_CASE("A pass phrase is kept by the desktop's key store, used from there, and taken out again")
{
    for (const char* const program : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            std::cout << "SKIPPED: there is no " << program << '\n';
            return;
        }
    }
    const CliCentre centre;
    const QString script = centre.write("install.sh", "#!/bin/sh\n");
    QProcessEnvironment environment =
        cliEnvironment({"RDSVM=" RDS_CLI_PROGRAM, "CENTRE=" + centre.path(), "SCRIPT=" + script});
    environment.remove("DBUS_SESSION_BUS_ADDRESS");
    environment.remove("DISPLAY");
    for (const char* const name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
        const QString folder = centre.path("desktop/") + QString(name).toLower();
        REQUIRE(QDir().mkpath(folder));
        REQUIRE(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        environment.insert(name, folder);
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start("dbus-run-session", {"--", "/bin/sh", "-c", session});
    const bool ended = waitFor([&] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(60));
    INFO(process.readAll().toStdString());
    CHECK(ended);
    CHECK(process.exitCode() == 0);
    CHECK(QFile::exists(centre.path("p.rdspkg")));
    CHECK_FALSE(QFile::exists(centre.path("q.rdspkg")));
    const QStringList kept = QDir(centre.path("desktop/xdg_data_home/keyrings")).entryList(QDir::Files);
    CHECK_FALSE(kept.isEmpty()); // it was this session's key store, and no other
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
}
