// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <tests/core/crypto/OpenSslCommand.h>

#include <QJsonArray>

using namespace rds;
using namespace rds::test;

namespace {

QString base64(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.toDer().toBase64());
}

/// A root, and a set of everything that a set may hold.
struct Offline {
    Identity root = makeSigner("root");
    Identity daily = makeSigner("daily");
    Identity next = makeSigner("next");
    Identity encryption = makeRecipient("centre");
    Identity oldEncryption = makeRecipient("centre before");
    Identity approver = makeSigner("approver");
    Identity otherApprover = makeSigner("other approver");
    KeySet set = makeSet();
    QByteArray json = require(cms::verify(require(signKeySet(set, root)), root.certificate()));

    [[nodiscard]] Result<KeySet> read(const QByteArray& content) const
    {
        return readKeySet(require(cms::sign(content, root)), root.certificate(), "fleet-1");
    }
    [[nodiscard]] Result<KeySet> readWith(const QString& key, const QJsonValue& value) const
    {
        return read(withField(json, key, value));
    }

private:
    [[nodiscard]] KeySet makeSet() const
    {
        KeySet keySet = sampleKeySet({daily.certificate(), next.certificate()},
                                     {encryption.certificate(), oldEncryption.certificate()});
        keySet.approvalsRequired = 1;
        keySet.approvers = {approver.certificate(), otherApprover.certificate()};
        return keySet;
    }
};

void checkSame(const std::vector<Certificate>& read, const std::vector<Certificate>& written)
{
    REQUIRE(read.size() == written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(read[i].toDer() == written[i].toDer());
        CHECK((read[i].purpose() == written[i].purpose()));
    }
}

} // namespace

TEST_CASE("A key set is read as the root has signed it")
{
    const Offline offline;
    const KeySet read =
        require(readKeySet(require(signKeySet(offline.set, offline.root)), offline.root.certificate(), "fleet-1"));
    CHECK(read.fleet == "fleet-1");
    CHECK(read.version == 3);
    CHECK((read.created == offline.set.created));
    CHECK((read.notAfter == offline.set.notAfter));
    CHECK(read.approvalsRequired == 1);
    checkSame(read.signing, offline.set.signing);
    checkSame(read.encryption, offline.set.encryption);
    checkSame(read.approvers, offline.set.approvers);
}

TEST_CASE("The JSON of a key set is canonical")
{
    const Identity root = makeSigner("root");
    const Identity daily = makeSigner("daily");
    const Identity encryption = makeRecipient("centre");
    const KeySet set = sampleKeySet({daily.certificate()}, {encryption.certificate()});
    const QString expected =
        QString(R"({"approvalsRequired":0,"approvers":[],"created":"2025-10-09T08:53:20.123Z","encryption":["%1"],)"
                R"("fleet":"fleet-1","format":1,"notAfter":"2026-10-09T08:53:20.123Z","signing":["%2"],)"
                R"("type":"key-set","version":3})")
            .arg(base64(encryption.certificate()), base64(daily.certificate()));
    CHECK(require(cms::verify(require(signKeySet(set, root)), root.certificate())) == expected.toLatin1());
}

TEST_CASE("A key set finds its signers by their key identifier, and nobody else")
{
    const Offline offline;
    const Certificate* found = offline.set.findSigner(offline.next.certificate().keyId());
    REQUIRE(found != nullptr);
    CHECK(found->toDer() == offline.next.certificate().toDer());
    CHECK(offline.set.findSigner(offline.approver.certificate().keyId()) == nullptr);
    CHECK(offline.set.findSigner(offline.encryption.certificate().keyId()) == nullptr);
    CHECK(offline.set.findSigner({}) == nullptr);
}

TEST_CASE("A key set that somebody else has signed is refused")
{
    const Offline offline;
    const Certificate& root = offline.root.certificate();
    for (const Identity& other : {offline.daily, offline.approver, makeSigner("root")}) {
        checkRefused(readKeySet(require(cms::sign(offline.json, other)), root, "fleet-1"), CryptoError::WrongSigner);
    }
    checkRefused(readKeySet(offline.json, root, "fleet-1"), CryptoError::MalformedMessage);
    checkRefused(readKeySet({}, root, "fleet-1"), CryptoError::MalformedMessage);
}

TEST_CASE("A key set with any byte changed is refused")
{
    const Offline offline;
    for (const QByteArray& tampered : tamperings(require(signKeySet(offline.set, offline.root)), 29)) {
        CHECK_FALSE(readKeySet(tampered, offline.root.certificate(), "fleet-1"));
    }
}

TEST_CASE("A key set of another fleet is refused")
{
    const Offline offline;
    const QByteArray bytes = require(signKeySet(offline.set, offline.root));
    checkRefused(readKeySet(bytes, offline.root.certificate(), "fleet-2"), ProtocolError::WrongFleet, "fleet-1");
}

TEST_CASE("A key set has all its fields and no other")
{
    const Offline offline;
    REQUIRE(offline.read(offline.json));
    for (const char* key : {"format", "type", "fleet", "version", "created", "notAfter", "signing", "encryption",
                            "approvalsRequired", "approvers"}) {
        checkRefused(offline.readWith(key, QJsonValue::Undefined), ProtocolError::Malformed, key);
        checkRefused(offline.readWith(key, QJsonValue::Null), ProtocolError::Malformed, key);
    }
    checkRefused(offline.readWith("revoked", QJsonArray()), ProtocolError::Malformed, "revoked");
    checkRefused(offline.read(offline.json + '\n'), ProtocolError::Malformed);
    checkRefused(offline.read("[]"), ProtocolError::Malformed);
}

TEST_CASE("A value that a key set may not have is refused")
{
    const Offline offline;
    const std::vector<std::pair<QString, QJsonValue>> changes{
        {"format", 2},
        {"type", "package-approval"},
        {"fleet", QString(65, 'f')},
        {"version", 0},
        {"version", -1},
        {"version", 1.5},
        {"version", qint64(1) << 53},
        {"notAfter", "never"},
        {"approvalsRequired", -1},
        {"approvalsRequired", 3},
        {"approvalsRequired", 17},
        {"signing", "all"},
        {"signing", QJsonArray{}},
        {"signing", QJsonArray{1}},
        {"encryption", QJsonArray{}},
    };
    for (const auto& [key, value] : changes) {
        CAPTURE(key);
        checkRefused(offline.readWith(key, value), ProtocolError::Malformed, key);
    }
}

TEST_CASE("A certificate in a key set is one, in base64, for its part, and there once")
{
    const Offline offline;
    const QString good = base64(offline.daily.certificate());
    const QString encryption = base64(offline.encryption.certificate());
    const auto refused = [&](const QString& key, const QJsonArray& value, const char* why) {
        CAPTURE(key, why);
        const auto read = offline.readWith(key, value);
        checkRefused(read, ProtocolError::Malformed, key);
        CHECK(read.error().detail().contains(QString::fromLatin1(why)));
    };
    REQUIRE(offline.readWith("signing", QJsonArray{good}));
    refused("signing", {good + "\n"}, "not base64");
    refused("signing", {" " + good}, "not base64");
    refused("signing", {good.chopped(1)}, "not base64");
    refused("signing", {good + "===="}, "not base64");
    refused("signing", {"AAAA"}, "not a usable certificate");
    refused("signing", {""}, "not a usable certificate");
    refused("signing", {good + "AAAA"}, "");
    refused("signing", {encryption}, "not meant for this use");
    refused("encryption", {good}, "not meant for this use");
    refused("approvers", {encryption}, "not meant for this use");
    refused("signing", {good, good}, "twice");
    refused("encryption", {encryption, encryption}, "twice");
    const QString approver = base64(offline.approver.certificate());
    refused("approvers", {approver, approver}, "twice");
}

TEST_CASE("A key plays one part: the root signs nothing else, and who signs commands approves none")
{
    const Offline offline;
    checkRefused(offline.readWith("signing", QJsonArray{base64(offline.root.certificate())}), ProtocolError::Malformed,
                 "signing");
    for (const Identity& own : {offline.root, offline.daily}) {
        checkRefused(offline.readWith("approvers", QJsonArray{base64(own.certificate())}), ProtocolError::Malformed,
                     "approvers");
    }
}

TEST_CASE("A key set has at most eight keys of a sort and sixteen approvers")
{
    const Offline offline;
    KeySet set = offline.set;
    while (set.approvers.size() < 16) {
        set.approvers.push_back(makeSigner().certificate());
    }
    while (set.signing.size() < 8) {
        set.signing.push_back(makeSigner().certificate());
        set.encryption.push_back(makeRecipient().certificate());
    }
    set.approvalsRequired = 16;
    const QByteArray largest = require(signKeySet(set, offline.root));
    CHECK(require(readKeySet(largest, offline.root.certificate(), "fleet-1")).approvers.size() == 16);
    KeySet over = set;
    over.approvers.push_back(makeSigner().certificate());
    checkRefused(signKeySet(over, offline.root), ProtocolError::Malformed, "approvers");
    over = set;
    over.signing.push_back(makeSigner().certificate());
    checkRefused(signKeySet(over, offline.root), ProtocolError::Malformed, "signing");
    over = set;
    over.encryption.push_back(makeRecipient().certificate());
    checkRefused(signKeySet(over, offline.root), ProtocolError::Malformed, "encryption");
}

TEST_CASE("What no agent would take is not signed")
{
    const Offline offline;
    KeySet set = offline.set;
    set.approvalsRequired = 3;
    checkRefused(signKeySet(set, offline.root), ProtocolError::Malformed, "approvalsRequired");
    set = offline.set;
    set.version = 0;
    checkRefused(signKeySet(set, offline.root), ProtocolError::Malformed, "version");
    checkRefused(signKeySet(offline.set, offline.daily), ProtocolError::Malformed, "signing");
    checkRefused(signKeySet(offline.set, offline.encryption), CryptoError::WrongKeyUsage);
}

TEST_CASE("openssl verifies a key set, and what openssl signs is one")
{
    const Offline offline;
    const OpenSslCommand command;
    command.write("root", offline.root);
    command.write("key-set.p7m", require(signKeySet(offline.set, offline.root)));
    CHECK(command.output("cms -verify -binary -inform DER -in key-set.p7m -nointern -certfile root.crt -noverify")
          == offline.json);
    command.write("key-set.json", offline.json);
    const QByteArray made =
        command.output("cms -sign -binary -nodetach -nocerts -keyid -nosmimecap -md sha256 -outform DER "
                       "-signer root.crt -inkey root.key -in key-set.json");
    CHECK(require(readKeySet(made, offline.root.certificate(), "fleet-1")).version == 3);
}
