// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Parties.h"

#include <core/crypto/Cms.h>
#include <core/crypto/Digest.h>
#include <core/package/ManifestJson.h>
#include <core/protocol/Approval.h>
#include <core/protocol/CommandJson.h>

#include <QJsonArray>
#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

/// A centre where two of three people have to approve a package.
struct TwoPersons : Parties {
    std::vector<Identity> approvers{makeSigner("first"), makeSigner("second"), makeSigner("third")};
    UpdateCommand update = sampleUpdate({agentNumber(1)});

    TwoPersons()
    {
        trust.keySet.approvalsRequired = 2;
        for (const Identity& approver : approvers) {
            trust.keySet.approvers.push_back(approver.certificate());
        }
    }

    [[nodiscard]] QByteArray approval(const Identity& approver, const QString& fleet = "fleet-1") const
    {
        return require(approvePackage(update.package, fleet, approver, sentAt));
    }
    [[nodiscard]] Result<QByteArray> verify(const QByteArray& approval) const
    {
        return verifyApproval(approval, update.package, "fleet-1", trust.keySet.approvers);
    }
    [[nodiscard]] Result<Command> readWith(const std::vector<QByteArray>& approvals)
    {
        update.approvals = approvals;
        return read(updateMail(update));
    }
};

} // namespace

TEST_CASE("An approval names its approver")
{
    const TwoPersons centre;
    for (const Identity& approver : centre.approvers) {
        CHECK(require(centre.verify(centre.approval(approver))) == approver.certificate().keyId());
    }
}

TEST_CASE("An approval says which package by the digest of its canonical manifest")
{
    const TwoPersons centre;
    const QByteArray digest = sha256(canonicalJson(toJson(centre.update.package))).toHex();
    CHECK(require(cms::verify(centre.approval(centre.approvers[0]), centre.approvers[0].certificate()))
          == R"({"created":"2025-10-09T08:53:20.123Z","fleet":"fleet-1","format":1,"package":")" + digest
              + R"(","type":"package-approval"})");
}

TEST_CASE("An approval of another package or for another fleet does not count")
{
    TwoPersons centre;
    checkRefused(centre.verify(centre.approval(centre.approvers[0], "fleet-2")), ProtocolError::WrongFleet, "fleet-2");
    const QByteArray approval = centre.approval(centre.approvers[0]);
    REQUIRE(centre.verify(approval));
    const PackageManifest approved = centre.update.package;
    centre.update.package.scriptSha256[0] = 'x';
    checkRefused(centre.verify(approval), ProtocolError::WrongPackage);
    centre.update.package = approved;
    centre.update.package.releaseSequence += 1;
    checkRefused(centre.verify(approval), ProtocolError::WrongPackage);
    centre.update.package = approved;
    centre.update.package.hardwareClasses.clear();
    checkRefused(centre.verify(approval), ProtocolError::WrongPackage);
}

TEST_CASE("Only an approver approves")
{
    const TwoPersons centre;
    for (const Identity& other : {centre.centre, centre.root, centre.stranger}) {
        checkRefused(centre.verify(centre.approval(other)), CryptoError::WrongSigner);
    }
    CHECK(codeOf(approvePackage(centre.update.package, "fleet-1", centre.agentEncryption, sentAt))
          == make_error_code(CryptoError::WrongKeyUsage));
    checkRefused(centre.verify("nothing"), CryptoError::MalformedMessage);
    checkRefused(centre.verify({}), CryptoError::MalformedMessage);
}

TEST_CASE("An approval with any byte changed does not count")
{
    const TwoPersons centre;
    for (const QByteArray& tampered : tamperings(centre.approval(centre.approvers[0]), 5)) {
        CHECK_FALSE(centre.verify(tampered));
    }
}

TEST_CASE("An approval has all its fields and no other")
{
    const TwoPersons centre;
    const Identity& approver = centre.approvers[0];
    const QByteArray json = require(cms::verify(centre.approval(approver), approver.certificate()));
    const auto readWith = [&](const QByteArray& content) {
        return centre.verify(require(cms::sign(content, approver)));
    };
    REQUIRE(readWith(json));
    for (const char* key : {"format", "type", "fleet", "package", "created"}) {
        checkRefused(readWith(withField(json, key, QJsonValue::Undefined)), ProtocolError::Malformed, key);
        checkRefused(readWith(withField(json, key, QJsonValue::Null)), ProtocolError::Malformed, key);
    }
    checkRefused(readWith(withField(json, "by", "me")), ProtocolError::Malformed, "by");
    checkRefused(readWith(withField(json, "type", "key-set")), ProtocolError::Malformed, "type");
    checkRefused(readWith(withField(json, "created", "today")), ProtocolError::Malformed, "created");
    checkRefused(readWith(json + '\n'), ProtocolError::Malformed);
    checkRefused(readWith({}), ProtocolError::Malformed);
}

TEST_CASE("Different approvers are counted, and nothing else")
{
    const TwoPersons centre;
    const auto count = [&](const std::vector<QByteArray>& approvals) {
        return countApprovals(approvals, centre.update.package, "fleet-1", centre.trust.keySet.approvers);
    };
    const QByteArray first = centre.approval(centre.approvers[0]);
    const QByteArray second = centre.approval(centre.approvers[1]);
    CHECK(count({}) == 0);
    CHECK(count({first}) == 1);
    CHECK(count({first, first, centre.approval(centre.approvers[0])}) == 1);
    CHECK(count({first, second}) == 2);
    CHECK(count({"junk", first, centre.approval(centre.stranger), second, {}}) == 2);
    CHECK(count({first, centre.approval(centre.approvers[1], "fleet-2")}) == 1);
}

TEST_CASE("An update that enough people have approved is taken")
{
    TwoPersons centre;
    const Command read =
        require(centre.readWith({centre.approval(centre.approvers[2]), centre.approval(centre.approvers[0])}));
    REQUIRE(std::holds_alternative<UpdateCommand>(read));
    CHECK(std::get<UpdateCommand>(read).approvals == centre.update.approvals);
}

TEST_CASE("An update that too few people have approved is refused, and the centre learns how many")
{
    TwoPersons centre;
    const QByteArray first = centre.approval(centre.approvers[0]);
    CHECK(checkUnacceptable(centre.readWith({}), outcomeCode::notApproved).detail == "0 of 2 approvals");
    CHECK(checkUnacceptable(centre.readWith({first}), outcomeCode::notApproved).detail == "1 of 2 approvals");
    checkUnacceptable(centre.readWith({first, first}), outcomeCode::notApproved);
    checkUnacceptable(centre.readWith({first, centre.approval(centre.centre)}), outcomeCode::notApproved);
    checkUnacceptable(centre.readWith({first, "junk"}), outcomeCode::notApproved);
}

TEST_CASE("An approver counts only while the certificate is valid")
{
    TwoPersons centre;
    const Timestamp end = sentAt + std::chrono::hours(1);
    centre.approvers[1] = require(Identity::generate(KeyPurpose::Signing, "second", year2020, end));
    centre.trust.keySet.approvers[1] = centre.approvers[1].certificate();
    centre.update.approvals = {centre.approval(centre.approvers[0]), centre.approval(centre.approvers[1])};
    const QByteArray mail = centre.updateMail(centre.update);
    CHECK(std::holds_alternative<UpdateCommand>(require(centre.read(mail))));
    checkUnacceptable(centre.read(mail, end + std::chrono::seconds(1)), outcomeCode::notApproved);
}

TEST_CASE("Approvals that nobody asks for do no harm")
{
    TwoPersons centre;
    centre.trust.keySet.approvalsRequired = 0;
    CHECK(std::holds_alternative<UpdateCommand>(require(centre.readWith({centre.approval(centre.stranger), "x"}))));
}

TEST_CASE("Approvals in an update are base64, and at most sixteen")
{
    const TwoPersons centre;
    const QByteArray json = toJson(centre.update);
    const QString good = QString::fromLatin1(centre.approval(centre.approvers[0]).toBase64());
    QJsonArray sixteen;
    for (int i = 0; i < 16; ++i) {
        sixteen.append(good);
    }
    CHECK(require(updateFromJson(withField(json, "approvals", sixteen))).approvals.size() == 16);
    sixteen.append(good);
    for (const QJsonValue& bad : {QJsonValue(sixteen), QJsonValue(good), QJsonValue(QJsonArray{good + "\n"}),
                                  QJsonValue(QJsonArray{""}), QJsonValue(QJsonArray{7}), QJsonValue(QJsonArray{"?"})}) {
        checkRefused(updateFromJson(withField(json, "approvals", bad)), ProtocolError::Malformed, "approvals");
    }
}
