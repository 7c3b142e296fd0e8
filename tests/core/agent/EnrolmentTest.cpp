// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

constexpr Duration interval = EnrolmentClient::interval;
constexpr Duration minute = std::chrono::minutes(1);

/// The centre answers the newest request.
void answer(AgentBench& bench, const QString& code)
{
    const auto requests = bench.enrolmentRequests();
    REQUIRE_FALSE(requests.empty());
    bench.mail.deliver(enrolmentAnswerMail(requests.back().requestId, code, bench.clock.now()));
    bench.poll();
}

Error unreachable()
{
    return {std::make_error_code(std::errc::connection_refused), "smtp.example:587"};
}

} // namespace

TEST_CASE("A new agent mails its certificates and the code of its settings at its first start")
{
    AgentBench bench(AgentBench::Contact::New);
    CHECK(bench.mail.sent.empty());
    bench.start();
    const auto requests = bench.enrolmentRequests();
    REQUIRE(requests.size() == 1);
    const EnrolmentRequest& request = requests.front();
    CHECK(request.fleet == "fleet-1");
    CHECK(request.agent.toString() == "AGENT0000001");
    CHECK(request.code == bench.settings.enrolmentCode);
    const AgentCertificates pinned = bench.agent().certificates();
    CHECK(request.signing.toDer() == pinned.signing);
    CHECK(request.encryption.toDer() == pinned.encryption);
    CHECK(bench.mail.sent.front().recipients.front().toString() == "centre@centre.example");
    CHECK_FALSE(bench.agent().state().isEnrolled);
    for (const QString& secret : {bench.settings.enrolmentCode, QString("AGENT0000001")}) {
        CHECK_FALSE(bench.mail.sent.front().content.contains(secret.toUtf8()));
    }
}

TEST_CASE("The request is made again every six hours, and a restart asks no earlier")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    bench.pass(interval - minute);
    CHECK(bench.enrolmentRequests().size() == 1);
    for (int i = 0; i < 3; ++i) {
        bench.restart();
        bench.start();
    }
    CHECK(bench.enrolmentRequests().size() == 1);
    bench.pass(2 * minute);
    CHECK(bench.enrolmentRequests().size() == 2);
    bench.pass(4 * interval);
    const auto requests = bench.enrolmentRequests();
    CHECK(requests.size() == 6);
    CHECK(requests[0].requestId != requests[1].requestId);
    bench.agent().stop();
    bench.pass(4 * interval);
    CHECK(bench.enrolmentRequests().size() == 6);
}

TEST_CASE("The answer that the agent is enrolled ends the requests, over a restart too")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    SECTION("to the newest request")
    {
        answer(bench, enrolmentCode::enrolled);
    }
    SECTION("to an older one, in slow mail")
    {
        const QString first = bench.enrolmentRequests().front().requestId;
        bench.pass(2 * interval + minute);
        REQUIRE(bench.enrolmentRequests().size() == 3);
        bench.mail.deliver(enrolmentAnswerMail(first, enrolmentCode::enrolled, bench.clock.now()));
        bench.poll();
    }
    const std::size_t asked = bench.enrolmentRequests().size();
    CHECK(bench.agent().state().isEnrolled);
    bench.pass(2 * interval);
    bench.restart();
    bench.start();
    bench.pass(2 * interval);
    CHECK(bench.agent().state().isEnrolled);
    CHECK(bench.enrolmentRequests().size() == asked);
}

TEST_CASE("An answer counts only where this box has asked, and the centre has signed it")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    const QString own = bench.enrolmentRequests().front().requestId;
    bench.mail.deliver(enrolmentAnswerMail("of another box", enrolmentCode::enrolled, bench.clock.now()));
    bench.mail.deliver(enrolmentAnswerMail("of another box", enrolmentCode::codeUsed, bench.clock.now()));
    QByteArray forged = enrolmentAnswerMail(own, enrolmentCode::enrolled, bench.clock.now());
    const qsizetype body = forged.indexOf("\r\n\r\n") + 200;
    forged[body] = forged[body] == 'A' ? 'B' : 'A';
    bench.mail.deliver(forged);
    bench.poll();
    CHECK_FALSE(bench.agent().state().isEnrolled);
    CHECK(bench.agent().state().enrolmentRefusal.isEmpty());
    bench.pass(interval + minute);
    CHECK(bench.enrolmentRequests().size() == 2);
}

TEST_CASE("A refused agent asks no more, goes on with what it is told, and begins again with a new settings file")
{
    AgentBench bench(AgentBench::Contact::New);
    const QString code = GENERATE(enrolmentCode::codeExpired, enrolmentCode::wrongCode);
    QStringList refusals;
    QObject::connect(&bench.agent(), &MonitoringAgent::enrolmentRefused,
                     [&](const QString& refusal) { refusals.append(refusal); });
    bench.start();
    answer(bench, code);
    CHECK(refusals == QStringList{code});
    bench.pass(2 * interval);
    bench.restart();
    bench.start();
    bench.pass(2 * interval);
    CHECK(bench.enrolmentRequests().size() == 1);
    CHECK(bench.agent().state().enrolmentRefusal == code);
    CHECK(bench.ask().report.softwareVersion.toString() == "1.0.00-1");
    CHECK_FALSE(bench.agent().state().isEnrolled);

    const AgentCertificates before = bench.agent().certificates();
    bench.settings.enrolmentCode = QString(32, 'd');
    bench.restart();
    bench.start();
    const auto requests = bench.enrolmentRequests();
    REQUIRE(requests.size() == 2);
    CHECK(requests.back().code == QString(32, 'd'));
    CHECK(bench.agent().certificates() == before);
    answer(bench, enrolmentCode::enrolled);
    CHECK(bench.agent().state().isEnrolled);
    CHECK(bench.agent().state().enrolmentRefusal.isEmpty());
}

TEST_CASE("Of two boxes with one settings file the second leaves the mailbox to the first")
{
    AgentBench first(AgentBench::Contact::New);
    AgentBench second(AgentBench::Contact::New);
    second.random = SeededRandom(2);
    first.start();
    second.start();
    REQUIRE(first.enrolmentRequests().front().code == second.enrolmentRequests().front().code);
    REQUIRE_FALSE(first.agent().certificates() == second.agent().certificates());

    // They share the mailbox: each answer may come to either of them.
    const QByteArray good =
        enrolmentAnswerMail(first.enrolmentRequests().front().requestId, enrolmentCode::enrolled, first.clock.now());
    const QByteArray bad =
        enrolmentAnswerMail(second.enrolmentRequests().front().requestId, enrolmentCode::codeUsed, first.clock.now());
    for (AgentBench* box : {&first, &second}) {
        box->mail.deliver(good);
        box->mail.deliver(bad);
        box->poll();
    }
    CHECK(first.agent().state().isEnrolled);
    CHECK_FALSE(second.agent().state().isEnrolled);
    CHECK(second.agent().state().enrolmentRefusal == enrolmentCode::codeUsed);

    const QByteArray request = versionRequestMail("for-the-first", first.clock.now());
    for (const bool restarted : {false, true}) {
        if (restarted) {
            second.restart();
            second.start();
        }
        second.mail.fetches = 0;
        second.mail.deliver(request);
        second.poll();
        second.pass(2 * interval);
        CHECK(second.mail.fetches == 0);
        CHECK(second.enrolmentRequests().size() == 1);
        CHECK(second.replies().empty());
    }
    CHECK(second.mail.waiting.size() == 2);
    CHECK(first.ask().report.softwareVersion.toString() == "1.0.00-1");

    second.settings.enrolmentCode = QString(32, 'd');
    second.restart();
    second.start();
    CHECK(second.enrolmentRequests().size() == 2);
    CHECK(second.mail.waiting.empty());
}

TEST_CASE("An update that was encrypted for this box proves the enrolment")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    SECTION("it is installed")
    {
        bench.mail.deliver(bench.mailOf(UpdateSpec()));
        bench.poll();
    }
    SECTION("it is refused")
    {
        UpdateSpec spec;
        spec.accepted = {require(SoftwareVersion::parse("9.9"))};
        bench.mail.deliver(bench.mailOf(spec));
        bench.poll();
    }
    CHECK(bench.agent().state().isEnrolled);
    bench.pass(2 * interval);
    CHECK(bench.enrolmentRequests().size() == 1);
}

TEST_CASE("A version request does not end an enrolment, since it may be meant for another box")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    (void)bench.ask();
    CHECK_FALSE(bench.agent().state().isEnrolled);
    const QString request = bench.enrolmentRequests().front().requestId;
    bench.mail.deliver(enrolmentAnswerMail(request, enrolmentCode::codeUsed, bench.clock.now()));
    bench.poll();
    CHECK(bench.agent().state().enrolmentRefusal == enrolmentCode::codeUsed);
}

TEST_CASE("An answer that is overtaken by a better one counts no more")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    const QString request = bench.enrolmentRequests().front().requestId;
    bench.mail.deliver(enrolmentAnswerMail(request, enrolmentCode::enrolled, bench.clock.now()));
    bench.mail.deliver(enrolmentAnswerMail(request, enrolmentCode::codeUsed, bench.clock.now()));
    bench.poll();
    CHECK(bench.agent().state().isEnrolled);
    CHECK(bench.agent().state().enrolmentRefusal.isEmpty());
}

TEST_CASE("A crash between the making of the keys and the first mail changes no key")
{
    AgentBench bench(AgentBench::Contact::New);
    const AgentCertificates made = bench.agent().certificates();
    bench.end();
    SECTION("before anything was written of the enrolment")
    {
        REQUIRE(QFile::remove(bench.folder() + "/state.json"));
    }
    SECTION("after it")
    {
    }
    bench.restart();
    bench.start();
    REQUIRE(bench.enrolmentRequests().size() == 1);
    CHECK(bench.enrolmentRequests().front().signing.toDer() == made.signing);
}

TEST_CASE("A crash before a request was noted only repeats it")
{
    AgentBench bench(AgentBench::Contact::New);
    const QByteArray before = readAll(bench.folder() + "/state.json");
    bench.mail.sendError = unreachable();
    bench.start();
    bench.end();
    writeAll(bench.folder() + "/state.json", before);
    bench.mail.sendError.reset();
    bench.restart();
    bench.start();
    REQUIRE(bench.enrolmentRequests().size() == 2);
    for (const EnrolmentRequest& request : bench.enrolmentRequests()) {
        bench.mail.deliver(enrolmentAnswerMail(request.requestId, enrolmentCode::enrolled, bench.clock.now()));
    }
    bench.poll();
    CHECK(bench.agent().state().isEnrolled);
}

TEST_CASE("Requests that cannot be sent do not pile up")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.mail.sendError = unreachable();
    bench.start();
    bench.pass(10 * interval);
    CHECK(bench.agent().unsentReplies() == 1);
    bench.mail.sendError.reset();
    bench.pass(2 * interval);
    CHECK(bench.agent().unsentReplies() == 0);
    CHECK(bench.enrolmentRequests().size() >= 1);
    CHECK(bench.enrolmentRequests().size() <= 3);
}

TEST_CASE("A clock that was far ahead does not silence a new box")
{
    AgentBench bench(AgentBench::Contact::New);
    bench.start();
    bench.end();
    const QString state = bench.folder() + "/state.json";
    const QByteArray asked = '"' + toIso(bench.clock.now()).toUtf8() + '"';
    const QByteArray before = readAll(state);
    REQUIRE(before.contains("\"lastAsked\":" + asked));
    writeAll(state, QByteArray(before).replace("\"lastAsked\":" + asked, "\"lastAsked\":\"2090-01-01T00:00:00.000Z\""));
    bench.restart();
    bench.start();
    CHECK(bench.enrolmentRequests().size() == 2);
    bench.pass(interval + minute);
    CHECK(bench.enrolmentRequests().size() == 3);
}

TEST_CASE("Keys that were removed are replaced, and the box is a new one for the centre")
{
    AgentBench bench;
    REQUIRE(bench.agent().state().isEnrolled);
    bench.end();
    REQUIRE(QDir(bench.folder() + "/keys").removeRecursively());
    bench.restart();
    CHECK_FALSE(bench.agent().state().isEnrolled);
    bench.start();
    CHECK(bench.enrolmentRequests().size() == 1);
}

TEST_CASE("An agent whose certificates the centre has by another way does not ask")
{
    AgentBench bench;
    bench.start();
    bench.pass(2 * interval);
    bench.restart();
    bench.start();
    bench.pass(2 * interval);
    CHECK(bench.mail.sent.empty());
}
