// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Random.h>
#include <core/net/NetError.h>
#include <core/net/SaslExchange.h>
#include <core/net/ScramSha256.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

constexpr char clientNonce[] = "rOprNGfwEbeRWgbNEkqO";
constexpr char serverFirst[] = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

ScramSha256 rfcExample()
{
    return ScramSha256({"user", "pencil"}, clientNonce);
}

} // namespace

TEST_CASE("SCRAM-SHA-256 speaks the example of RFC 7677")
{
    ScramSha256 scram = rfcExample();
    CHECK(scram.initialResponse() == QByteArray("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"));
    CHECK(require(scram.respond(serverFirst))
          == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
             "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    CHECK_FALSE(scram.checkSuccess().has_value());
    CHECK(require(scram.respond("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")) == "");
    CHECK(scram.checkSuccess().has_value());
}

TEST_CASE("A wrong server signature is refused, and so is success without one")
{
    for (const char* final : {"v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "v=", "v=!!!", "", "x=1"}) {
        ScramSha256 scram = rfcExample();
        require(scram.respond(serverFirst));
        const auto answer = scram.respond(final);
        REQUIRE_FALSE(answer.has_value());
        CHECK(answer.error().is(NetError::ServerNotProven));
        CHECK(scram.checkSuccess().error().is(NetError::ServerNotProven));
    }
}

TEST_CASE("An error in the server's final message is a refused log-in")
{
    ScramSha256 scram = rfcExample();
    require(scram.respond(serverFirst));
    CHECK(scram.respond("e=invalid-proof").error().is(NetError::AuthenticationFailed));
}

TEST_CASE("A server-first message that is broken or meant to harm is refused")
{
    const char* const messages[] = {
        "",
        "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,s=***,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=x",
    };
    for (const char* message : messages) {
        INFO(message);
        ScramSha256 scram = rfcExample();
        CHECK(scram.respond(message).error().is(NetError::ProtocolViolation));
    }
}

TEST_CASE("A user name with comma and equals sign is escaped")
{
    ScramSha256 scram({"a=b,c", "x"}, "nonce");
    CHECK(scram.initialResponse() == QByteArray("n,,n=a=3Db=2Cc,r=nonce"));
}

TEST_CASE("The strongest mechanism that the server offers is taken")
{
    SeededRandom random(1);
    const auto choice = [&random](const QByteArrayList& offered) {
        const auto mechanism = chooseSaslMechanism(offered, {"u", "p"}, random);
        return mechanism ? mechanism->name() : QByteArray("none");
    };
    CHECK(choice({"LOGIN", "PLAIN", "scram-sha-256", "GSSAPI"}) == "SCRAM-SHA-256");
    CHECK(choice({"LOGIN", "PLAIN", "SCRAM-SHA-1"}) == "PLAIN");
    CHECK(choice({"login"}) == "LOGIN");
    CHECK(choice({"GSSAPI", "CRAM-MD5"}) == "none");
    CHECK(choice({}) == "none");
}

TEST_CASE("An initial response that would make the line too long waits for the server's question")
{
    SeededRandom random(1);
    const Credentials longOnes{QString(100, 'u'), QString(100, 'p')};
    SaslExchange exchange(chooseSaslMechanism({"PLAIN"}, longOnes, random));
    CHECK(exchange.command(255) == "AUTH PLAIN");
    const QByteArray message = '\0' + QByteArray(100, 'u') + '\0' + QByteArray(100, 'p');
    CHECK(require(exchange.answer("")) == message.toBase64());
    CHECK_FALSE(exchange.answer("").has_value());
}

TEST_CASE("Neither PLAIN nor LOGIN answers more questions than it has")
{
    SeededRandom random(1);
    SaslExchange login(chooseSaslMechanism({"LOGIN"}, {"u", "p"}, random));
    CHECK(login.command(512) == "AUTH LOGIN");
    CHECK(require(login.answer("VXNlcm5hbWU6")) == "dQ==");
    CHECK(require(login.answer("UGFzc3dvcmQ6")) == "cA==");
    CHECK(login.answer("QWdhaW4=").error().is(NetError::ProtocolViolation));
    SaslExchange plain(chooseSaslMechanism({"PLAIN"}, {"u", "p"}, random));
    CHECK(plain.command(512) == "AUTH PLAIN AHUAcA==");
    CHECK(plain.answer("").error().is(NetError::ProtocolViolation));
    CHECK(plain.answer("%%%").error().is(NetError::ProtocolViolation));
}
