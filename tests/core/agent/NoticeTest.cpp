// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/package/UpdatePackage.h>
#include <core/protocol/Approval.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

using Spoil = std::function<void(UpdateCommand&, Timestamp)>;

/// A way to spoil a good update, and what the agent says of it.
struct Spoiling {
    QString code;
    Spoil spoil;
    std::function<void(KeySet&, Timestamp)> keys{};
    bool runsScript = false;
};

UpdateSpec withScript(const QByteArray& body)
{
    UpdateSpec spec;
    spec.script = "#!/bin/sh\n" + body;
    return spec;
}

/// The command is made anew, with its own campaign.
Spoil asMadeFrom(const UpdateSpec& spec)
{
    return [spec](UpdateCommand& command, Timestamp now) { command = makeUpdate(spec, now); };
}

const std::vector<Spoiling>& spoilings()
{
    static const std::vector<Spoiling> all{
        {"wrong-fleet", [](UpdateCommand& command, Timestamp) { command.header.fleet = "fleet-2"; }},
        {"not-a-recipient",
         [](UpdateCommand& command, Timestamp) {
             command.header.recipients = {require(AgentId::parse("AGENT0000002"))};
         }},
        {"expired", [](UpdateCommand& command, Timestamp now) { command.header.notAfter = now - Duration(1); }},
        {"keys-expired", [](UpdateCommand&, Timestamp) {},
         [](KeySet& keySet, Timestamp now) { keySet.notAfter = now - Duration(1); }},
        {"not-approved", [](UpdateCommand&, Timestamp) {},
         [](KeySet& keySet, Timestamp) {
             keySet.approvalsRequired = 1;
             keySet.approvers = {benchKeys().approver.certificate()};
         }},
        {"wrong-hardware", [](UpdateCommand& command, Timestamp) { command.package.hardwareClasses = {"box-b"}; }},
        {"downgrade",
         [](UpdateCommand& command, Timestamp) {
             command.package.softwareVersion = require(SoftwareVersion::parse("1.0.00-0"));
         }},
        {"downgrade", [](UpdateCommand& command, Timestamp) { command.package.releaseSequence = 0; }},
        {"sequence-too-high", [](UpdateCommand& command, Timestamp) { command.package.releaseSequence = 10'002; }},
        {"precondition",
         [](UpdateCommand& command, Timestamp) {
             command.package.acceptedVersions = {require(SoftwareVersion::parse("1.0.01-1"))};
         }},
        {"member-missing",
         [](UpdateCommand& command, Timestamp) {
             PackageModule extra = command.package.modules.front();
             extra.name = "ccc.lib";
             command.package.modules.push_back(extra);
         }},
        {"member-added", [](UpdateCommand& command, Timestamp) { command.package.modules.pop_back(); }},
        {"member-changed",
         [](UpdateCommand& command, Timestamp) { command.package.modules.front().sha256 = QByteArray(32, 'x'); }},
        {"member-changed",
         [](UpdateCommand& command, Timestamp) { command.package.scriptSha256 = QByteArray(32, 'x'); }},
        {"too-large",
         [](UpdateCommand& command, Timestamp) { command.package.modules.front().size = 300LL * 1024 * 1024; }},
        {"bad-payload", [](UpdateCommand& command, Timestamp) { command.payload = "rubbish"; }},
        {"script-failed", asMadeFrom(withScript("echo out of paper\nexit 3\n")), {}, true},
        {"script-failed", asMadeFrom(withScript("kill -9 $$\n")), {}, true},
        {"incomplete", asMadeFrom(withScript("true\n")), {}, true},
    };
    return all;
}

QStringList codes(const std::vector<UpdateNotice>& notices)
{
    QStringList words;
    for (const UpdateNotice& notice : notices) {
        words.append(notice.outcome.code);
    }
    return words;
}

/// A mail in the agent's inbox at which it was stopped `attempts` times before.
void leaveInInbox(const AgentBench& bench, const QByteArray& mail, int attempts)
{
    writeAll(bench.folder() + QString("/inbox/000000000009-%1.%2.mail").arg(QString(32, 'a')).arg(attempts), mail);
}

} // namespace

TEST_CASE("Every refusal and every failed installation is told at once, and once")
{
    const Spoiling& spoiling = spoilings()[GENERATE(range(std::size_t{0}, spoilings().size()))];
    VirtualClock clock;
    KeySet keySet = benchKeySet();
    if (spoiling.keys) {
        spoiling.keys(keySet, clock.now());
    }
    AgentBench bench(AgentBench::Contact::Enrolled, keySet);
    UpdateCommand command = makeUpdate({}, bench.clock.now());
    spoiling.spoil(command, bench.clock.now());
    const QByteArray mail = bench.mailOf(command);
    bench.mail.deliver(mail);
    bench.poll();

    INFO(spoiling.code.toStdString());
    REQUIRE(codes(bench.notices()) == QStringList{spoiling.code});
    const UpdateNotice notice = bench.notices().front();
    CHECK(notice.agent.toString() == "AGENT0000001");
    CHECK(notice.fleet == "fleet-1");
    CHECK((notice.created == bench.clock.now()));
    CHECK(notice.outcome.campaign == "campaign-1");
    CHECK(notice.outcome.sequence == 1);
    CHECK(bench.mail.sent.back().content.contains("Subject: RDS update notice"));
    const VersionReply reply = bench.ask();
    CHECK(reply.lastUpdate == notice.outcome);
    CHECK(reply.report.softwareVersion.toString() == "1.0.00-1");
    CHECK(bench.installedFiles() == oldFiles());
    CHECK_FALSE(QFile::exists(bench.folder() + "/work"));
    CHECK_FALSE(QFile::exists(bench.stagingFolder()));

    bench.restart();
    bench.start();
    for (int i = 0; i < 3; ++i) {
        bench.mail.deliver(mail);
        bench.poll();
        bench.restart();
    }
    CHECK(codes(bench.notices()) == QStringList{spoiling.code, "replayed"});
    CHECK(bench.ask().lastUpdate == notice.outcome);
}

TEST_CASE("A failed script is told with its exit code and its last lines")
{
    AgentBench bench;
    (void)bench.update(withScript("echo one\necho out of paper >&2\nexit 3\n"));
    REQUIRE(bench.notices().size() == 1);
    CHECK(bench.notices().front().outcome == UpdateOutcome{"campaign-1", 1, "script-failed", 3, "one\nout of paper"});
}

TEST_CASE("An update that works is told by the version report alone")
{
    AgentBench bench;
    REQUIRE(bench.update({}).lastUpdate->code == "installed");
    CHECK(bench.notices().empty());
}

TEST_CASE("An old update that comes again is told once, and does not hide what it did in its time")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.script += "echo ran >>runs\n";
    const QByteArray mail = bench.mailOf(spec);
    bench.mail.deliver(mail);
    bench.poll();
    if (GENERATE(false, true)) {
        bench.pass(std::chrono::hours(24 * 7)); // it has expired by now
    }
    for (int i = 0; i < 3; ++i) {
        bench.mail.deliver(mail);
        bench.poll();
        bench.restart();
    }
    CHECK(codes(bench.notices()) == QStringList{"replayed"});
    const auto reply = bench.ask();
    CHECK(reply.lastUpdate->code == "installed");
    CHECK(reply.report.softwareVersion.toString() == "1.0.02-0");
    CHECK(readAll(bench.folder() + "/runs") == "ran\n");
}

TEST_CASE("The mail at which the agent stopped is not taken for a replay of itself")
{
    AgentBench bench;
    const QByteArray mail = bench.mailOf(UpdateSpec());
    bench.mail.deliver(mail);
    bench.poll();
    const int attempts = GENERATE(0, 1);
    bench.end();
    leaveInInbox(bench, mail, attempts);
    bench.restart();
    bench.poll();
    CHECK(codes(bench.notices()) == (attempts == 0 ? QStringList{"replayed"} : QStringList{}));
    CHECK(bench.ask().lastUpdate->code == "installed");
}

TEST_CASE("A leap of the release sequence is accepted up to ten thousand")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.releaseSequence = 10'001;
    CHECK(bench.update(spec).lastUpdate->code == "installed");
    spec.sequence = 2;
    spec.releaseSequence = 20'001;
    CHECK(bench.update(spec).lastUpdate->code == "installed");
    CHECK(bench.agent().state().highestReleaseSequence == 20'001);
}

TEST_CASE("A package for this class of box is installed, and none for classes where the box has none")
{
    AgentBench bench;
    UpdateCommand command = makeUpdate({}, bench.clock.now());
    command.package.hardwareClasses = {"box-b", "box-a"};
    const bool known = GENERATE(true, false);
    if (!known) {
        bench.settings.hardwareClass.clear();
        bench.restart();
    }
    bench.mail.deliver(bench.mailOf(command));
    CHECK(bench.ask().lastUpdate->code == (known ? "installed" : "wrong-hardware"));
}

TEST_CASE("An update with the approval that the key set asks for is installed")
{
    KeySet keySet = benchKeySet();
    keySet.approvalsRequired = 1;
    keySet.approvers = {benchKeys().approver.certificate()};
    AgentBench bench(AgentBench::Contact::Enrolled, keySet);
    UpdateCommand command = makeUpdate({}, bench.clock.now());
    command.approvals = {require(approvePackage(command.package, "fleet-1", benchKeys().approver, bench.clock.now()))};
    bench.mail.deliver(bench.mailOf(command));
    CHECK(bench.ask().lastUpdate->code == "installed");
}

TEST_CASE("A crash between the outcome and its notice loses no notice and sends none twice")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.accepted = {require(SoftwareVersion::parse("9.9"))};
    bench.mail.sendError = Error(std::make_error_code(std::errc::connection_refused), "smtp.example:587");
    bench.mail.deliver(bench.mailOf(spec));
    bench.poll();
    bench.end();
    const QString outbox = bench.folder() + "/outbox";
    const QStringList waiting = QDir(outbox).entryList(QDir::Files);
    REQUIRE(waiting.size() == 1);
    // As if the power had failed before the outbox was noted in the state.
    AgentState state = require(readAgentState(AgentFolder(bench.folder())));
    state.announce({waiting.front().chopped(5), bench.clock.now(), *state.lastUpdate});
    require(writeAgentState(AgentFolder(bench.folder()), state));
    SECTION("and before the notice was in the outbox")
    {
        REQUIRE(QFile::remove(outbox + '/' + waiting.front()));
    }
    SECTION("and after it was there")
    {
    }
    bench.mail.sendError.reset();
    bench.restart();
    bench.start();
    CHECK(codes(bench.notices()) == QStringList{"precondition"});
    CHECK(bench.agent().state().notices.empty());
    bench.restart();
    bench.start();
    CHECK(bench.notices().size() == 1);
}

TEST_CASE("A notice that cannot be written now is written later")
{
    AgentBench bench;
    UpdateSpec spec;
    spec.accepted = {require(SoftwareVersion::parse("9.9"))};
    const QString outbox = bench.folder() + "/outbox";
    REQUIRE(QDir().rmdir(outbox));
    bench.mail.deliver(bench.mailOf(spec));
    bench.poll();
    CHECK(bench.notices().empty());
    CHECK(bench.agent().state().notices.size() == 1);
    REQUIRE(QDir().mkdir(outbox));
    bench.poll();
    bench.poll();
    CHECK(codes(bench.notices()) == QStringList{"precondition"});
}
