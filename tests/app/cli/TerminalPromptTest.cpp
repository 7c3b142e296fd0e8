// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QFileInfo>
#include <QSocketNotifier>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace rds;
using namespace rds::test;

namespace {

/// A terminal: what is typed into it goes to the program, what the program echoes is kept.
class Terminal {
public:
    Terminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        REQUIRE(m_master >= 0);
        REQUIRE(::grantpt(m_master) == 0);
        REQUIRE(::unlockpt(m_master) == 0);
        std::array<char, 256> name{};
        REQUIRE(::ptsname_r(m_master, name.data(), name.size()) == 0);
        path = QString::fromLocal8Bit(name.data());
        m_slave = ::open(path.toLocal8Bit().constData(), O_RDWR | O_NOCTTY); // stays a terminal between two programs
        REQUIRE(m_slave >= 0);
        m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [this] {
            char buffer[256];
            const ssize_t count = ::read(m_master, buffer, sizeof buffer);
            echoed += QByteArray(buffer, count > 0 ? static_cast<int>(count) : 0);
        });
    }
    ~Terminal()
    {
        m_notifier.reset();
        ::close(m_slave);
        ::close(m_master);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void type(const QByteArray& keys) const
    {
        REQUIRE(::write(m_master, keys.constData(), keys.size()) == keys.size());
    }
    [[nodiscard]] bool echoes() const
    {
        termios state{};
        REQUIRE(::tcgetattr(m_slave, &state) == 0);
        return (state.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
    }

    QString path;
    QByteArray echoed;

private:
    int m_master;
    int m_slave = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// A package build at a terminal: it needs the pass phrase of the keys.
struct Build {
    Build()
        : script(centre.write("install.sh", "#!/bin/sh\n"))
        , process(centre.arguments({"package", "build", "--script", script, "--module", script, "-o",
                                    centre.path("p.rdspkg"), "--software-version", "1.0.02-0"}),
                  {"RDSVM_KEY_PASSPHRASE="}, terminal.path)
    {
        REQUIRE(waitForWords("Pass phrase of the centre", 1));
    }

    bool waitForWords(const QString& words, int times)
    {
        return waitFor([&] { return process.errors().count(words) == times; });
    }

    Terminal terminal;
    CliCentre centre;
    QString script;
    CliProcess process;
};

} // namespace

TEST_CASE("A pass phrase is typed at the terminal, and nothing of it is shown")
{
    Build build;
    CHECK_FALSE(build.terminal.echoes());
    build.terminal.type("wrong\x15key secretx\x7F\n"); // Ctrl+U and backspace correct it
    CHECK(build.process.wait() == 0);
    INFO(build.process.errors().toStdString());
    CHECK(build.terminal.echoed.isEmpty());
    CHECK_FALSE(build.process.errors().contains("secret"));
    CHECK(QFileInfo::exists(build.centre.path("p.rdspkg")));
    CHECK(build.terminal.echoes());
}

TEST_CASE("Three wrong pass phrases at the terminal end with a sentence, and the terminal is as before")
{
    Build build;
    for (int time = 1; time <= 3; ++time) {
        REQUIRE(build.waitForWords("Pass phrase of the centre", time));
        build.terminal.type("guess\n");
    }
    CHECK(build.process.wait() == 1);
    CHECK(build.process.errors().count("That was wrong.") == 2);
    CHECK(build.process.errors().contains("rdsvm: " + build.centre.path("keys/")));
    CHECK(build.terminal.echoes());
}

TEST_CASE("Who gives up at the terminal ends the command, and the terminal is as before")
{
    Build build;
    build.terminal.type("half a pass\x03");
    CHECK(build.process.wait() == 1);
    CHECK(build.process.errors().contains("pass phrase is missing"));
    CHECK(build.terminal.echoes());
    CHECK_FALSE(QFileInfo::exists(build.centre.path("p.rdspkg")));
}

TEST_CASE("A new pass phrase is typed twice, until both are the same")
{
    const QTemporaryDir folder(temporaryTemplate());
    Terminal terminal;
    CliProcess process({"--data", folder.filePath("centre"), "init"}, {"RDSVM_KEY_PASSPHRASE="}, terminal.path);
    const auto said = [&](const QString& words, int times) {
        return waitFor([&] { return process.errors().count(words) == times; });
    };
    REQUIRE(said("New pass phrase for the centre", 1));
    terminal.type("first\n");
    REQUIRE(said("The same again: ", 1));
    terminal.type("frist\n");
    REQUIRE(said("New pass phrase for the centre", 2));
    terminal.type("first\n");
    REQUIRE(said("The same again: ", 2));
    terminal.type("first\n");
    CHECK(process.wait() == 0);
    CHECK(process.errors().contains("not the same"));
    const QString module = folder.filePath("m");
    QFile file(module);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n");
    file.close();
    CHECK(runCli({"--data", folder.filePath("centre"), "package", "build", "--script", module, "--module", module, "-o",
                  folder.filePath("p"), "--software-version", "1.0.02-0"},
                 {"RDSVM_KEY_PASSPHRASE=first"})
              .code
          == 0);
}
