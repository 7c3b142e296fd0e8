// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/protocol/EnrolmentMail.h>
#include <tests/core/crypto/OpenSslCommand.h>

#include <QRegularExpression>

using namespace rds;
using namespace rds::test;

namespace {

const QString code = "0123456789abcdef0123456789abcdef";
const QString agentFrom = "agent1@site.example";

/// A new box with its keys, and a centre with two encryption keys.
struct NewBox {
    Identity signing = makeSigner("AGENT0000001");
    Identity encryption = makeRecipient("AGENT0000001");
    Identity centre = makeRecipient("centre");
    Identity centreBefore = makeRecipient("centre before");
    Identity stranger = makeSigner("stranger");
    EnrolmentRequest request{"fleet-1", agentNumber(1), "e0e0", code, signing.certificate(), encryption.certificate(),
                             sentAt};

    [[nodiscard]] QByteArray mail() const
    {
        return require(writeEnrolmentMail(replyMailHeader(), request, signing, centre.certificate()));
    }
    [[nodiscard]] QByteArray enveloped() const { return require(readEnrolmentMail(mail())); }
    [[nodiscard]] QByteArray json() const
    {
        return require(cms::verify(require(cms::decrypt(enveloped(), centre)), signing.certificate()));
    }
    [[nodiscard]] Result<EnrolmentRequest> open(const QByteArray& bytes) const
    {
        return openEnrolment(bytes, {centre, centreBefore}, "fleet-1");
    }
    [[nodiscard]] Result<EnrolmentRequest> openContent(const QByteArray& content, const Identity& signer) const
    {
        return open(require(cms::encrypt(require(cms::sign(content, signer)), {centre.certificate()})));
    }
    [[nodiscard]] Result<EnrolmentRequest> openWith(const QString& key, const QJsonValue& value) const
    {
        return openContent(withField(json(), key, value), signing);
    }
};

QString base64(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.toDer().toBase64());
}

} // namespace

TEST_CASE("An enrolment request reaches the centre as the box wrote it")
{
    const NewBox box;
    const EnrolmentRequest read = require(box.open(box.enveloped()));
    CHECK(read.fleet == "fleet-1");
    CHECK((read.agent == agentNumber(1)));
    CHECK(read.requestId == "e0e0");
    CHECK(read.code == code);
    CHECK((read.created == sentAt));
    CHECK(read.signing.toDer() == box.signing.certificate().toDer());
    CHECK(read.encryption.toDer() == box.encryption.certificate().toDer());
}

TEST_CASE("The JSON of an enrolment request is canonical")
{
    const NewBox box;
    const QString expected = QString(R"({"agent":"AGENT0000001","code":"%1","created":"2025-10-09T08:53:20.123Z",)"
                                     R"("encryptionCertificate":"%2","fleet":"fleet-1","format":1,"requestId":"e0e0",)"
                                     R"("signingCertificate":"%3","type":"enrolment-request"})")
                                 .arg(code, base64(box.encryption.certificate()), base64(box.signing.certificate()));
    CHECK(box.json() == expected.toLatin1());
}

TEST_CASE("The mail of an enrolment says what it is, and shows nothing of it")
{
    const NewBox box;
    const QByteArray mail = box.mail();
    const ParsedMessage message = require(parseMessage(mail));
    CHECK(message.from == agentFrom);
    CHECK(message.subject == "RDS enrolment");
    CHECK(mail.contains("To: centre@maker.example\r\n"));
    REQUIRE(message.parts.size() == 1);
    const MailPart& part = message.parts.front();
    CHECK(part.contentType == "application/pkcs7-mime");
    CHECK(part.parameters == "smime-type=authEnveloped-data");
    CHECK(part.fileName == "enrolment.p7m");
    for (const char* secret : {"0123456789abcdef", "AGENT0000001", "fleet-1"}) {
        CHECK_FALSE(part.content.contains(secret));
        CHECK_FALSE(mail.contains(secret));
    }
}

TEST_CASE("A centre that has rotated its keys still opens what was sealed for the former one")
{
    const NewBox box;
    const QByteArray mail =
        require(writeEnrolmentMail(replyMailHeader(), box.request, box.signing, box.centreBefore.certificate()));
    CHECK(box.open(require(readEnrolmentMail(mail))));
}

TEST_CASE("An enrolment that is sealed for somebody else is not opened")
{
    const NewBox box;
    const Identity other = makeRecipient("other centre");
    checkRefused(openEnrolment(box.enveloped(), {other}, "fleet-1"), CryptoError::NotARecipient);
    checkRefused(openEnrolment(box.enveloped(), {}, "fleet-1"), CryptoError::NotARecipient);
}

TEST_CASE("An enrolment is signed by the key that it brings")
{
    const NewBox box;
    const auto read = box.open(require(readEnrolmentMail(
        require(writeEnrolmentMail(replyMailHeader(), box.request, box.stranger, box.centre.certificate())))));
    checkRefused(read, CryptoError::WrongSigner);
    checkRefused(box.openContent(box.json(), box.stranger), CryptoError::WrongSigner);
    checkRefused(box.open(require(cms::encrypt(box.json(), {box.centre.certificate()}))),
                 CryptoError::MalformedMessage);
}

TEST_CASE("An enrolment whose content was changed under the signature is refused")
{
    const NewBox box;
    QByteArray signedRequest = require(cms::sign(box.json(), box.signing));
    const qsizetype at = signedRequest.indexOf(code.toLatin1());
    REQUIRE(at > 0);
    signedRequest[at] = '1';
    checkRefused(box.open(require(cms::encrypt(signedRequest, {box.centre.certificate()}))), CryptoError::BadSignature);
}

TEST_CASE("An enrolment with any byte changed is refused")
{
    const NewBox box;
    for (const QByteArray& tampered : tamperings(box.enveloped(), 31)) {
        CHECK_FALSE(box.open(tampered));
    }
}

TEST_CASE("An enrolment of another fleet is refused")
{
    NewBox box;
    box.request.fleet = "fleet-2";
    checkRefused(box.open(box.enveloped()), ProtocolError::WrongFleet, "fleet-2");
}

TEST_CASE("An enrolment has all its fields and no other")
{
    const NewBox box;
    REQUIRE(box.openContent(box.json(), box.signing));
    for (const char* key : {"format", "type", "fleet", "agent", "requestId", "code", "signingCertificate",
                            "encryptionCertificate", "created"}) {
        checkRefused(box.openWith(key, QJsonValue::Undefined), ProtocolError::Malformed, key);
        checkRefused(box.openWith(key, 7.5), ProtocolError::Malformed, key);
    }
    checkRefused(box.openWith("note", "hello"), ProtocolError::Malformed, "note");
    checkRefused(box.openWith("type", "version-reply"), ProtocolError::Malformed, "type");
    checkRefused(box.openWith("format", 2), ProtocolError::Malformed, "format");
    checkRefused(box.openWith("agent", "../x"), ProtocolError::Malformed, "agent");
    checkRefused(box.openWith("code", QString(65, 'c')), ProtocolError::Malformed, "code");
    checkRefused(box.openWith("requestId", QString(65, 'r')), ProtocolError::Malformed, "requestId");
    checkRefused(box.openContent(box.json() + '\n', box.signing), ProtocolError::Malformed);
    checkRefused(box.openContent({}, box.signing), ProtocolError::Malformed);
}

TEST_CASE("The keys of an enrolment are two, each for its purpose")
{
    const NewBox box;
    const QString signing = base64(box.signing.certificate());
    const QString encryption = base64(box.encryption.certificate());
    checkRefused(box.openWith("signingCertificate", encryption), ProtocolError::Malformed, "signingCertificate");
    checkRefused(box.openWith("encryptionCertificate", signing), ProtocolError::Malformed, "encryptionCertificate");
    checkRefused(box.openWith("encryptionCertificate", encryption + "\n"), ProtocolError::Malformed,
                 "encryptionCertificate");
    checkRefused(box.openWith("encryptionCertificate", ""), ProtocolError::Malformed, "encryptionCertificate");
}

TEST_CASE("A mail that is no enrolment is left to others")
{
    const NewBox box;
    const QByteArray enveloped = box.enveloped();
    REQUIRE(readEnrolmentMail(smimeMail(enveloped, agentFrom)));
    const MailPart part = smimePart(enveloped);
    const MailPart text{"text/plain", {}, {}, "I am on holiday\n"};
    checkRefused(readEnrolmentMail(mailOf({text}, agentFrom)), ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail(mailOf({part, text}, agentFrom)), ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail(mailOf({{"application/octet-stream", {}, {}, enveloped}})),
                 ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail(smimeMail("not DER", agentFrom)), ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail({}), ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail(QByteArray(1000, '\0')), ProtocolError::NotAReply);
    checkRefused(readEnrolmentMail(require(writeReplyMail(replyMailHeader(), sampleReply(), box.signing))),
                 ProtocolError::NotAReply);
    checkRefused(readReplyMail(box.mail()), ProtocolError::NotAReply);
}

TEST_CASE("An enrolment that is far too large is not decrypted")
{
    const NewBox box;
    const QByteArray large = require(cms::encrypt(QByteArray(300'000, 'x'), {box.centre.certificate()}));
    checkRefused(box.open(large), ProtocolError::Malformed);
}

TEST_CASE("A box that has nothing but openssl enrols")
{
    const NewBox box;
    const OpenSslCommand command;
    const QStringList common{"basicConstraints=critical,CA:FALSE", "subjectKeyIdentifier=hash"};
    const QString p256 = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";
    command.makeCertificate("signing", p256, common + QStringList{"keyUsage=critical,digitalSignature"});
    command.makeCertificate("encryption", p256, common + QStringList{"keyUsage=critical,keyAgreement"});
    command.write("centre.crt", box.centre.certificate().toPem());
    const auto der = [&](const QString& name) { return command.output("x509 -in " + name + ".crt -outform DER"); };
    const QByteArray signing = der("signing");
    command.write("request.json",
                  QByteArray(R"({"agent":"AGENT0000001","code":"00","created":"2026-11-22T15:04:05.678Z",)")
                      + R"("encryptionCertificate":")" + der("encryption").toBase64()
                      + R"(","fleet":"fleet-1","format":1,"requestId":"e1","signingCertificate":")" + signing.toBase64()
                      + R"(","type":"enrolment-request"})");
    command.run("cms -sign -binary -nodetach -nocerts -keyid -nosmimecap -md sha256 -outform DER -signer signing.crt "
                "-inkey signing.key -in request.json -out signed.der");
    const QByteArray enveloped =
        command.output("cms -encrypt -binary -aes-256-gcm -keyid -outform DER -in signed.der -recip centre.crt "
                       "-keyopt ecdh_kdf_md:sha256");
    const EnrolmentRequest read = require(box.open(require(readEnrolmentMail(smimeMail(enveloped, agentFrom)))));
    CHECK(read.requestId == "e1");
    CHECK(read.signing.toDer() == signing);
}

TEST_CASE("openssl opens an enrolment")
{
    const NewBox box;
    const OpenSslCommand command;
    command.write("centre", box.centre);
    command.write("agent.crt", box.signing.certificate().toPem());
    command.write("mail.eml", box.mail());
    command.run("cms -decrypt -binary -inform SMIME -in mail.eml -inkey centre.key -recip centre.crt -out signed.der");
    CHECK(command.output("cms -verify -binary -inform DER -in signed.der -nointern -certfile agent.crt -noverify")
          == box.json());
}
