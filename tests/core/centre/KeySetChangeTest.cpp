// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/centre/KeyFile.h>
#include <core/centre/KeySetChange.h>
#include <core/crypto/CryptoError.h>

#include <QDir>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);
constexpr auto day = std::chrono::hours(24);

/// A centre's folder with its first keys and its root key.
struct KeysBench {
    QTemporaryDir folder{temporaryTemplate()};
    CentreKeys keys = require(createCentreKeys(newKeys(folder.path()), now));
    Identity root = require(readKeyFile(folder.filePath("root-key.pem"), rootPhrase, KeyPurpose::Signing));
    KeySecrets secrets{dayPhrase, {}};

    [[nodiscard]] Result<KeySet> draft(const KeyRotation& rotation = {}) const
    {
        return draftRotation(folder.path(), keys.trust, rotation, secrets, now + day);
    }
    [[nodiscard]] Result<CentreTrust> install(const QByteArray& signedKeySet) const
    {
        return installKeySet(folder.path(), keys.trust, signedKeySet, now + day);
    }
    [[nodiscard]] CentreTrust stored() const { return require(loadCentreTrust(folder.path(), "fleet")); }
    [[nodiscard]] bool hasKey(const Certificate& certificate) const
    {
        return QFileInfo::exists(folder.filePath("keys/" + QString::fromLatin1(certificate.keyId().toHex()) + ".pem"));
    }
};

QList<QByteArray> idsOf(const std::vector<Certificate>& certificates)
{
    QList<QByteArray> ids;
    for (const Certificate& certificate : certificates) {
        ids.append(certificate.keyId());
    }
    return ids;
}

Certificate approver(const QString& name)
{
    return Box(name, now).signing.certificate();
}

} // namespace

TEST_CASE("A rotation puts new keys before the old ones, which are believed until they are revoked")
{
    const KeysBench bench;
    const KeySet next = require(bench.draft());
    CHECK(next.version == 2);
    CHECK(next.created == now + day);
    CHECK(next.notAfter == now + day + defaultKeySetLifetime);
    REQUIRE(next.signing.size() == 2);
    REQUIRE(next.encryption.size() == 2);
    CHECK(next.signing[1].keyId() == bench.keys.signing.certificate().keyId());
    CHECK(next.encryption[1].keyId() == bench.keys.encryption[0].certificate().keyId());
    CHECK(bench.stored().keySet.version == 1);

    const CentreTrust installed = require(bench.install(require(signDraft(bench.keys.trust, next, bench.root))));
    CHECK(installed.keySet.version == 2);
    CHECK(bench.stored().signedKeySet == installed.signedKeySet);
    const CentreKeys opened = require(loadCentreKeys(bench.folder.path(), installed, bench.secrets));
    CHECK(opened.signing.certificate().keyId() == next.signing[0].keyId());
    REQUIRE(opened.encryption.size() == 2);
    CHECK(opened.encryption[0].certificate().keyId() == next.encryption[0].keyId());
}

TEST_CASE("A revocation drops the old keys once the new set is durable, and not before")
{
    const KeysBench bench;
    const KeySet next = require(bench.draft({.revokeOld = true, .lifetime = 30 * day, .signingToken = {}}));
    CHECK(next.notAfter == now + 31 * day);
    CHECK(next.signing.size() == 1);
    CHECK(next.encryption.size() == 1);
    CHECK(bench.hasKey(bench.keys.signing.certificate()));
    const QByteArray signedSet = require(signDraft(bench.keys.trust, next, bench.root));

    SECTION("the set cannot be written")
    {
        REQUIRE(QFile::remove(bench.folder.filePath("keys/key-set.p7m")));
        REQUIRE(QDir().mkpath(bench.folder.filePath("keys/key-set.p7m/in/the/way")));
        CHECK_FALSE(bench.install(signedSet));
        CHECK(bench.hasKey(bench.keys.signing.certificate()));
        CHECK(bench.hasKey(bench.keys.encryption[0].certificate()));
    }
    SECTION("it is")
    {
        const CentreTrust installed = require(bench.install(signedSet));
        CHECK_FALSE(bench.hasKey(bench.keys.signing.certificate()));
        CHECK_FALSE(bench.hasKey(bench.keys.encryption[0].certificate()));
        CHECK(loadCentreKeys(bench.folder.path(), installed, bench.secrets));
    }
}

TEST_CASE("A set that may not be installed leaves the one in force")
{
    const KeysBench bench;
    KeySet next = require(bench.draft());
    QByteArray bytes;
    std::error_code code;
    SECTION("of another root")
    {
        const KeysBench other;
        bytes = require(signKeySet(next, other.root));
        code = make_error_code(CentreError::RootKeyDoesNotMatch);
    }
    SECTION("signed by a key of the day")
    {
        bytes = require(signKeySet(require(KeysBench().draft()), bench.keys.signing));
        code = make_error_code(CentreError::RootKeyDoesNotMatch);
    }
    SECTION("the same version")
    {
        next.version = 1;
        bytes = require(signKeySet(next, bench.root));
        code = make_error_code(CentreError::KeySetNotNewer);
    }
    SECTION("expired")
    {
        next.notAfter = now + day;
        bytes = require(signKeySet(next, bench.root));
        code = make_error_code(CentreError::KeySetExpired);
    }
    SECTION("of another fleet")
    {
        next.fleet = "another";
        bytes = require(signKeySet(next, bench.root));
        code = make_error_code(ProtocolError::WrongFleet);
    }
    SECTION("whose signing key is not here")
    {
        next.signing.insert(next.signing.begin(), approver("stranger"));
        bytes = require(signKeySet(next, bench.root));
        code = make_error_code(CentreError::KeysMissing);
    }
    SECTION("whose encryption key is not here")
    {
        next.encryption.insert(next.encryption.begin(), Box("stranger", now).encryption.certificate());
        bytes = require(signKeySet(next, bench.root));
        code = make_error_code(CentreError::KeysMissing);
    }
    SECTION("changed on its way")
    {
        bytes = require(signKeySet(next, bench.root));
        bytes[bytes.indexOf("fleet") + 1] = 'x';
        code = make_error_code(CryptoError::BadSignature);
    }
    SECTION("cut off")
    {
        bytes = require(signKeySet(next, bench.root)).chopped(10);
        code = make_error_code(CryptoError::MalformedMessage);
    }
    const auto installed = bench.install(bytes);
    REQUIRE_FALSE(installed);
    CHECK(installed.error().code() == code);
    CHECK(bench.stored().signedKeySet == bench.keys.trust.signedKeySet);
    CHECK(loadCentreKeys(bench.folder.path(), bench.stored(), bench.secrets));
}

TEST_CASE("A mistyped pass phrase makes no new keys, a forgotten one is left behind by a revocation")
{
    KeysBench bench;
    const auto files = [&] { return QDir(bench.folder.filePath("keys")).entryList(QDir::Files); };
    const QStringList before = files();
    bench.secrets.passPhrase = secret("of the dax");
    CHECK(bench.draft().error().is(CryptoError::WrongPassPhrase));
    bench.secrets.passPhrase = Secret();
    CHECK(bench.draft().error().is(CentreError::PassphraseMissing));
    CHECK(files() == before);

    bench.secrets.passPhrase = secret("a new one");
    const KeySet next = require(bench.draft({.revokeOld = true, .lifetime = day, .signingToken = {}}));
    const CentreTrust installed = require(bench.install(require(signDraft(bench.keys.trust, next, bench.root))));
    CHECK(loadCentreKeys(bench.folder.path(), installed, bench.secrets));
}

TEST_CASE("A key on a token needs a PKCS#11 URI and a PIN")
{
    KeysBench bench;
    const auto draft = [&](const QString& uri) {
        return bench.draft({.revokeOld = false, .lifetime = day, .signingToken = uri});
    };
    CHECK(draft("/dev/usb").error().is(CentreError::InvalidSetting));
    CHECK(draft("pkcs11:token=centre;object=x").error().is(CentreError::PassphraseMissing));
    bench.secrets.tokenPin = secret("1234");
    CHECK(draft("pkcs11:token=nowhere;object=x").error().is(CryptoError::TokenFailed));
    CHECK(bench.stored().keySet.version == 1);
}

TEST_CASE("At most eight keys are believed, and the oldest goes first")
{
    KeysBench bench;
    const QByteArray first = bench.keys.signing.certificate().keyId();
    for (int i = 0; i < 8; ++i) {
        const KeySet next = require(bench.draft());
        CHECK(idsOf(next.signing).contains(first) == (i < 7));
        bench.keys.trust = require(bench.install(require(signDraft(bench.keys.trust, next, bench.root))));
    }
    CHECK(bench.keys.trust.keySet.signing.size() == 8);
    CHECK(bench.keys.trust.keySet.version == 9);
    CHECK_FALSE(bench.hasKey(bench.keys.signing.certificate()));
}

TEST_CASE("Approvers are named once each, and enough of them")
{
    const KeysBench bench;
    const Certificate anna = approver("Anna");
    const Certificate bea = approver("Bea");
    const KeySet next = require(draftApprovers(bench.keys.trust, {anna, bea, anna}, 2, now + day));
    CHECK(next.version == 2);
    CHECK(next.approvalsRequired == 2);
    CHECK(next.notAfter == bench.keys.trust.keySet.notAfter);
    CHECK(idsOf(next.approvers) == QList{anna.keyId(), bea.keyId()});
    CHECK(idsOf(next.signing) == idsOf(bench.keys.trust.keySet.signing));
    CHECK(require(bench.install(require(signDraft(bench.keys.trust, next, bench.root)))).keySet.approvers.size() == 2);

    const auto few = draftApprovers(bench.keys.trust, {anna}, 2, now);
    CHECK(few.error().is(CentreError::ApproversMissing));
    CHECK(few.error().detail() == "1 of 2");
    CHECK(draftApprovers(bench.keys.trust, {anna}, -1, now).error().is(CentreError::ApproversMissing));
    std::vector<Certificate> many;
    for (int i = 0; i < 17; ++i) {
        many.push_back(approver(QString::number(i)));
    }
    CHECK(draftApprovers(bench.keys.trust, many, 1, now).error().is(CentreError::TooManyApprovers));
    CHECK(require(draftApprovers(bench.keys.trust, {}, 0, now)).approvers.empty());
}

TEST_CASE("Only the trusted root signs a draft")
{
    const KeysBench bench;
    const KeysBench other;
    CHECK(signDraft(bench.keys.trust, require(bench.draft()), other.root).error().is(CentreError::RootKeyDoesNotMatch));
}

TEST_CASE("A draft goes to another machine and comes back signed")
{
    const KeysBench bench;
    const KeySet next = require(bench.draft());
    const KeySet carried = require(readDraft(writeDraft(next)));
    CHECK(idsOf(carried.signing) == idsOf(next.signing));
    CHECK(idsOf(carried.encryption) == idsOf(next.encryption));
    CHECK(carried.created == next.created);
    CHECK(require(bench.install(require(signKeySet(carried, bench.root)))).keySet.version == 2);
}

TEST_CASE("A damaged draft is refused with the field")
{
    const KeysBench bench;
    const QByteArray good = writeDraft(require(bench.draft()));
    const auto [from, to, field] = GENERATE(table<const char*, const char*, const char*>({
        {"\"format\": 1", "\"format\": 2", "format"},
        {"key-set-draft", "key-set-drafx", "type"},
        {"\"version\": 2", "\"version\": 1", "version"},
        {"\"approvalsRequired\": 0", "\"approvalsRequired\": \"0\"", "approvalsRequired"},
        {"\"approvers\": [", "\"approvers\": [\"AAAA\"", "approvers"},
        {"\"notAfter\": \"2", "\"notAfter\": \"x", "notAfter"},
        {"\"fleet\": \"fleet\"", "\"fleet\": \"fleet\", \"more\": 1", "more"},
    }));
    QByteArray bad = good;
    REQUIRE(bad.contains(from));
    bad.replace(from, to);
    const auto read = readDraft(bad);
    REQUIRE_FALSE(read);
    CHECK(read.error().is(CentreError::DamagedDraft));
    CHECK(read.error().subject() == field);
    CHECK(readDraft("no draft").error().is(CentreError::DamagedDraft));
    CHECK(readDraft({}).error().is(CentreError::DamagedDraft));
}
