// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/centre/CentreKeys.h>
#include <core/centre/KeyFile.h>
#include <core/crypto/CryptoError.h>

#include <QDir>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp now = fromMillis(1'760'000'000'000);
constexpr auto day = std::chrono::hours(24);
constexpr auto others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

struct Folder {
    QTemporaryDir folder{temporaryTemplate()};

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] Result<CentreKeys> create() const { return createCentreKeys(newKeys(folder.path()), now); }
    [[nodiscard]] Result<CentreTrust> trust() const { return loadCentreTrust(folder.path(), "fleet"); }
    [[nodiscard]] Result<CentreKeys> load(const Secret& phrase = dayPhrase) const
    {
        return loadCentreKeys(folder.path(), require(trust()), {phrase, {}});
    }
    [[nodiscard]] QString keyFile(const Certificate& certificate) const
    {
        return path("keys/" + QString::fromLatin1(certificate.keyId().toHex()) + ".pem");
    }
};

} // namespace

TEST_CASE("A centre's keys are read as they were made, encrypted, by nobody but their owner")
{
    const Folder centre;
    const CentreKeys made = require(centre.create());
    const CentreKeys read = require(centre.load());
    CHECK(read.signing.certificate().toDer() == made.signing.certificate().toDer());
    REQUIRE(read.encryption.size() == 1);
    CHECK(read.encryption[0].certificate().toDer() == made.encryption[0].certificate().toDer());
    CHECK(read.trust.root.toDer() == made.trust.root.toDer());
    CHECK(read.trust.keySet.version == 1);
    CHECK(read.trust.keySet.fleet == "fleet");
    CHECK(read.trust.keySet.created == now);
    CHECK(read.trust.keySet.notAfter == now + defaultKeySetLifetime);
    CHECK(read.trust.keySet.approvalsRequired == 0);
    CHECK(read.trust.root.notBefore() < now);

    CHECK((QFileInfo(centre.path("keys")).permissions() & others) == QFile::Permissions());
    for (const QString& file : {centre.keyFile(made.signing.certificate()),
                                centre.keyFile(made.encryption[0].certificate()), centre.path("root-key.pem")}) {
        INFO(file.toStdString());
        CHECK((QFileInfo(file).permissions() & others) == QFile::Permissions());
        CHECK(readAll(file).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
        CHECK_FALSE(readAll(file).contains("BEGIN PRIVATE KEY"));
    }
    CHECK_FALSE(needsTokenPin(centre.folder.path(), read.trust));
}

TEST_CASE("Who may only look needs no pass phrase, and who uses keys needs the right one")
{
    const Folder centre;
    CHECK(centre.trust().error().is(CentreError::KeysMissing));
    const CentreKeys made = require(centre.create());
    CHECK(require(centre.trust()).signedKeySet == made.trust.signedKeySet);
    CHECK(centre.load(secret("of the dax")).error().is(CryptoError::WrongPassPhrase));
    CHECK(centre.load(rootPhrase).error().is(CryptoError::WrongPassPhrase));
    const auto without = centre.load(Secret());
    REQUIRE_FALSE(without);
    CHECK(without.error().is(CentreError::PassphraseMissing));
    CHECK(without.error().subject() == "key");
}

TEST_CASE("Without pass phrases no keys are made")
{
    const Folder centre;
    NewCentreKeys order = newKeys(centre.folder.path());
    const bool isRoot = GENERATE(false, true);
    (isRoot ? order.rootPassPhrase : order.passPhrase) = Secret();
    const auto made = createCentreKeys(order, now);
    REQUIRE_FALSE(made);
    CHECK(made.error().is(CentreError::PassphraseMissing));
    CHECK(made.error().subject() == (isRoot ? "root" : "key"));
    CHECK(QDir(centre.folder.path()).isEmpty());
}

TEST_CASE("Keys are never overwritten")
{
    const Folder centre;
    require(centre.create());
    const QByteArray keySet = readAll(centre.path("keys/key-set.p7m"));
    const QByteArray root = readAll(centre.path("root-key.pem"));
    const auto again = centre.create();
    REQUIRE_FALSE(again);
    CHECK(again.error().is(CentreError::AlreadySetUp));
    CHECK(again.error().subject() == centre.folder.path());
    CHECK(readAll(centre.path("keys/key-set.p7m")) == keySet);
    CHECK(readAll(centre.path("root-key.pem")) == root);
}

TEST_CASE("Another centre's root key is not overwritten")
{
    const Folder first;
    const Folder second;
    require(first.create());
    NewCentreKeys order = newKeys(second.folder.path());
    order.rootKeyPath = first.path("root-key.pem");
    const QByteArray before = readAll(order.rootKeyPath);
    const auto made = createCentreKeys(order, now);
    REQUIRE_FALSE(made);
    CHECK(made.error().is(CentreError::FileExists));
    CHECK(made.error().subject() == order.rootKeyPath);
    CHECK(readAll(order.rootKeyPath) == before);
}

TEST_CASE("A set-up that was cut off is finished with the same root")
{
    const Folder centre;
    const CentreKeys first = require(centre.create());
    REQUIRE(QFile::remove(centre.path("keys/key-set.p7m")));
    const CentreKeys second = require(centre.create());
    CHECK(second.trust.root.toDer() == first.trust.root.toDer());
    CHECK(require(centre.load()).signing.certificate().keyId() == second.signing.certificate().keyId());

    SECTION("its root pass phrase is asked for")
    {
        REQUIRE(QFile::remove(centre.path("keys/key-set.p7m")));
        NewCentreKeys order = newKeys(centre.folder.path());
        order.rootPassPhrase = secret("forgotten");
        CHECK(createCentreKeys(order, now).error().is(CryptoError::WrongPassPhrase));
    }
    SECTION("cut off before the root key was written")
    {
        REQUIRE(QFile::remove(centre.path("keys/key-set.p7m")));
        REQUIRE(QFile::remove(centre.path("root-key.pem")));
        CHECK(require(centre.create()).trust.root.keyId() != first.trust.root.keyId());
    }
}

TEST_CASE("A centre of before key sets keeps its signing key, and no key in clear is left")
{
    const Folder centre;
    const Box former("former", now);
    REQUIRE(QDir().mkpath(centre.path("keys")));
    writeAll(centre.path("keys/signing-key.pem"), former.signing.privateKeyPem());
    writeAll(centre.path("keys/signing-certificate.pem"), former.signing.certificate().toPem());
    const CentreKeys made = require(centre.create());
    CHECK(made.signing.certificate().toDer() == former.signing.certificate().toDer());
    CHECK(require(centre.load()).signing.certificate().toDer() == former.signing.certificate().toDer());
    CHECK_FALSE(QFileInfo::exists(centre.path("keys/signing-key.pem")));
    CHECK_FALSE(QFileInfo::exists(centre.path("keys/signing-certificate.pem")));
}

TEST_CASE("A damaged or missing key file is named")
{
    const Folder centre;
    const CentreKeys keys = require(centre.create());
    const QStringList files{
        centre.keyFile(keys.signing.certificate()),
        centre.keyFile(keys.encryption[0].certificate()),
        centre.path("keys/root-certificate.pem"),
        centre.path("keys/key-set.p7m"),
    };
    const QString& name = files.at(GENERATE(0, 1, 2, 3));
    INFO(name.toStdString());
    const auto load = [&]() -> Result<CentreKeys> {
        const auto trust = centre.trust();
        return trust ? loadCentreKeys(centre.folder.path(), *trust, {dayPhrase, {}}) : failure(trust.error());
    };
    SECTION("damaged")
    {
        writeAll(name, readAll(name).left(60));
        REQUIRE_FALSE(load());
        CHECK(load().error().subject() == name);
    }
    SECTION("missing")
    {
        REQUIRE(QFile::remove(name));
        REQUIRE_FALSE(load());
        CHECK(load().error().is(CentreError::KeysMissing));
        CHECK(load().error().subject() == name);
    }
    SECTION("far too large")
    {
        writeAll(name, QByteArray(1024 * 1024, 'x'));
        REQUIRE_FALSE(load());
        CHECK(load().error().is(FileError::TooLarge));
    }
}

TEST_CASE("Keys of another centre beside our key set are refused")
{
    const Folder centre;
    const Folder other;
    const CentreKeys ours = require(centre.create());
    const CentreKeys theirs = require(other.create());
    SECTION("a private key")
    {
        writeAll(centre.keyFile(ours.signing.certificate()), readAll(other.keyFile(theirs.signing.certificate())));
        CHECK(centre.load().error().is(CryptoError::KeyDoesNotMatch));
    }
    SECTION("a root certificate")
    {
        writeAll(centre.path("keys/root-certificate.pem"), theirs.trust.root.toPem());
        CHECK(centre.trust().error().subject() == centre.path("keys/key-set.p7m"));
    }
    SECTION("the key set of another fleet")
    {
        CHECK(loadCentreTrust(centre.folder.path(), "another").error().is(ProtocolError::WrongFleet));
    }
}

TEST_CASE("A key on a token asks for its PIN, and a damaged reference to it is named")
{
    const Folder centre;
    const CentreKeys keys = require(centre.create());
    QString token = centre.keyFile(keys.signing.certificate());
    token.chop(4);
    token += ".token";
    writeAll(token, "pkcs11:token=centre;object=signing\n" + keys.signing.certificate().toPem());
    CHECK(needsTokenPin(centre.folder.path(), keys.trust));
    CHECK(centre.load().error().is(CentreError::PassphraseMissing));
    CHECK(centre.load().error().subject() == "token");
    writeAll(token, "file:///etc/passwd\n");
    CHECK(centre.load().error().is(CryptoError::InvalidKey));
    CHECK(centre.load().error().subject() == token);
}

TEST_CASE("A folder for the keys that cannot be made is named")
{
    const Folder centre;
    writeAll(centre.path("keys"), "in the way");
    const auto made = centre.create();
    REQUIRE_FALSE(made);
    CHECK(made.error().is(FileError::NotWritable));
    CHECK(made.error().subject() == centre.path("keys"));
}

TEST_CASE("The operator is warned a month before the key set expires")
{
    KeySet keySet;
    keySet.version = 3;
    keySet.notAfter = now;
    CHECK_FALSE(keySetWarning(keySet, now - 31 * day));
    CHECK(keySetWarning(keySet, now - 29 * day)->is(CentreError::KeySetExpiresSoon));
    CHECK(keySetWarning(keySet, now - 29 * day)->detail() == toIso(now));
    CHECK(keySetWarning(keySet, now)->is(CentreError::KeySetExpired));
}

TEST_CASE("An approver's key is one file, and its certificate another")
{
    const Folder folder;
    const QString path = folder.path("anna.pem");
    const Identity made = require(createApproverKey(path, "Anna", dayPhrase, now));
    CHECK(require(readKeyFile(path, dayPhrase, KeyPurpose::Signing)).certificate().toDer()
          == made.certificate().toDer());
    CHECK(require(readCertificateFile(path + ".crt", KeyPurpose::Signing)).toDer() == made.certificate().toDer());
    CHECK(require(readCertificateFile(path, KeyPurpose::Signing)).toDer() == made.certificate().toDer());
    CHECK(readCertificateFile(path, KeyPurpose::Encryption).error().is(CryptoError::WrongKeyUsage));
    CHECK((QFileInfo(path).permissions() & others) == QFile::Permissions());
    CHECK_FALSE(readAll(path + ".crt").contains("PRIVATE"));

    CHECK(createApproverKey(path, "Anna", dayPhrase, now).error().is(CentreError::FileExists));
    CHECK(createApproverKey(folder.path("b.pem"), "Bea", Secret(), now).error().is(CentreError::PassphraseMissing));
    CHECK(readKeyFile(path, secret("wrong"), KeyPurpose::Signing).error().is(CryptoError::WrongPassPhrase));
    CHECK(readKeyFile(path, Secret(), KeyPurpose::Signing).error().is(CentreError::PassphraseMissing));
    CHECK(readKeyFile(folder.path("none"), dayPhrase, KeyPurpose::Signing).error().is(FileError::NotFound));
    writeAll(path, "no key");
    CHECK(readKeyFile(path, dayPhrase, KeyPurpose::Signing).error().is(CryptoError::InvalidCertificate));
}
