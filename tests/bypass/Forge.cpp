// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Forge.h"

#include <tests/support/QtStringMaker.h>

namespace rds::test {

namespace {

const QString signProfile = "-binary -nodetach -nocerts -keyid -nosmimecap -md sha256";

QByteArray sign(const QByteArray& content, const Identity& signer, const QString& options)
{
    const OpenSslCommand command;
    command.write("signer", signer);
    command.write("content", content);
    return command.output("cms -sign -outform DER -in content -signer signer.crt -inkey signer.key " + options);
}

/// What follows the identifier and the length of an element.
QByteArray bodyOf(const QByteArray& der)
{
    const auto first = static_cast<quint8>(der.at(1));
    return der.mid(first < 0x80 ? 2 : 2 + (first & 0x7f));
}

} // namespace

Identity makeSigner(const QString& name, Timestamp notBefore, Timestamp notAfter)
{
    return require(Identity::generate(KeyPurpose::Signing, name, notBefore, notAfter));
}

Identity makeRecipient(const QString& name)
{
    return require(Identity::generate(KeyPurpose::Encryption, name, longAgo, farAhead));
}

Identity makeIssuedSigner(const QString& name, const Identity& issuer)
{
    const OpenSslCommand command;
    command.write("issuer", issuer);
    command.write("extensions", "subjectKeyIdentifier=hash\nkeyUsage=critical,digitalSignature\n");
    command.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out leaf.key");
    command.run("req -new -key leaf.key -subj /CN=" + name + " -out leaf.csr");
    command.run("x509 -req -in leaf.csr -CA issuer.crt -CAkey issuer.key -set_serial 7 -days 3650"
                " -extfile extensions -out leaf.crt");
    return require(Identity::fromPem(command.read("leaf.key"), command.read("leaf.crt"), KeyPurpose::Signing));
}

Identity makeImpostor(const QString& name, const QByteArray& keyId)
{
    const OpenSslCommand command;
    command.makeCertificate("key", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256", {});
    command.run("req -x509 -new -days 3650 -subj /CN=" + name
                + " -key key.key -out key.crt -addext subjectKeyIdentifier=" + keyId.toHex(':')
                + " -addext keyUsage=critical,digitalSignature");
    return require(Identity::fromPem(command.read("key.key"), command.read("key.crt"), KeyPurpose::Signing));
}

Certificate makeTwin(const Identity& signer)
{
    const OpenSslCommand command;
    command.write("signer", signer);
    command.run("req -x509 -new -days 3650 -subj /CN=twin -key signer.key -out twin.crt"
                " -addext subjectKeyIdentifier=hash -addext keyUsage=critical,keyAgreement");
    return require(Certificate::fromPem(command.read("twin.crt"), KeyPurpose::Encryption));
}

QByteArray opensslSign(const QByteArray& content, const Identity& signer, const QString& options)
{
    return sign(content, signer, signProfile + ' ' + options);
}

QByteArray opensslSignWithout(const QByteArray& content, const Identity& signer, const QString& dropped)
{
    REQUIRE(signProfile.contains(dropped));
    return sign(content, signer, QString(signProfile).remove(dropped));
}

QByteArray opensslSignTwice(const QByteArray& content, const Identity& first, const Identity& second)
{
    const OpenSslCommand command;
    command.write("one", first);
    command.write("two", second);
    command.write("content", content);
    return command.output("cms -sign -outform DER -in content " + signProfile
                          + " -signer one.crt -inkey one.key -signer two.crt -inkey two.key");
}

QByteArray opensslEncrypt(const QByteArray& content, const Certificate& recipient, const QString& options)
{
    const OpenSslCommand command;
    command.write("agent.crt", recipient.toPem());
    command.write("content", content);
    if (options.contains("rsa.crt")) {
        command.makeCertificate("rsa", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048", {});
    }
    if (options.contains("p384.crt")) {
        command.makeCertificate("p384", "-algorithm EC -pkeyopt ec_paramgen_curve:P-384", {"keyUsage=keyAgreement"});
    }
    return command.output("cms -encrypt -binary -keyid -outform DER -in content " + options);
}

DerNode passwordRecipient()
{
    const OpenSslCommand command;
    command.write("content", "any");
    // openssl cannot write a password recipient beside GCM.
    DerNode message = DerNode::parse(
        command.output("cms -encrypt -binary -aes-256-cbc -outform DER -in content -pwri_password secret"));
    return message.at({1, 0, 1, 0});
}

QByteArray withIndefiniteLength(const QByteArray& der)
{
    return der.left(1) + '\x80' + bodyOf(der) + QByteArray(2, '\0');
}

void makeChildIndefinite(DerNode& parent, std::size_t child)
{
    QByteArray content;
    for (std::size_t i = 0; i < parent.children.size(); ++i) {
        const QByteArray element = parent.children[i].encode();
        content += i == child ? withIndefiniteLength(element) : element;
    }
    parent.children.clear();
    parent.content = content;
}

QByteArray withLongLength(const QByteArray& der)
{
    const QByteArray body = bodyOf(der);
    QByteArray length(8, '\0');
    for (int i = 0; i < 4; ++i) {
        length[7 - i] = static_cast<char>(body.size() >> (8 * i));
    }
    return der.left(1) + '\x88' + length + body;
}

MailPart smimePart(const QByteArray& cmsMessage)
{
    return {"application/pkcs7-mime", "smime-type=signed-data", "smime.p7m", cmsMessage};
}

QByteArray mailOf(const std::vector<MailPart>& parts, const QString& from, const QString& subject)
{
    static int number = 0;
    OutgoingMessage message;
    message.from = from;
    message.subject = subject;
    message.messageId = QString("%1.forged@evil.example").arg(++number);
    message.date = fromMillis(1'760'000'000'000);
    message.parts = parts;
    return require(buildMessage(message));
}

} // namespace rds::test
