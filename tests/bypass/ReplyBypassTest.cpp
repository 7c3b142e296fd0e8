// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

#include <core/crypto/Cms.h>
#include <core/fleet/BounceMail.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString notAReply = "not-a-reply";
const QString notValid = "not-valid";
const QString unknownSigner = "unknown-signer";
const QString wrongRequest = "wrong-request";
const QString superseded = "superseded";

/// A reply that says the target version, as an attacker would like it to be believed.
struct ReplyAttack : CentreUnderAttack {
    VersionReply lie = reply("1.0.02-0");
    QByteArray good = replyMail(lie, a1.signing);

    void changesNothing(const QByteArray& mail, const QString& outcome) { checkChangesNothing(*this, mail, outcome); }
    [[nodiscard]] QByteArray mailOfCms(const QByteArray& message) const
    {
        return mailOf({smimePart(message)}, a1.address.toString());
    }
    [[nodiscard]] QByteArray entity() const { return require(cms::verify(cmsOf(good), a1.signing.certificate())); }
};

} // namespace

TEST_CASE("What is not attacked is believed, however it was forged")
{
    ReplyAttack centre;
    SECTION("by our own functions")
    {
        CHECK(centre.outcomeOf(centre.good) == "reply");
    }
    SECTION("signed by openssl")
    {
        CHECK(centre.outcomeOf(centre.mailOfCms(opensslSign(centre.entity(), centre.a1.signing, ""))) == "reply");
    }
    SECTION("put together by hand")
    {
        const QByteArray report = centre.lie.report.toText();
        CHECK(centre.outcomeOf(centre.replyMailOf(centre.replyParts(report), centre.a1.signing)) == "reply");
    }
    CHECK(centre.listed(centre.a1).version.toString() == "1.0.02-0");
}

TEST_CASE("A reply signed by another agent is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a2.signing), notValid);
}

TEST_CASE("A reply in another agent's name is not believed")
{
    ReplyAttack centre;
    centre.lie.agent = centre.a2.id;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a1.signing), notValid);
}

TEST_CASE("A reply signed by a stranger is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.replyMail(centre.lie, centre.stranger), unknownSigner);
}

TEST_CASE("A reply signed by a stranger with the agent's key identifier is not believed")
{
    ReplyAttack centre;
    const Identity impostor = makeImpostor("A1", centre.a1.signing.certificate().keyId());
    centre.changesNothing(centre.replyMail(centre.lie, impostor), notValid);
}

TEST_CASE("A reply signed by the centre is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.replyMail(centre.lie, centre.keys().signing), unknownSigner);
}

TEST_CASE("A reply with a stale nonce is not believed")
{
    ReplyAttack centre;
    const VersionRequestCommand newer = centre.ask(centre.a1);
    centre.lie.requestId = newer.requestId;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a1.signing), wrongRequest);
}

TEST_CASE("A reply to a request that nobody made is not believed")
{
    ReplyAttack centre;
    centre.lie.requestId = QString(32, '0');
    centre.changesNothing(centre.replyMail(centre.lie, centre.a1.signing), wrongRequest);
}

TEST_CASE("A reply with the nonce of another request is not believed")
{
    ReplyAttack centre;
    centre.lie.nonce = centre.ask(centre.a2).nonce;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a1.signing), wrongRequest);
}

TEST_CASE("A reply of another fleet is not believed")
{
    ReplyAttack centre;
    centre.lie.fleet = "fleet-2";
    centre.changesNothing(centre.replyMail(centre.lie, centre.a1.signing), notValid);
}

TEST_CASE("An older reply that arrives after a newer one changes nothing")
{
    ReplyAttack centre;
    centre.request = centre.ask(centre.a1);
    REQUIRE(centre.outcomeOf(centre.replyMail(centre.reply("1.0.03-0"), centre.a1.signing)) == "reply");
    centre.changesNothing(centre.good, superseded);
}

TEST_CASE("A reply that is replayed changes nothing")
{
    ReplyAttack centre;
    REQUIRE(centre.outcomeOf(centre.good) == "reply");
    centre.changesNothing(centre.good, superseded);
}

TEST_CASE("A reply of a revoked agent is not believed")
{
    ReplyAttack centre;
    require(centre.centre().revokeAgents({centre.a2.id}));
    centre.lie.agent = centre.a2.id;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a2.signing), unknownSigner);
}

TEST_CASE("A reply of a removed agent is not believed")
{
    ReplyAttack centre;
    require(centre.centre().removeAgents({centre.a2.id}));
    centre.lie.agent = centre.a2.id;
    centre.changesNothing(centre.replyMail(centre.lie, centre.a2.signing), unknownSigner);
}

TEST_CASE("An unsigned reply with a perfect From is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(mailOf(centre.replyParts(centre.lie.report.toText()), centre.a1.address.toString()),
                          notAReply);
}

TEST_CASE("An unsigned reply in a signature's clothes is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(centre.entity()), notAReply);
}

TEST_CASE("A signed reply beside an unsigned part is not believed")
{
    ReplyAttack centre;
    const QByteArray signature = ReplyAttack::cmsOf(centre.good);
    centre.changesNothing(
        mailOf({smimePart(signature), {"text/plain", {}, "version-report.txt", centre.lie.report.toText()}},
               centre.a1.address.toString()),
        notAReply);
}

TEST_CASE("A clear reply with its signature beside it is not believed")
{
    ReplyAttack centre;
    std::vector<MailPart> parts = centre.replyParts(centre.lie.report.toText());
    parts.push_back({"application/pkcs7-signature",
                     {},
                     "smime.p7s",
                     opensslSignWithout(centre.entity(), centre.a1.signing, "-nodetach")});
    centre.changesNothing(mailOf(parts, centre.a1.address.toString()), notAReply);
}

TEST_CASE("A reply that two agents have signed is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(opensslSignTwice(centre.entity(), centre.a1.signing, centre.a2.signing)),
                          notAReply);
}

TEST_CASE("A reply by SHA-1 is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(opensslSign(centre.entity(), centre.a1.signing, "-md sha1")), notAReply);
}

TEST_CASE("A reply signed without its content is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(opensslSignWithout(centre.entity(), centre.a1.signing, "-nodetach")),
                          notAReply);
}

TEST_CASE("A reply in BER is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(withIndefiniteLength(ReplyAttack::cmsOf(centre.good))), notAReply);
}

TEST_CASE("A reply with a byte after it is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(centre.mailOfCms(ReplyAttack::cmsOf(centre.good) + '\0'), notAReply);
}

TEST_CASE("A reply with other content below its signature is not believed")
{
    ReplyAttack centre;
    const QByteArray other = require(buildEntity(centre.replyParts("Software Version\t1.0.09-9\n")));
    centre.changesNothing(centre.mailOfCms(changed(ReplyAttack::cmsOf(centre.good),
                                                   [&](DerNode& message) {
                                                       message.at({1, 0, 2, 1, 0}).content = other;
                                                   })),
                          notValid);
}

TEST_CASE("A reply with two reports is not believed")
{
    ReplyAttack centre;
    std::vector<MailPart> parts = centre.replyParts(centre.lie.report.toText());
    parts.push_back(parts.back());
    centre.changesNothing(centre.replyMailOf(parts, centre.a1.signing), notValid);
}

TEST_CASE("A reply whose parts are the wrong way round is not believed")
{
    ReplyAttack centre;
    std::vector<MailPart> parts = centre.replyParts(centre.lie.report.toText());
    std::swap(parts[0], parts[1]);
    centre.changesNothing(centre.replyMailOf(parts, centre.a1.signing), notValid);
}

TEST_CASE("A reply with a field that nobody knows is not believed")
{
    ReplyAttack centre;
    std::vector<MailPart> parts = centre.replyParts(centre.lie.report.toText());
    parts[0].content.replace("{", "{\"Admin\":true,");
    centre.changesNothing(centre.replyMailOf(parts, centre.a1.signing), notValid);
}

TEST_CASE("A command of the centre that is sent back to it is not believed")
{
    ReplyAttack centre;
    const QByteArray json = "{\"type\":\"version-request\"}";
    centre.changesNothing(centre.mailOfCms(require(cms::sign(json, centre.keys().signing))), unknownSigner);
}

TEST_CASE("A forged bounce that says success changes nothing")
{
    ReplyAttack centre;
    (void)centre.startBatch();
    QByteArray bounce = bounceMail(centre.address, centre.a1.address, "250 2.0.0 installed, version 1.0.02-0",
                                   centre.good, centre.clock.now());
    bounce.replace("Action: failed", "Action: delivered");
    checkChangesNothing(centre, bounce, notAReply);
    CHECK(centre.target().state != TargetState::Updated);
}

TEST_CASE("A forged bounce that says failure changes nothing")
{
    ReplyAttack centre;
    (void)centre.startBatch();
    checkChangesNothing(
        centre,
        bounceMail(centre.address, centre.a1.address, "550 5.1.1 No such user", centre.good, centre.clock.now()),
        notAReply);
    CHECK_FALSE(isEnd(centre.target().state));
}

TEST_CASE("A mail of twenty-six mebibytes is left where it is, and the next one is read")
{
    ReplyAttack centre;
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(centre.good.chopped(2) + QByteArray(26 * 1024 * 1024, 'A')) == "left on the server");
    CHECK(centre.picture() == before);
    (void)centre.outcomeOf(centre.good);
    CHECK(centre.listed(centre.a1).version.toString() == "1.0.02-0");
}

TEST_CASE("A mail with a thousand and one header lines is not believed")
{
    ReplyAttack centre;
    centre.changesNothing(QByteArray("X-Line: x\r\n").repeated(1001) + centre.good, notAReply);
}

TEST_CASE("A mail with a header of half a mebibyte is not believed")
{
    ReplyAttack centre;
    centre.changesNothing("X-Line: " + QByteArray(512 * 1024, 'x') + "\r\n" + centre.good, notAReply);
}

TEST_CASE("A mail that is nested two thousand deep is not believed")
{
    ReplyAttack centre;
    QByteArray mail = "From: a1@site.example\r\n";
    for (int i = 0; i < 2000; ++i) {
        const QByteArray boundary = 'b' + QByteArray::number(i);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    centre.changesNothing(mail + centre.good, notAReply);
}

TEST_CASE("A mail with ten thousand parts is not believed")
{
    ReplyAttack centre;
    centre.changesNothing("From: a1@site.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                              + QByteArray("--b\r\n\r\nx\r\n").repeated(10'000) + "--b--\r\n",
                          notAReply);
}

TEST_CASE("Bytes that are no mail are not believed")
{
    ReplyAttack centre;
    centre.changesNothing(QByteArray(5000, '\xff') + QByteArray(10, '\0'), notAReply);
}
