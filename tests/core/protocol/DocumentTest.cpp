// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/crypto/Digest.h>
#include <core/package/ManifestJson.h>
#include <core/protocol/CommandJson.h>

#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

// What docs/protocol.md tells others to type is run as it stands there.

using namespace rds;
using namespace rds::test;

namespace {

QString document()
{
    QFile file(QStringLiteral(RDS_PROTOCOL_DOCUMENT));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

/// The one block of commands in which this text stands.
QString commandsWith(const QString& text)
{
    static const QRegularExpression block("```sh\n(.*?)```", QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (auto match = block.globalMatch(document()); match.hasNext();) {
        const QString commands = match.next().captured(1);
        if (commands.contains(text)) {
            found.append(commands);
        }
    }
    REQUIRE(found.size() == 1);
    return found.front();
}

/// Lines of the shape of a message, and how often they are there: the table that stands after this text.
std::vector<std::pair<QString, QString>> shapeAfter(const QString& text)
{
    static const QRegularExpression row("^\\| `(.+?)`.* \\| (.+) \\|$");
    const QStringList lines = document().section(text, 1).section("|---|---|\n", 1).section("\n\n", 0, 0).split('\n');
    std::vector<std::pair<QString, QString>> shape;
    for (const QString& line : lines) {
        if (const auto match = row.match(line); match.hasMatch()) {
            shape.emplace_back(match.captured(1), match.captured(2));
        }
    }
    REQUIRE(shape.size() > 5);
    return shape;
}

/// A folder in which /bin/sh works.
class Shell {
public:
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    [[nodiscard]] bool succeeds(const QString& commands, QByteArray* output = nullptr) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start("/bin/sh", {"-ec", commands});
        REQUIRE(process.waitForFinished());
        INFO(process.readAllStandardError().toStdString());
        if (output != nullptr) {
            *output = process.readAllStandardOutput();
        }
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    [[nodiscard]] QByteArray output(const QString& commands) const
    {
        QByteArray said;
        REQUIRE(succeeds(commands, &said));
        return said;
    }
    /// The keys of an agent, made as the document says.
    void makeKeys() const { REQUIRE(succeeds(commandsWith("openssl genpkey"))); }
    [[nodiscard]] Identity identity(const QString& name, KeyPurpose purpose) const
    {
        return require(Identity::fromPem(read(name + ".key"), read(name + ".pem"), purpose));
    }
    [[nodiscard]] QStringList shapeOf(const QByteArray& message) const
    {
        write("message.p7m", message);
        REQUIRE(succeeds(commandsWith(">shape")));
        return QString::fromUtf8(read("shape")).split('\n');
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("Keys made as the document says are keys of ours")
{
    const Shell shell;
    shell.makeKeys();
    const Identity signing = shell.identity("signing", KeyPurpose::Signing);
    const Identity encryption = shell.identity("encryption", KeyPurpose::Encryption);
    CHECK(require(cms::verify(require(cms::sign("x", signing)), signing.certificate())) == "x");
    CHECK(require(cms::decrypt(require(cms::encrypt("x", {encryption.certificate()})), encryption)) == "x");
}

TEST_CASE("What the document signs and encrypts we read, and what we do it reads")
{
    const Parties parties;
    const Shell shell;
    shell.makeKeys();
    shell.write("content", "some content");
    shell.write("centre.pem", shell.read("signing.pem"));
    REQUIRE(shell.succeeds(commandsWith("cms -sign")));
    CHECK(shell.read("content") == "some content");
    const Identity signing = shell.identity("signing", KeyPurpose::Signing);
    CHECK(require(cms::verify(shell.read("signed.p7m"), signing.certificate())) == "some content");

    const QByteArray inner = require(cms::sign("to the agent", parties.centre));
    const Certificate agent = shell.identity("encryption", KeyPurpose::Encryption).certificate();
    shell.write("envelope", require(cms::encrypt(inner, {parties.otherEncryption.certificate(), agent})));
    shell.write("centre-encryption.pem", parties.centreEncryption.certificate().toPem());
    REQUIRE(shell.succeeds(commandsWith("cms -encrypt")));
    CHECK(shell.read("inner.p7m") == inner);
    CHECK(require(cms::decrypt(shell.read("enrolment.p7m"), parties.centreEncryption)) == shell.read("signed.p7m"));
}

TEST_CASE("The document's verifying believes the one certificate only")
{
    const Parties parties;
    const Shell shell;
    shell.write("centre.pem", parties.centre.certificate().toPem());
    const QString verify = "openssl cms -verify" + commandsWith("cms -sign").section("openssl cms -verify", 1);
    shell.write("signed.p7m", require(cms::sign("an order", parties.centre)));
    REQUIRE(shell.succeeds(verify));
    CHECK(shell.read("content") == "an order");
    shell.write("signed.p7m", require(cms::sign("an order", parties.stranger)));
    CHECK_FALSE(shell.succeeds(verify));
}

TEST_CASE("A certificate goes into a document and comes back as the document says")
{
    const Parties parties;
    const Shell shell;
    shell.write("signing.pem", parties.centre.certificate().toPem());
    const QStringList lines = commandsWith("openssl base64 -A").split('\n');
    const QByteArray text = shell.output(lines[0]);
    CHECK(text == parties.centre.certificate().toDer().toBase64());
    REQUIRE(shell.succeeds("text=" + QString::fromLatin1(text) + '\n' + lines[1]));
    CHECK(shell.read("centre.pem") == parties.centre.certificate().toPem());
    QByteArray said = shell.output(commandsWith("-partial_chain"));
    CHECK(said.contains("Digital Signature"));
    CHECK(said.replace(":", "").contains(parties.centre.certificate().keyId().toHex().toUpper()));
    const Timestamp past = year2020 + std::chrono::hours(1);
    shell.write("centre.pem",
                require(Identity::generate(KeyPurpose::Signing, "old", year2020, past)).certificate().toPem());
    CHECK_FALSE(shell.succeeds(commandsWith("-partial_chain")));
}

TEST_CASE("The document tells DER from everything else")
{
    const Parties parties;
    const Shell shell;
    const QString check = commandsWith("again.p7m");
    const QByteArray signedData = require(cms::sign("x", parties.centre));
    const QByteArray envelope = require(cms::encrypt("x", {parties.agentEncryption.certificate()}));
    for (const QByteArray& message : {signedData, envelope}) {
        shell.write("message.p7m", message);
        CHECK(shell.succeeds(check));
        shell.write("message.p7m", message + 'x');
        CHECK_FALSE(shell.succeeds(check));
    }
    shell.makeKeys();
    REQUIRE(shell.succeeds("printf x | openssl cms -sign -binary -nodetach -nocerts -keyid -stream -indef "
                           "-outform DER -signer signing.pem -inkey signing.key -out message.p7m"));
    CHECK_FALSE(shell.succeeds(check));
}

TEST_CASE("The shapes in the document are those of our messages")
{
    const Parties parties;
    const Shell shell;
    const QStringList signedShape = shell.shapeOf(require(cms::sign("x", parties.centre)));
    for (const auto& [line, times] : shapeAfter("A **SignedData** of this profile")) {
        CAPTURE(line);
        const qsizetype count = signedShape.count(line);
        CHECK((times == "0 or 1" ? count <= 1 : count == times.toInt()));
    }
    const QStringList envelope = shell.shapeOf(
        require(cms::encrypt("x", {parties.agentEncryption.certificate(), parties.otherEncryption.certificate()})));
    const qsizetype recipients = envelope.count("d.kari:");
    REQUIRE(recipients > 0);
    for (const auto& [line, times] : shapeAfter("An **AuthEnvelopedData** of this profile")) {
        CAPTURE(line);
        const qsizetype count = envelope.count(line);
        if (times.startsWith("at least")) {
            CHECK(count >= recipients);
        } else {
            CHECK(count == (times == "*n*" ? recipients : times.toInt()));
        }
    }
}

TEST_CASE("The document finds nonce and tag of an envelope, and other lengths of them")
{
    const Parties parties;
    const Shell shell;
    const QString check = commandsWith("# the nonce");
    const QByteArray envelope = require(cms::encrypt("x", {parties.agentEncryption.certificate()}));
    shell.write("envelope", envelope);
    CHECK(shell.succeeds(check));
    // The algorithm, the head of its parameters, and the head of the nonce.
    const QByteArray before = QByteArray::fromHex("060960864801650304012e3011040c");
    REQUIRE(envelope.count(before) == 1);
    const qsizetype tagLength = envelope.indexOf(before) + before.size() + 12;
    QByteArray otherTag = envelope;
    REQUIRE(otherTag.mid(tagLength, 3) == QByteArray::fromHex("020110"));
    otherTag[tagLength + 2] = 4;
    shell.write("envelope", otherTag);
    CHECK_FALSE(shell.succeeds(check));
}

TEST_CASE("The document's digest of a package is the one that approvers sign")
{
    UpdateCommand update = sampleUpdate({agentNumber(1), agentNumber(2)});
    update.approvals = {"one", "two"};
    const Shell shell;
    shell.write("manifest.json", toJson(update));
    CHECK(shell.output(commandsWith("sha256sum")) == sha256(canonicalJson(toJson(update.package))).toHex() + "  -\n");
}
