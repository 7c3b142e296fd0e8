// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/fleet/LoopbackMailServer.h>
#include <core/fleet/MailHub.h>
#include <tests/core/transport/SelfSigned.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/ScriptedServer.h>
#include <tests/support/WaitFor.h>

#include <csignal>

using namespace rds;
using namespace rds::test;

namespace {

const QStringList passwords{"RDSVM_SMTP_PASSWORD=guess", "RDSVM_POP3_PASSWORD=guess"};

/// A port of this computer on which nobody listens.
quint16 closedPort()
{
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    return server.serverPort();
}

/// A centre with two agents and a package, ready to begin.
struct ReadyCentre : CliCentre {
    ReadyCentre(quint16 smtpPort, quint16 pop3Port)
    {
        configureMail(smtpPort, pop3Port);
        succeed({"config", "mail-retry-seconds", "1"});
        succeed({"agents", "import", write("fleet.csv", "agent_id,mail_address\nA1,a1@b.example\nA2,a2@b.example\n")});
        enrol({"A1", "A2"});
        package = buildPackage();
    }

    /// Runs `batch start` until it has said `words` and both agents are `deferred`, then stops it.
    QString startAndStop(const QString& words, const QStringList& environment = {}) const
    {
        CliProcess process(arguments({"batch", "start", package}), environment);
        const bool said = waitFor([&] { return process.errors().contains(words); });
        INFO(process.errors().toStdString());
        CHECK(said);
        CHECK(waitFor([&] { return states() == QStringList{"deferred", "deferred"}; }));
        REQUIRE(process.isRunning());
        process.signal(SIGTERM);
        CHECK(process.wait() != 0);
        return process.errors();
    }

    QString package;
};

} // namespace

TEST_CASE("A server that cannot be reached is named, the batch waits for it, also after a stop")
{
    const quint16 port = closedPort();
    const ReadyCentre centre(port, port);
    const QString endpoint = "127.0.0.1:" + QString::number(port);
    const QString said = centre.startAndStop("rdsvm: " + endpoint + ": The mail server cannot be reached.");
    CHECK(centre.states() == QStringList{"deferred", "deferred"});
    CHECK(centre.run({"batch", "status"}).code == 0);

    SystemClock clock;
    SeededRandom random(1);
    MailHub hub(clock, random);
    for (const char* const mailbox : {"centre@manufacturer.example", "a1@b.example", "a2@b.example"}) {
        hub.setMailbox(require(MailAddress::parse(mailbox)), "secret");
    }
    LoopbackMailServer server(hub, clock);
    require(server.start());
    centre.configureMail(server.smtpPort(), server.pop3Port());
    for (const char* const user : {"smtp.user", "pop3.user"}) {
        centre.succeed({"config", user, "centre@manufacturer.example"});
    }
    CliProcess process(centre.arguments({"batch", "run", "--no-wait"}),
                       {"RDSVM_SMTP_PASSWORD=secret", "RDSVM_POP3_PASSWORD=secret"});
    CHECK(process.wait() == 0);
    INFO(process.errors().toStdString());
    CHECK(centre.states() == QStringList{"settling", "settling"});
    CHECK(waitFor([&] { return hub.underWay() == 0; }));
    CHECK(hub.entries(require(MailAddress::parse("a1@b.example"))).size() == 1);
    CHECK(hub.entries(require(MailAddress::parse("a2@b.example"))).size() == 1);
}

TEST_CASE("A wrong password is told with its server and what to do, and never shown")
{
    SystemClock clock;
    SeededRandom random(1);
    MailHub hub(clock, random);
    hub.setMailbox(require(MailAddress::parse("centre@manufacturer.example")), "secret");
    LoopbackMailServer server(hub, clock);
    require(server.start());
    const ReadyCentre centre(server.smtpPort(), server.pop3Port());
    for (const char* const user : {"smtp.user", "pop3.user"}) {
        centre.succeed({"config", user, "centre@manufacturer.example"});
    }
    const QString said = centre.startAndStop("rdsvm: 127.0.0.1:" + QString::number(server.smtpPort())
                                                 + ": The mail server refused the user name or the password. ",
                                             passwords);
    CHECK_FALSE(said.contains("guess"));
}

TEST_CASE("Without a password nothing begins")
{
    const ReadyCentre centre(closedPort(), closedPort());
    centre.succeed({"config", "smtp.user", "centre"});
    const QString sentence = centre.refusal({"batch", "start", centre.package});
    CHECK(sentence.contains("password"));
    CHECK(sentence.contains("RDSVM_SMTP_PASSWORD"));
    centre.succeed({"config", "pop3.user", "centre"});
    CHECK(
        centre.refusal({"batch", "start", centre.package}, {"RDSVM_SMTP_PASSWORD=x"}).contains("RDSVM_POP3_PASSWORD"));
    centre.succeed({"config", "smtp.password-command", "exit 3"});
    CHECK_FALSE(centre.refusal({"batch", "start", centre.package}).isEmpty());
    CHECK(centre.refusal({"batch", "status"}).contains("There is no such batch update."));
}

TEST_CASE("A certificate that was made for another name is told, and nothing is sent")
{
    const CliCentre folder;
    const SelfSigned files = SelfSigned::make(folder.path(), "other.example");
    ScriptedServer server;
    server.setTls(files.certificate, files.key, true);
    for (int i = 0; i < 20; ++i) {
        server.addScript("S: 220 never seen");
    }
    const ReadyCentre centre(server.serverPort(), closedPort());
    centre.succeed({"config", "smtp.host", "localhost"});
    centre.succeed({"config", "smtp.tls", "implicit"});
    centre.succeed({"config", "smtp.ca-file", files.certificate});
    (void)centre.startAndStop("rdsvm: localhost:" + QString::number(server.serverPort())
                              + ": The mail server’s certificate was made for another name.");
    CHECK(server.completed() == 0);
}

TEST_CASE("A batch without agents, of no package, or of an agent that is not there does not begin")
{
    CliCentre centre;
    centre.configureMail(closedPort(), closedPort());
    const QString package = centre.buildPackage();
    CHECK(centre.refusal({"batch", "start", package}).contains("There are no agents to update."));
    centre.succeed({"agents", "add", "A1", "a1@b.example"});
    CHECK(centre.refusal({"batch", "start", package}).contains("There are no agents to update."));
    const QString notEnrolled = centre.refusal({"batch", "start", package, "--agent", "A1"});
    CHECK(notEnrolled.contains("A1"));
    CHECK(notEnrolled.contains("not enrolled"));
    centre.enrol({"A1"});
    CHECK(centre.refusal({"batch", "start", centre.path("none.rdspkg")}).contains(centre.path("none.rdspkg")));
    CHECK(centre.refusal({"batch", "start", package, "--agent", "A9"}).contains("A9"));
    CHECK(centre.refusal({"batch", "start", package, "--agent", "?"}).contains("?"));
    CHECK(centre.refusal({"batch", "retry"}).contains("There is no such batch update."));
    CHECK(centre.refusal({"batch", "run"}).contains("There is no such batch update."));
    CHECK(centre.refusal({"batch", "status"}).contains("There is no such batch update."));
}

TEST_CASE("While one program runs the centre, another may look and not touch")
{
    const quint16 port = closedPort();
    const ReadyCentre centre(port, port);
    CliProcess process(centre.arguments({"batch", "start", centre.package}));
    REQUIRE(waitFor([&] { return centre.states() == QStringList{"deferred", "deferred"}; }));
    const QString sentence = centre.refusal({"agents", "remove", "A1"});
    CHECK(sentence.contains("Another program is using this centre."));
    CHECK(sentence.contains("rdsvm"));
    CHECK(centre.agents().size() == 2);
}
