// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreKeys.h"

#include "CentreError.h"
#include "KeyFile.h"
#include "KeyFolder.h"
#include "KeyTimes.h"

#include <core/base/FileError.h>
#include <core/crypto/CryptoError.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace rds {

namespace {

constexpr qint64 maxKeySetBytes = 256 * 1024;
constexpr qint64 maxPemBytes = 64 * 1024;
constexpr Duration warningTime = std::chrono::hours(24 * 30);

/// Where the only key of a centre of before key sets is: in clear.
struct FormerKey {
    QString key;
    QString certificate;
};

FormerKey formerKey(const KeyFolder& folder)
{
    return {folder.file(QStringLiteral("signing-key.pem")), folder.file(QStringLiteral("signing-certificate.pem"))};
}

Result<Identity> readFormerKey(const FormerKey& files)
{
    const auto key = readFile(files.key, maxPemBytes);
    if (!key) {
        return failure(key.error());
    }
    const auto certificate = readFile(files.certificate, maxPemBytes);
    if (!certificate) {
        return failure(certificate.error());
    }
    const auto identity = Identity::fromPem(*key, *certificate, KeyPurpose::Signing);
    if (!identity) {
        const bool isKey = identity.error().is(CryptoError::InvalidKey);
        return failure(
            Error(identity.error().code(), isKey ? files.key : files.certificate, identity.error().detail()));
    }
    return identity;
}

/// The root key of this set-up or of one that was cut off. The certificate comes first: a key file without a
/// certificate beside it in the centre is somebody else's.
Result<Identity> makeRoot(const NewCentreKeys& order, const KeyFolder& folder, Timestamp now)
{
    if (QFileInfo::exists(order.rootKeyPath)) {
        const auto known = readCertificateFile(folder.rootCertificate(), KeyPurpose::Signing);
        const auto root = readCertificateFile(order.rootKeyPath, KeyPurpose::Signing);
        const bool isOurs = known && root && known->toDer() == root->toDer();
        return isOurs ? readKeyFile(order.rootKeyPath, order.rootPassPhrase, KeyPurpose::Signing)
                      : failure(CentreError::FileExists, order.rootKeyPath);
    }
    const QString rootFolder = QFileInfo(order.rootKeyPath).absolutePath();
    if (!QFileInfo::exists(rootFolder)) {
        if (!QDir().mkpath(rootFolder)) {
            return failure(FileError::NotWritable, rootFolder);
        }
        QFile::setPermissions(rootFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const auto root = Identity::generate(KeyPurpose::Signing, QStringLiteral("RDS centre root"), now - clockTolerance,
                                         now + longCertificateLifetime);
    if (!root) {
        return root;
    }
    if (const auto written = writeFileAtomically(folder.rootCertificate(), root->certificate().toPem()); !written) {
        return failure(written.error());
    }
    const auto written = writeKeyFile(order.rootKeyPath, *root, order.rootPassPhrase);
    return written ? root : failure(written.error());
}

Result<Identity> makeDayKey(KeyPurpose purpose, const QString& name, Timestamp now)
{
    return Identity::generate(purpose, name, now - clockTolerance, now + dayKeyCertificateLifetime);
}

Result<CentreKeys> makeDayKeys(const NewCentreKeys& order, const KeyFolder& folder, Timestamp now)
{
    const FormerKey former = formerKey(folder);
    const auto signing = QFileInfo::exists(former.key)
        ? readFormerKey(former)
        : makeDayKey(KeyPurpose::Signing, QStringLiteral("RDS centre signing"), now);
    if (!signing) {
        return failure(signing.error());
    }
    const auto encryption = makeDayKey(KeyPurpose::Encryption, QStringLiteral("RDS centre encryption"), now);
    if (!encryption) {
        return failure(encryption.error());
    }
    for (const Identity& identity : {*signing, *encryption}) {
        folder.drop(identity.certificate()); // of a set-up that was cut off, perhaps with another pass phrase
        if (const auto stored = folder.store(identity, order.passPhrase); !stored) {
            return failure(stored.error());
        }
    }
    return CentreKeys{{signing->certificate(), {}, {}}, *signing, {*encryption}};
}

Result<void> checkOrder(const NewCentreKeys& order, const KeyFolder& folder)
{
    if (QFileInfo::exists(folder.keySet())) {
        return failure(CentreError::AlreadySetUp, order.folder);
    }
    if (order.passPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("key"));
    }
    if (order.rootPassPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("root"));
    }
    return folder.make();
}

KeySet firstKeySet(const NewCentreKeys& order, const CentreKeys& keys, Timestamp now)
{
    KeySet keySet;
    keySet.fleet = order.fleet;
    keySet.version = 1;
    keySet.created = now;
    keySet.notAfter = now + order.lifetime;
    keySet.signing = {keys.signing.certificate()};
    keySet.encryption = {keys.encryption.front().certificate()};
    return keySet;
}

Error atFile(const Error& error, const QString& path)
{
    return {error.code(), path, error.detail().isEmpty() ? error.subject() : error.detail()};
}

} // namespace

Result<CentreKeys> createCentreKeys(const NewCentreKeys& order, Timestamp now)
{
    const KeyFolder folder(order.folder);
    if (const auto checked = checkOrder(order, folder); !checked) {
        return failure(checked.error());
    }
    const auto root = makeRoot(order, folder, now);
    if (!root) {
        return failure(root.error());
    }
    auto keys = makeDayKeys(order, folder, now);
    if (!keys) {
        return keys;
    }
    const KeySet keySet = firstKeySet(order, *keys, now);
    const auto signedKeySet = signKeySet(keySet, *root);
    if (!signedKeySet) {
        return failure(signedKeySet.error());
    }
    keys->trust = {root->certificate(), keySet, *signedKeySet};
    // From here on the centre has its keys; before, all of this can be done again.
    if (const auto written = writeFileAtomically(folder.keySet(), *signedKeySet); !written) {
        return failure(written.error());
    }
    const FormerKey former = formerKey(folder);
    QFile::remove(former.key);
    QFile::remove(former.certificate);
    return keys;
}

Result<CentreTrust> loadCentreTrust(const QString& centreFolder, const QString& fleet)
{
    const KeyFolder folder(centreFolder);
    for (const QString& path : {folder.rootCertificate(), folder.keySet()}) {
        if (!QFileInfo::exists(path)) {
            return failure(CentreError::KeysMissing, path);
        }
    }
    const auto root = readCertificateFile(folder.rootCertificate(), KeyPurpose::Signing);
    if (!root) {
        return failure(root.error());
    }
    const auto signedKeySet = readFile(folder.keySet(), maxKeySetBytes);
    if (!signedKeySet) {
        return failure(signedKeySet.error());
    }
    const auto keySet = readKeySet(*signedKeySet, *root, fleet);
    return keySet ? Result<CentreTrust>(CentreTrust{*root, *keySet, *signedKeySet})
                  : failure(atFile(keySet.error(), folder.keySet()));
}

bool needsTokenPin(const QString& centreFolder, const CentreTrust& trust)
{
    return KeyFolder(centreFolder).isOnToken(trust.keySet.signing.front());
}

Result<CentreKeys> loadCentreKeys(const QString& centreFolder, const CentreTrust& trust, const KeySecrets& secrets)
{
    const KeyFolder folder(centreFolder);
    auto signing = folder.open(trust.keySet.signing.front(), secrets);
    if (!signing) {
        return failure(signing.error());
    }
    std::vector<Identity> encryption;
    for (const Certificate& certificate : trust.keySet.encryption) {
        if (!encryption.empty() && !folder.has(certificate)) {
            continue;
        }
        auto identity = folder.open(certificate, secrets);
        if (!identity) {
            return failure(identity.error());
        }
        encryption.push_back(*std::move(identity));
    }
    return CentreKeys{trust, *std::move(signing), std::move(encryption)};
}

std::optional<Error> keySetWarning(const KeySet& keySet, Timestamp now)
{
    if (keySet.notAfter > now + warningTime) {
        return std::nullopt;
    }
    const CentreError code = keySet.notAfter <= now ? CentreError::KeySetExpired : CentreError::KeySetExpiresSoon;
    return Error(make_error_code(code), QString::number(keySet.version), toIso(keySet.notAfter));
}

} // namespace rds
