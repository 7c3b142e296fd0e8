// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/agent/AgentSettings.h>
#include <core/centre/CentreError.h>
#include <core/domain/DomainError.h>
#include <core/protocol/EnrolmentMail.h>
#include <db/Query.h>

#include <QFileInfo>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

/// A running centre that has invited A1 and A2, and the boxes that read their settings files.
struct EnrolmentBench : CentreBench {
    EnrolmentBench()
    {
        for (const char* const id : {"A1", "A2"}) {
            hub.setMailbox(agent(id).address, "secret");
        }
        require(centre().addAgents({agent("A1"), agent("A2")}));
        require(centre().start());
        QObject::connect(&centre(), &Centre::enrolled, [this](const std::vector<AgentId>& agents) {
            for (const AgentId& id : agents) {
                announced.append(id.toString());
            }
        });
    }

    [[nodiscard]] QString codeOf(const QString& id) const
    {
        return require(readAgentSettings(settingsPath(id))).enrolmentCode;
    }
    [[nodiscard]] EnrolmentRequest requestOf(const Box& box, const QString& code)
    {
        return {"fleet",    box.agent.id, random.hex(16), code, box.signing.certificate(), box.encryption.certificate(),
                clock.now()};
    }
    /// Mails the request as the box does. @return what the mail turned out to be
    QString mail(const EnrolmentRequest& request, const Box& box, const MailAddress& from = {})
    {
        const MailAddress sender = from.isNull() ? box.agent.address : from;
        const QByteArray content =
            require(writeEnrolmentMail({sender, address, random.hex(8) + "@x.example", {}, clock.now()}, request,
                                       box.signing, keys.trust.keySet.encryption.front()));
        (void)hub.accept({sender, {address}, content});
        pass(2min);
        CHECK(hub.entries(address).empty());
        return *require(Query(database->database(), "SELECT outcome FROM inbox ORDER BY id DESC LIMIT 1")
                            .first({QLatin1String("test"), 0}, [](RowReader& row) { return row.text(); }));
    }
    /// What the box's mailbox holds, and empties it.
    std::vector<Command> commandsFor(const Box& box)
    {
        std::vector<Command> commands;
        for (const MailHub::Entry& entry : hub.entries(box.agent.address)) {
            commands.push_back(
                require(readCommandMail(*hub.fetch(box.agent.address, entry.uid), trustOf(box), clock.now())));
            hub.remove(box.agent.address, entry.uid);
        }
        return commands;
    }
    /// The codes of the answers to this request, and how often versions were asked for: `enrolled`, `version`.
    QStringList heardBy(const Box& box, const EnrolmentRequest& request)
    {
        QStringList heard;
        for (const Command& command : commandsFor(box)) {
            if (const auto* const answer = std::get_if<EnrolmentAnswerCommand>(&command)) {
                CHECK(answer->requestId == request.requestId);
                heard.append(answer->code);
            } else {
                CHECK(std::holds_alternative<VersionRequestCommand>(command));
                heard.append("version");
            }
        }
        return heard;
    }
    [[nodiscard]] Agent listed(const QString& id) { return require(database->agents().find(agentId(id))); }

    QStringList announced;
};

} // namespace

TEST_CASE("A box with the right code is enrolled, answered and asked for its version")
{
    EnrolmentBench bench;
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Invited);
    const Box box("A1", bench.clock.now());
    const EnrolmentRequest request = bench.requestOf(box, bench.codeOf("A1"));
    CHECK(bench.mail(request, box) == "enrolled");
    CHECK(bench.announced == QStringList{"A1"});
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Enrolled);
    CHECK_FALSE(bench.listed("A1").codeExpires);
    CHECK(require(bench.database->agents().certificates({agentId("A1")})).at(0).second.encryption
          == box.encryption.certificate().toDer());
    CHECK(bench.heardBy(box, request) == QStringList{"enrolled", "version"});
    // The code is dead, and so is the file; the other agent's waits.
    CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
    CHECK(QFileInfo::exists(bench.settingsPath("A2")));
}

TEST_CASE("A settings file that outlived its code is removed at the next start")
{
    EnrolmentBench bench;
    const QByteArray file = readAll(bench.settingsPath("A1"));
    const Box box("A1", bench.clock.now());
    CHECK(bench.mail(bench.requestOf(box, bench.codeOf("A1")), box) == "enrolled");
    writeAll(bench.settingsPath("A1"), file); // the centre was killed before it could
    bench.restartCentre(bench.keys);
    require(bench.centre().start());
    CHECK_FALSE(QFileInfo::exists(bench.settingsPath("A1")));
    CHECK(QFileInfo::exists(bench.settingsPath("A2")));
}

TEST_CASE("A copy of a request is not answered twice, a repeated one is, also after the code's expiry")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    const QString code = bench.codeOf("A1");
    const EnrolmentRequest request = bench.requestOf(box, code);
    CHECK(bench.mail(request, box) == "enrolled");
    CHECK(bench.heardBy(box, request) == QStringList{"enrolled", "version"});
    CHECK(bench.mail(request, box) == "enrolled");
    CHECK(bench.heardBy(box, request).isEmpty());

    bench.pass(31 * 24h);
    (void)bench.commandsFor(box);
    const EnrolmentRequest repeated = bench.requestOf(box, code);
    CHECK(bench.mail(repeated, box) == "enrolled");
    CHECK(bench.heardBy(box, repeated) == QStringList{"enrolled"});
    CHECK(bench.announced == QStringList{"A1"});
}

TEST_CASE("A wrong code enrols nobody, is told, and does not harm the right one")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    const QString code = bench.codeOf("A1");
    const EnrolmentRequest guess = bench.requestOf(box, bench.codeOf("A2"));
    CHECK(bench.mail(guess, box) == "wrong-code");
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Invited);
    CHECK(bench.listed("A1").enrolmentProblem == EnrolmentProblem::WrongCode);
    CHECK(bench.heardBy(box, guess) == QStringList{"wrong-code"});
    CHECK(bench.mail(bench.requestOf(box, code), box) == "enrolled");
    CHECK(bench.listed("A1").enrolmentProblem == EnrolmentProblem::None);
}

TEST_CASE("Whoever guesses codes cannot flood a box with answers")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    for (int guess = 0; guess < 20; ++guess) {
        CHECK(bench.mail(bench.requestOf(box, QString(32, QChar('a' + guess % 6))), box) == "wrong-code");
    }
    CHECK(bench.hub.entries(box.agent.address).size() == 1);
    bench.pass(1h);
    CHECK(bench.mail(bench.requestOf(box, QString(32, 'f')), box) == "wrong-code");
    CHECK(bench.hub.entries(box.agent.address).size() == 2);
}

TEST_CASE("A code that has expired is told, and a new settings file is the way back")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    const QString code = bench.codeOf("A1");
    bench.pass(30 * 24h + 1min);
    const EnrolmentRequest late = bench.requestOf(box, code);
    CHECK(bench.mail(late, box) == "code-expired");
    CHECK(bench.listed("A1").enrolmentProblem == EnrolmentProblem::CodeExpired);
    CHECK(bench.heardBy(box, late) == QStringList{"code-expired"});

    require(bench.centre().inviteAgents({agentId("A1")}, 24h));
    CHECK(bench.listed("A1").enrolmentProblem == EnrolmentProblem::None);
    CHECK(bench.listed("A1").codeExpires == bench.clock.now() + 24h);
    CHECK(bench.codeOf("A1") != code);
    CHECK(bench.mail(bench.requestOf(box, code), box) == "wrong-code");
    CHECK(bench.mail(bench.requestOf(box, bench.codeOf("A1")), box) == "enrolled");
}

TEST_CASE("A settings file that was used on a second box is told, and changes nothing")
{
    EnrolmentBench bench;
    const Box first("A1", bench.clock.now());
    const Box second("A1", bench.clock.now());
    const QString code = bench.codeOf("A1");
    CHECK(bench.mail(bench.requestOf(first, code), first) == "enrolled");
    const EnrolmentRequest request = bench.requestOf(second, code);
    (void)bench.commandsFor(first);
    CHECK(bench.mail(request, second) == "code-used");
    CHECK(bench.heardBy(second, request) == QStringList{"code-used"});
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Enrolled);
    CHECK(bench.listed("A1").enrolmentProblem == EnrolmentProblem::CodeUsed);
    CHECK(require(bench.database->agents().certificates({agentId("A1")})).at(0).second.signing
          == first.signing.certificate().toDer());
}

TEST_CASE("A lost box is revoked, and its successor enrols with a new file")
{
    EnrolmentBench bench;
    const Box lost("A1", bench.clock.now());
    const QString code = bench.codeOf("A1");
    CHECK(bench.mail(bench.requestOf(lost, code), lost) == "enrolled");
    require(bench.centre().revokeAgents({agentId("A1")}));
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Revoked);
    (void)bench.commandsFor(lost);
    const EnrolmentRequest again = bench.requestOf(lost, code);
    CHECK(bench.mail(again, lost) == "unknown-agent");
    CHECK(bench.heardBy(lost, again).isEmpty());
    CHECK(bench.centre().requestVersions({agentId("A1")}).error().is(DomainError::NotEnrolled));

    require(bench.centre().inviteAgents({agentId("A1")}));
    const Box successor("A1", bench.clock.now());
    CHECK(bench.mail(bench.requestOf(lost, code), lost) == "wrong-code");
    CHECK(bench.mail(bench.requestOf(successor, bench.codeOf("A1")), successor) == "enrolled");
}

TEST_CASE("The answer goes to the address in the list, whoever sends the request")
{
    EnrolmentBench bench;
    const MailAddress stranger = require(MailAddress::parse("stranger@elsewhere.example"));
    bench.hub.setMailbox(stranger, "secret");
    const Box box("A1", bench.clock.now());
    const EnrolmentRequest request = bench.requestOf(box, bench.codeOf("A1"));
    CHECK(bench.mail(request, box, stranger) == "enrolled");
    CHECK(bench.hub.entries(stranger).empty());
    CHECK(bench.heardBy(box, request) == QStringList{"enrolled", "version"});
}

TEST_CASE("An agent that nobody invited, and the key of another agent, are refused in silence")
{
    EnrolmentBench bench;
    const Box nobody("A9", bench.clock.now());
    CHECK(bench.mail(bench.requestOf(nobody, QString(32, '0')), nobody) == "unknown-agent");

    const Box first("A1", bench.clock.now());
    CHECK(bench.mail(bench.requestOf(first, bench.codeOf("A1")), first) == "enrolled");
    EnrolmentRequest twin = bench.requestOf(first, bench.codeOf("A2"));
    twin.agent = agentId("A2");
    CHECK(bench.mail(twin, first) == "key-taken");
    CHECK(bench.listed("A2").enrolment == EnrolmentState::Invited);
    CHECK(bench.hub.entries(agent("A2").address).empty());
    const Box second("A2", bench.clock.now());
    CHECK(bench.mail(bench.requestOf(second, bench.codeOf("A2")), second) == "enrolled");
}

TEST_CASE("An enrolment that cannot be stored is tried again, and answered once")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    const EnrolmentRequest request = bench.requestOf(box, bench.codeOf("A1"));
    require(bench.database->database().execute(
        "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"));
    const QByteArray content =
        require(writeEnrolmentMail({box.agent.address, bench.address, "1@x.example", {}, bench.clock.now()}, request,
                                   box.signing, bench.keys.trust.keySet.encryption.front()));
    (void)bench.hub.accept({box.agent.address, {bench.address}, content});
    bench.pass(2min);
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Invited);
    CHECK(bench.announced.isEmpty());
    CHECK(QFileInfo::exists(bench.settingsPath("A1")));
    require(bench.database->database().execute("DROP TRIGGER full"));
    bench.pass(2min);
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Enrolled);
    CHECK(bench.announced == QStringList{"A1"});
    CHECK(bench.heardBy(box, request) == QStringList{"enrolled", "version"});
}

TEST_CASE("Another fleet's request, and one that only another key opens, are not valid")
{
    EnrolmentBench bench;
    const Box box("A1", bench.clock.now());
    EnrolmentRequest request = bench.requestOf(box, bench.codeOf("A1"));
    request.fleet = "another";
    CHECK(bench.mail(request, box) == "not-valid");
    const CentreBench other;
    const QByteArray content = require(writeEnrolmentMail(
        {box.agent.address, bench.address, "1@x.example", {}, bench.clock.now()},
        bench.requestOf(box, bench.codeOf("A1")), box.signing, other.keys.trust.keySet.encryption.front()));
    (void)bench.hub.accept({box.agent.address, {bench.address}, content});
    bench.pass(2min);
    CHECK(bench.listed("A1").enrolment == EnrolmentState::Invited);
}

TEST_CASE("A code lives for a day to a year")
{
    EnrolmentBench bench;
    for (const auto lifetime : {Duration(23h), Duration(366 * 24h), Duration(0)}) {
        CHECK(bench.centre().addAgents({agent("A3")}, lifetime).error().is(CentreError::CodeLifetime));
        CHECK(bench.centre().inviteAgents({agentId("A1")}, lifetime).error().is(CentreError::CodeLifetime));
    }
    CHECK(require(bench.centre().addAgents({agent("A3")}, 24h)) == 1);
    CHECK(bench.listed("A3").codeExpires == bench.clock.now() + 24h);
}
