// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentProcess.h"

#include <core/agent/ShellInstallRunner.h>
#include <core/base/SystemClock.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/fleet/MailHub.h>
#include <tests/core/agent/AgentBench.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

/// A mail server on real sockets with a mailbox for the centre and one for the agent, and the agent's settings file.
struct Site {
    Site()
    {
        hub.setMailbox(centre, "centre's password");
        hub.setMailbox(agent, "secret");
        require(server.start());
        settings = benchSettings("data");
        settings.pollInterval = std::chrono::seconds(1);
        for (AgentMailServer* mail : {&settings.smtp, &settings.pop3}) {
            mail->server.host = "127.0.0.1";
            mail->server.tls = TlsMode::None;
        }
        settings.smtp.server.port = server.smtpPort();
        settings.pop3.server.port = server.pop3Port();
        writeSettings();
    }

    void writeSettings() const { require(writeAgentSettings(file, settings)); }

    /// What a service engineer does first.
    void installModules() const
    {
        AgentProcess process({"--config", file, "--init-from", RDS_DEMO_FOLDER "/releases/1.0.00-1"});
        REQUIRE(process.wait() == 0);
    }

    /// A box at work, of which the centre knows the certificates.
    void initialize() const
    {
        installModules();
        VirtualClock noTime;
        FakeMailbox noMail(noTime);
        ShellInstallRunner runner(noTime);
        SeededRandom numbers(1);
        InlineExecutor executor;
        require(
            require(MonitoringAgent::create(placed(), {noTime, numbers, executor, noMail, runner}))->assumeEnrolled());
    }

    /// The settings as they are read from the file.
    [[nodiscard]] AgentSettings placed() const
    {
        AgentSettings result = settings;
        result.dataFolder = data;
        return result;
    }
    [[nodiscard]] AgentKeys keys() const { return require(openAgentKeys(AgentFolder(data), placed(), clock.now())); }

    void deliver(const QByteArray& mail)
    {
        (void)hub.accept({centre, {agent}, mail});
        REQUIRE(waitFor([this] { return hub.underWay() == 0; }));
    }
    void deliver(const UpdateSpec& spec)
    {
        deliver(updateMail(makeUpdate(spec, clock.now()), keys().trust.encryption.certificate(), clock.now()));
    }
    void ask(const QString& id) { deliver(versionRequestMail(id, clock.now())); }

    /// The newest version report in the centre's mailbox.
    [[nodiscard]] VersionReply reply()
    {
        std::optional<VersionReply> newest;
        REQUIRE(waitFor([&] {
            for (const QByteArray& mail : mailsToCentre()) {
                const auto found = readReply(mail, keys().self.signing.certificate());
                newest = found ? found : newest;
            }
            return newest.has_value();
        }));
        return *newest;
    }

    /// The enrolment requests in the centre's mailbox.
    [[nodiscard]] std::vector<EnrolmentRequest> requests()
    {
        REQUIRE(waitFor([this] { return hub.underWay() == 0; }));
        std::vector<EnrolmentRequest> found;
        for (const QByteArray& mail : mailsToCentre()) {
            if (const auto request = readEnrolmentRequest(mail)) {
                found.push_back(*request);
            }
        }
        return found;
    }

    [[nodiscard]] QList<QByteArray> mailsToCentre()
    {
        QList<QByteArray> mails;
        for (const MailHub::Entry& entry : hub.entries(centre)) {
            mails.append(*hub.fetch(centre, entry.uid));
        }
        return mails;
    }

    MailAddress centre = require(MailAddress::parse("centre@centre.example"));
    MailAddress agent = require(MailAddress::parse("agent@aaa.example"));
    SystemClock clock;
    SeededRandom random{1};
    MailHub hub{clock, random};
    LoopbackMailServer server{hub, clock};
    QTemporaryDir directory;
    QString file = directory.filePath("agent.json");
    QString data = directory.filePath("data");
    AgentSettings settings;
};

int runOnce(const Site& site)
{
    AgentProcess process({"--config", site.file, "--once"});
    const int code = process.wait();
    UNSCOPED_INFO(process.errors().toStdString());
    return code;
}

} // namespace

TEST_CASE("An agent that was set up from a folder installs an update and reports it, over real sockets")
{
    Site site;
    site.initialize();
    UpdateSpec spec;
    site.deliver(spec);
    site.ask("first");
    REQUIRE(runOnce(site) == 0);
    const VersionReply reply = site.reply();
    CHECK(reply.requestId == "first");
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
    CHECK(reply.report.modules.size() == 6);
    CHECK(reply.lastUpdate->code == "installed");
    CHECK(readAll(site.data + "/modules/current/abcd.exe") == "new abcd\n");
    CHECK(site.hub.entries(site.agent).empty());
}

TEST_CASE("The first start makes keys and asks to be enrolled, in plain sentences")
{
    Site site;
    REQUIRE_FALSE(QFile::exists(site.data));
    site.installModules();
    CHECK_FALSE(QFile::exists(site.data + "/keys"));
    AgentProcess first({"--config", site.file, "--once"});
    CHECK(first.wait() == 0);
    INFO(first.errors().toStdString());
    CHECK(first.errors().contains("AGENT0000001: made keys of its own in " + site.data + "/keys"));
    CHECK(first.errors().contains("AGENT0000001: asks centre@centre.example to enrol it"));
    CHECK_FALSE(first.errors().contains(site.settings.enrolmentCode));
    const auto requests = site.requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.front().signing.toDer() == site.keys().self.signing.certificate().toDer());

    site.deliver(enrolmentAnswerMail(requests.front().requestId, enrolmentCode::enrolled, site.clock.now()));
    AgentProcess second({"--config", site.file, "--once"});
    CHECK(second.wait() == 0);
    CHECK(second.errors().contains("AGENT0000001: enrolled at centre@centre.example"));
    CHECK(second.sentences().isEmpty());
    REQUIRE(runOnce(site) == 0);
    CHECK(site.requests().size() == 1);
}

TEST_CASE(
    "A box that is refused says so, leaves the mailbox alone where it is another's, and is healed by new settings")
{
    Site site;
    site.installModules();
    REQUIRE(runOnce(site) == 0);
    const QString code = GENERATE(enrolmentCode::codeUsed, enrolmentCode::codeExpired);
    site.deliver(enrolmentAnswerMail(site.requests().front().requestId, code, site.clock.now()));
    for (int i = 0; i < 2; ++i) {
        AgentProcess process({"--config", site.file, "--once"});
        CHECK(process.wait() == 3);
        REQUIRE(process.sentences().size() == 1);
        CHECK(process.sentences().front().contains(code));
        CHECK(process.sentences().front().contains("new settings file"));
    }
    site.ask("somebody");
    CHECK(runOnce(site) == 3);
    CHECK(site.hub.entries(site.agent).empty() == (code != enrolmentCode::codeUsed));

    site.settings.enrolmentCode = QString(32, 'd');
    site.writeSettings();
    CHECK(runOnce(site) == 0);
    CHECK(site.requests().size() == 2);
    CHECK(site.hub.entries(site.agent).empty());
}

TEST_CASE("A crash of the agent leaves no memory on the disk")
{
    Site site;
    site.initialize();
    AgentProcess daemon({"--config", site.file});
    site.ask("awake");
    REQUIRE(site.reply().requestId == "awake");
    const QByteArray limits = readAll(QString("/proc/%1/limits").arg(daemon.id()));
    const QByteArray line = limits.mid(limits.indexOf("Max core file size")).split('\n').front().simplified();
    CHECK(line.startsWith("Max core file size 0 "));
    daemon.signal(SIGTERM);
    CHECK(daemon.wait() == 0);
}

TEST_CASE("The daemon works on schedule, keeps a second one off, and stops on a signal")
{
    Site site;
    site.initialize();
    const int signalNumber = GENERATE(SIGTERM, SIGINT);
    AgentProcess daemon({"--config", site.file});
    site.ask("to-the-daemon");
    CHECK(site.reply().requestId == "to-the-daemon");

    AgentProcess second({"--config", site.file});
    CHECK(second.wait() == 4);
    REQUIRE(second.sentences().size() == 1);
    CHECK(second.sentences().front().contains(site.data));

    daemon.signal(signalNumber);
    CHECK(daemon.wait() == 0);
    CHECK(daemon.sentences().isEmpty());
}

TEST_CASE("A stop in the middle of an update ends the script, and the next start does the update")
{
    Site site;
    site.initialize();
    UpdateSpec spec;
    spec.script =
        "#!/bin/sh\nset -e\nif [ ! -e begun ]; then echo $$ >pid; touch begun; while :; do sleep 1; done; fi\n"
        "cp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n";
    site.deliver(spec);
    AgentProcess daemon({"--config", site.file});
    REQUIRE(waitFor([&] { return QFile::exists(site.data + "/begun"); }));
    daemon.signal(SIGTERM);
    CHECK(daemon.wait() == 0);
    const auto script = static_cast<pid_t>(readAll(site.data + "/pid").trimmed().toInt());
    REQUIRE(script > 1);
    CHECK(waitFor([&] { return ::kill(script, 0) != 0; }));
    CHECK(readAll(site.data + "/modules/current/abcd.exe").contains("abcd.exe 1.0.00"));

    site.ask("after");
    REQUIRE(runOnce(site) == 0);
    CHECK(site.reply().report.softwareVersion.toString() == "1.0.02-0");
}

TEST_CASE("An update that kills its agent is given up after five times")
{
    Site site;
    site.initialize();
    UpdateSpec spec;
    spec.script = "#!/bin/sh\necho x >>runs\nkill -9 $RDS_AGENT_PID\nsleep 60\n";
    site.deliver(spec);
    for (int i = 0; i < 5; ++i) {
        REQUIRE(runOnce(site) == 128 + SIGKILL);
    }
    site.ask("how-is-it");
    REQUIRE(runOnce(site) == 0);
    CHECK(readAll(site.data + "/runs") == QByteArray("x\n").repeated(5));
    CHECK(site.reply().lastUpdate->code == "interrupted");
    CHECK(site.reply().report.softwareVersion.toString() == "1.0.00-1");
}

TEST_CASE("A reply that the server does not take ends --once with 1, and is sent by the next run")
{
    Site site;
    site.initialize();
    const auto fault = site.hub.faults().add({.kind = MailFault::Kind::RefuseRecipient, .to = site.centre});
    site.ask("later");
    {
        AgentProcess process({"--config", site.file, "--once"});
        CHECK(process.wait() == 1);
        CHECK(process.sentences().size() == 1);
    }
    site.hub.faults().remove(fault);
    REQUIRE(runOnce(site) == 0);
    CHECK(site.reply().requestId == "later");
}

TEST_CASE("A wrong password and a server that is gone are told in one sentence")
{
    Site site;
    site.initialize();
    SECTION("a wrong password")
    {
        site.settings.pop3.server.password = "guess";
        site.writeSettings();
    }
    SECTION("no server")
    {
        site.server.stop();
    }
    AgentProcess process({"--config", site.file, "--once"});
    CHECK(process.wait() == 1);
    REQUIRE(process.sentences().size() == 1);
    CHECK(process.sentences().front().contains("127.0.0.1:" + QString::number(site.settings.pop3.server.port)));
    CHECK_FALSE(process.errors().contains("guess"));
}

TEST_CASE("Passwords come from commands where the settings say so")
{
    Site site;
    site.initialize();
    writeAll(site.directory.filePath("password"), "secret\nnot this line\n");
    for (AgentMailServer* mail : {&site.settings.smtp, &site.settings.pop3}) {
        mail->server.password.clear();
        mail->passwordCommand = "cat '" + site.directory.filePath("password") + "'";
    }
    site.writeSettings();
    site.ask("with-a-command");
    REQUIRE(runOnce(site) == 0);
    CHECK(site.reply().requestId == "with-a-command");

    site.settings.pop3.passwordCommand = "exit 7";
    site.writeSettings();
    AgentProcess process({"--config", site.file, "--once"});
    CHECK(process.wait() == 3);
    CHECK(process.sentences().size() == 1);
}

TEST_CASE("What is wrong with the set-up is told in one sentence, with the exit code 3")
{
    Site site;
    QStringList arguments{"--config", site.file};
    QString about = site.file;
    SECTION("no settings file")
    {
        REQUIRE(QFile::remove(site.file));
    }
    SECTION("one that others may read")
    {
        REQUIRE(QFile::setPermissions(site.file, QFile::ReadOwner | QFile::ReadOther));
    }
    SECTION("one without a field")
    {
        writeAll(site.file, readAll(site.file).replace("\"fleet\"", "\"float\""));
        about += ": fleet";
    }
    SECTION("no modules")
    {
        about = site.data;
    }
    SECTION("a damaged key")
    {
        site.initialize();
        about = site.data + "/keys/signing-key.pem";
        writeAll(about, "rubbish");
    }
    SECTION("modules twice")
    {
        site.initialize();
        arguments << "--init-from" << RDS_DEMO_FOLDER "/releases/1.0.01-1";
        about = site.data;
    }
    SECTION("no module folder")
    {
        about = site.directory.filePath("nowhere");
        arguments << "--init-from" << about;
    }
    SECTION("a data folder that cannot be made")
    {
        writeAll(site.data, "in the way");
        about = site.data;
    }
    AgentProcess process(arguments);
    CHECK(process.wait() == 3);
    REQUIRE(process.sentences().size() == 1);
    INFO(process.errors().toStdString());
    CHECK(process.sentences().front().contains(about));
}

TEST_CASE("The command line explains itself")
{
    AgentProcess help({"--help"});
    CHECK(help.wait() == 0);
    CHECK(help.output().contains("Exit codes:"));
    AgentProcess version({"--version"});
    CHECK(version.wait() == 0);
    CHECK(version.output().startsWith("rds-agent " RDS_VERSION));
    AgentProcess nonsense({"--nonsense"});
    CHECK(nonsense.wait() == 2);
    AgentProcess both({"--config", "x", "--once", "--init-from", "y"});
    CHECK(both.wait() == 2);
}
