// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <app/gui/TrustFacts.h>
#include <app/setup/CentreFolder.h>
#include <core/base/FileError.h>
#include <core/centre/PackageShelf.h>
#include <core/crypto/Digest.h>
#include <core/protocol/Approval.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QTemporaryDir>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);

Identity makeIdentity(KeyPurpose purpose, const QString& name)
{
    return require(Identity::generate(purpose, name, now, now + 24h * 365));
}

/// Two approvers, of whom both must approve.
class Trust {
public:
    Trust()
        : root(makeIdentity(KeyPurpose::Signing, "root"))
        , signing(makeIdentity(KeyPurpose::Signing, "centre signing"))
        , encryption(makeIdentity(KeyPurpose::Encryption, "centre encryption"))
        , suzuki(makeIdentity(KeyPurpose::Signing, "鈴木"))
        , tanaka(makeIdentity(KeyPurpose::Signing, "Tanaka"))
        , trust{root.certificate(), {}, {}}
    {
        trust.keySet.fleet = "fleet";
        trust.keySet.version = 4;
        trust.keySet.created = now;
        trust.keySet.notAfter = now + 24h * 365;
        trust.keySet.signing = {signing.certificate()};
        trust.keySet.encryption = {encryption.certificate()};
        trust.keySet.approvalsRequired = 2;
        trust.keySet.approvers = {suzuki.certificate(), tanaka.certificate()};
        package.softwareVersion = require(SoftwareVersion::parse("1.0.02-0"));
        REQUIRE(writeFileAtomically(path(), "package"));
    }

    void approve(const Identity& approver, const QString& name)
    {
        const QByteArray approval = require(approvePackage(package, "fleet", approver, now));
        REQUIRE(writeFileAtomically(approvalPath(name, approver.certificate().keyId()), approval));
    }

    [[nodiscard]] QString path() const { return m_folder.filePath("a.rdspkg"); }
    [[nodiscard]] QString folder() const { return m_folder.filePath("centre"); }
    [[nodiscard]] PackageApprovals approvals() const
    {
        return require(approvalsOf(path(), package, trust.keySet, folder()));
    }

    Identity root;
    Identity signing;
    Identity encryption;
    Identity suzuki;
    Identity tanaka;
    CentreTrust trust;
    PackageManifest package;

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("The overview of the keys names each key, and the command that renews them")
{
    const Trust trust;
    const KeyOverview keys = overviewOf(trust.trust, "/srv/it's here");
    CHECK(keys.version == 4);
    CHECK(keys.approvalsRequired == 2);
    CHECK(keys.rootFingerprint.size() == 32 * 3 - 1);
    CHECK(keys.rootFingerprint.startsWith(sha256(trust.root.certificate().toDer()).left(1).toHex().toUpper() + ':'));
    REQUIRE(keys.keys.size() == 4);
    CHECK(keys.keys[0].name == "centre signing");
    CHECK(keys.keys[0].purpose == KeyOverview::Purpose::Signing);
    CHECK(keys.keys[1].purpose == KeyOverview::Purpose::Encryption);
    CHECK(keys.keys[2].name == "鈴木");
    CHECK(keys.keys[2].purpose == KeyOverview::Purpose::Approval);
    CHECK(keys.keys[3].id == trust.tanaka.certificate().keyId().toHex());
    CHECK(keys.renewCommand == "rdsvm --data '/srv/it'\\''s here' keys rotate --root-key /media/offline/root-key.pem");
    CHECK(keys.revokeCommand == keys.renewCommand + " --revoke");
    CHECK(overviewOf(trust.trust, defaultCentreFolder()).renewCommand.startsWith("rdsvm keys rotate "));
}

TEST_CASE("Approvals beside the package and those that the centre has kept count together, each approver once")
{
    Trust trust;
    PackageApprovals approvals = trust.approvals();
    CHECK(approvals.required == 2);
    CHECK(approvals.given == 0);
    CHECK(approvals.missing == QStringList{"鈴木", "Tanaka"});

    trust.approve(trust.suzuki, trust.path());
    const QString shelf = trust.folder() + "/packages/" + sha256("package").toHex();
    REQUIRE(QDir().mkpath(trust.folder() + "/packages"));
    trust.approve(trust.suzuki, shelf);
    approvals = trust.approvals();
    CHECK(approvals.given == 1);
    CHECK(approvals.missing == QStringList{"Tanaka"});
    trust.approve(trust.tanaka, shelf);
    CHECK(trust.approvals().areEnough());

    trust.package.releaseSequence = 99; // another package
    CHECK(trust.approvals().given == 0);
}

TEST_CASE("Without the two-person rule, no approval is looked for")
{
    Trust trust;
    trust.trust.keySet.approvalsRequired = 0;
    const auto approvals = approvalsOf("/no/such/file", trust.package, trust.trust.keySet, trust.folder());
    REQUIRE(approvals);
    CHECK(approvals->areEnough());
    CHECK(approvals->sentence().isEmpty());
}
