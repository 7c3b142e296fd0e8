// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

#include <core/crypto/Cms.h>

using namespace rds;
using namespace rds::test;

namespace {

/// Somebody would like to be A3, whose settings file is still on its way.
struct EnrolmentAttack : CentreUnderAttack {
    EnrolmentRequest forged = enrolment();
    Identity ownSigning = makeSigner("thief");
    Identity ownEncryption = makeRecipient("thief");

    EnrolmentAttack()
    {
        forged.signing = ownSigning.certificate();
        forged.encryption = ownEncryption.certificate();
    }

    [[nodiscard]] QByteArray forgedMail() const { return enrolmentMail(forged, ownSigning); }
    /// The request fails, nobody's keys are pinned, and the real box still enrols.
    void refused(const QByteArray& mail, const QString& outcome, EnrolmentProblem problem = EnrolmentProblem::None)
    {
        const QStringList before = picture();
        CHECK(outcomeOf(mail) == outcome);
        CHECK(picture() == before);
        CHECK(listed(a3).enrolmentProblem == problem);
        CHECK(outcomeOf(enrolmentMail(enrolment(), a3.signing)) == "enrolled");
        CHECK(listed(a3).enrolment == EnrolmentState::Enrolled);
    }
};

} // namespace

TEST_CASE("A box with the right code enrols, and is asked for its version")
{
    EnrolmentAttack centre;
    CHECK(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "enrolled");
    CHECK(centre.listed(centre.a3).enrolment == EnrolmentState::Enrolled);
    CHECK(centre.mailsFor(centre.a3.address) == 2);
}

TEST_CASE("An enrolment with a wrong code is refused")
{
    EnrolmentAttack centre;
    centre.forged.code = QString(32, '0');
    centre.refused(centre.forgedMail(), "wrong-code", EnrolmentProblem::WrongCode);
}

TEST_CASE("An enrolment with an empty code is refused")
{
    EnrolmentAttack centre;
    centre.forged.code.clear();
    centre.refused(centre.forgedMail(), "wrong-code", EnrolmentProblem::WrongCode);
}

TEST_CASE("A thousand guesses do not lock the right code out, and are not all answered")
{
    EnrolmentAttack centre;
    const QString code = centre.code();
    for (int i = 0; i < 1000; ++i) {
        centre.forged.code = QString("%1").arg(i, 32, 10, QChar('0'));
        centre.forged.requestId = QString("%1").arg(i, 32, 16, QChar('0'));
        if (i % 50 == 0) {
            (void)centre.outcomeOf(centre.forgedMail());
        }
    }
    CHECK(centre.mailsFor(centre.a3.address) <= 20);
    centre.refused(centre.forgedMail(), "wrong-code", EnrolmentProblem::WrongCode);
}

TEST_CASE("An enrolment with an expired code is refused")
{
    EnrolmentAttack centre;
    centre.pass(std::chrono::hours(24 * 31));
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "code-expired");
    CHECK(centre.picture() == before);
    CHECK(centre.listed(centre.a3).enrolmentProblem == EnrolmentProblem::CodeExpired);
    CHECK(centre.listed(centre.a3).enrolment == EnrolmentState::Invited);
    require(centre.centre().inviteAgents({centre.a3.id}));
    CHECK(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "enrolled");
}

TEST_CASE("A code that was used enrols nobody else")
{
    EnrolmentAttack centre;
    REQUIRE(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "enrolled");
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(centre.forgedMail()) == "code-used");
    CHECK(centre.picture() == before);
    CHECK(centre.listed(centre.a3).enrolmentProblem == EnrolmentProblem::CodeUsed);
}

TEST_CASE("A settings file is removed once its code was used")
{
    EnrolmentAttack centre;
    REQUIRE(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "enrolled");
    CHECK_FALSE(centre.hasSettingsFile(centre.a3));
}

TEST_CASE("The code of one agent enrols no other")
{
    EnrolmentAttack centre;
    centre.forged.agent = centre.a1.id;
    const QStringList before = centre.picture();
    const QString outcome = centre.outcomeOf(centre.forgedMail());
    CHECK(outcome != "enrolled");
    CHECK(centre.picture() == before);
}

TEST_CASE("An enrolment of an agent that is not in the list is refused in silence")
{
    EnrolmentAttack centre;
    centre.forged.agent = require(AgentId::parse("A9"));
    centre.refused(centre.forgedMail(), "unknown-agent");
}

TEST_CASE("An enrolment of a revoked agent with its old code is refused")
{
    EnrolmentAttack centre;
    require(centre.centre().revokeAgents({centre.a3.id}));
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(centre.forgedMail()) == "unknown-agent");
    CHECK(centre.picture() == before);
}

TEST_CASE("An enrolment with the code of an older settings file is refused")
{
    EnrolmentAttack centre;
    require(centre.centre().inviteAgents({centre.a3.id}));
    centre.refused(centre.forgedMail(), "wrong-code", EnrolmentProblem::WrongCode);
}

TEST_CASE("An enrolment of another fleet is refused")
{
    EnrolmentAttack centre;
    centre.forged.fleet = "fleet-2";
    centre.refused(centre.forgedMail(), "not-valid");
}

TEST_CASE("An enrolment signed by another key than it brings is refused")
{
    EnrolmentAttack centre;
    centre.refused(centre.enrolmentMail(centre.forged, centre.stranger), "not-valid");
}

TEST_CASE("An enrolment that brings the signing key of another agent is refused")
{
    EnrolmentAttack centre;
    centre.forged.signing = centre.a1.signing.certificate();
    centre.refused(centre.forgedMail(), "not-valid");
}

TEST_CASE("An enrolled agent cannot enrol as another one with the same keys")
{
    EnrolmentAttack centre;
    centre.forged.signing = centre.a2.signing.certificate();
    centre.forged.encryption = centre.a2.encryption.certificate();
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(centre.enrolmentMail(centre.forged, centre.a2.signing)) != "enrolled");
    CHECK(centre.picture() == before);
}

TEST_CASE("An enrolment that is encrypted for somebody else is refused")
{
    EnrolmentAttack centre;
    const QByteArray request =
        require(cms::decrypt(CentreUnderAttack::cmsOf(centre.forgedMail()), centre.keys().encryption.front()));
    const QByteArray envelope = require(cms::encrypt(request, {makeRecipient("nobody").certificate()}));
    centre.refused(mailOf({smimePart(envelope)}, centre.a3.address.toString()), "not-valid");
}

TEST_CASE("An enrolment that is not encrypted is refused")
{
    EnrolmentAttack centre;
    const QByteArray request =
        require(cms::decrypt(CentreUnderAttack::cmsOf(centre.forgedMail()), centre.keys().encryption.front()));
    centre.refused(mailOf({smimePart(request)}, centre.a3.address.toString()), "unknown-signer");
}

TEST_CASE("An enrolment that is not signed is refused")
{
    EnrolmentAttack centre;
    const QByteArray request =
        require(cms::decrypt(CentreUnderAttack::cmsOf(centre.forgedMail()), centre.keys().encryption.front()));
    const QByteArray json = require(cms::verify(request, centre.ownSigning.certificate()));
    const QByteArray envelope = require(cms::encrypt(json, {centre.keys().encryption.front().certificate()}));
    centre.refused(mailOf({smimePart(envelope)}, centre.a3.address.toString()), "not-valid");
}

TEST_CASE("An enrolment by AES-CBC is refused")
{
    EnrolmentAttack centre;
    const QByteArray request =
        require(cms::decrypt(CentreUnderAttack::cmsOf(centre.forgedMail()), centre.keys().encryption.front()));
    const QByteArray envelope = opensslEncrypt(request, centre.keys().encryption.front().certificate(),
                                               "-aes-256-cbc -recip agent.crt -keyopt ecdh_kdf_md:sha256");
    centre.refused(mailOf({smimePart(envelope)}, centre.a3.address.toString()), "not-a-reply");
}

TEST_CASE("An enrolment whose encryption key is the one for signing is refused")
{
    EnrolmentAttack centre;
    centre.forged.encryption = makeTwin(centre.ownSigning);
    centre.refused(centre.forgedMail(), "not-valid");
}

TEST_CASE("The answer to an enrolment goes to the address in the list alone")
{
    EnrolmentAttack centre;
    const int before = centre.mailsFor(centre.a1.address);
    // The mails of this bench come from A1's address.
    REQUIRE(centre.outcomeOf(centre.enrolmentMail(centre.enrolment(), centre.a3.signing)) == "enrolled");
    CHECK(centre.mailsFor(centre.a1.address) == before);
    CHECK(centre.mailsFor(centre.a3.address) > 0);
}
