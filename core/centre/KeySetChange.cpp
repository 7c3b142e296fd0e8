// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeySetChange.h"

#include "CentreError.h"
#include "KeyFolder.h"
#include "KeyTimes.h"

#include <core/base/FileError.h>
#include <core/crypto/Cms.h>
#include <core/crypto/TokenKey.h>

#include <algorithm>

namespace rds {

namespace {

bool contains(const std::vector<Certificate>& certificates, const Certificate& wanted)
{
    return std::any_of(certificates.begin(), certificates.end(),
                       [&](const Certificate& certificate) { return certificate.keyId() == wanted.keyId(); });
}

Result<Identity> newFileKey(const KeyFolder& folder, KeyPurpose purpose, const QString& name, const Secret& passPhrase,
                            Timestamp now)
{
    auto identity = Identity::generate(purpose, name, now - clockTolerance, now + dayKeyCertificateLifetime);
    if (!identity) {
        return identity;
    }
    const auto stored = folder.store(*identity, passPhrase);
    return stored ? identity : failure(stored.error());
}

Result<Identity> newTokenKey(const KeyFolder& folder, const QString& uri, const Secret& pin, Timestamp now)
{
    if (!isTokenUri(uri)) {
        return failure(CentreError::InvalidSetting, QStringLiteral("signing-token"), uri);
    }
    if (pin.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("token"));
    }
    auto identity = certifyTokenKey(uri, pin, KeyPurpose::Signing, QStringLiteral("RDS centre signing"),
                                    now - clockTolerance, now + dayKeyCertificateLifetime);
    if (!identity) {
        return identity;
    }
    const auto stored = folder.storeToken(identity->certificate(), uri);
    return stored ? identity : failure(stored.error());
}

/// The new key first, then those of before, which are dropped from the end where there are too many.
std::vector<Certificate> withNewKey(const Certificate& newKey, const std::vector<Certificate>& before, bool revokeOld)
{
    std::vector<Certificate> keys{newKey};
    for (const Certificate& old : before) {
        if (!revokeOld && !contains(keys, old) && keys.size() < maxKeySetSigners) {
            keys.push_back(old);
        }
    }
    return keys;
}

/// A mistyped pass phrase must not lock new keys away. Where the old keys are revoked it may be a new one.
Result<void> checkPassPhrase(const KeyFolder& folder, const CentreTrust& trust, const KeyRotation& rotation,
                             const KeySecrets& secrets)
{
    if (secrets.passPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("key"));
    }
    if (rotation.revokeOld) {
        return {};
    }
    const auto opened = folder.open(trust.keySet.encryption.front(), secrets);
    return opened ? Result<void>() : failure(opened.error());
}

KeySet nextKeySet(const CentreTrust& trust, Timestamp now)
{
    KeySet next = trust.keySet;
    ++next.version;
    next.created = now;
    return next;
}

Result<void> checkPrivateHalves(const KeyFolder& folder, const KeySet& keySet)
{
    for (const Certificate& needed : {keySet.signing.front(), keySet.encryption.front()}) {
        if (!folder.has(needed)) {
            return failure(CentreError::KeysMissing, folder.keyPath(needed));
        }
    }
    return {};
}

void dropRevoked(const KeyFolder& folder, const KeySet& before, const KeySet& now)
{
    for (const Certificate& old : before.signing) {
        if (!contains(now.signing, old)) {
            folder.drop(old);
        }
    }
    for (const Certificate& old : before.encryption) {
        if (!contains(now.encryption, old)) {
            folder.drop(old);
        }
    }
}

} // namespace

Result<KeySet> draftRotation(const QString& centreFolder, const CentreTrust& trust, const KeyRotation& rotation,
                             const KeySecrets& secrets, Timestamp now)
{
    const KeyFolder folder(centreFolder);
    if (const auto checked = checkPassPhrase(folder, trust, rotation, secrets); !checked) {
        return failure(checked.error());
    }
    const auto signing = rotation.signingToken.isEmpty()
        ? newFileKey(folder, KeyPurpose::Signing, QStringLiteral("RDS centre signing"), secrets.passPhrase, now)
        : newTokenKey(folder, rotation.signingToken, secrets.tokenPin, now);
    if (!signing) {
        return failure(signing.error());
    }
    const auto encryption =
        newFileKey(folder, KeyPurpose::Encryption, QStringLiteral("RDS centre encryption"), secrets.passPhrase, now);
    if (!encryption) {
        return failure(encryption.error());
    }
    KeySet next = nextKeySet(trust, now);
    next.notAfter = now + rotation.lifetime;
    next.signing = withNewKey(signing->certificate(), trust.keySet.signing, rotation.revokeOld);
    next.encryption = withNewKey(encryption->certificate(), trust.keySet.encryption, rotation.revokeOld);
    return next;
}

Result<KeySet> draftApprovers(const CentreTrust& trust, std::vector<Certificate> approvers, int required, Timestamp now)
{
    KeySet next = nextKeySet(trust, now);
    next.approvers.clear();
    for (Certificate& approver : approvers) {
        if (!contains(next.approvers, approver)) {
            next.approvers.push_back(std::move(approver));
        }
    }
    const auto count = static_cast<qsizetype>(next.approvers.size());
    if (count > maxKeySetApprovers) {
        return failure(CentreError::TooManyApprovers, QString::number(count), QString::number(maxKeySetApprovers));
    }
    if (required < 0 || required > count) {
        return failure(CentreError::ApproversMissing, {}, QStringLiteral("%1 of %2").arg(count).arg(required));
    }
    next.approvalsRequired = required;
    return next;
}

Result<QByteArray> signDraft(const CentreTrust& trust, const KeySet& draft, const Identity& root)
{
    if (root.certificate().keyId() != trust.root.keyId()) {
        return failure(CentreError::RootKeyDoesNotMatch, QString::fromLatin1(root.certificate().keyId().toHex()));
    }
    return signKeySet(draft, root);
}

Result<CentreTrust> installKeySet(const QString& centreFolder, const CentreTrust& trust, const QByteArray& signedKeySet,
                                  Timestamp now)
{
    const auto signer = cms::claimedSigner(signedKeySet);
    if (signer && *signer != trust.root.keyId()) {
        return failure(CentreError::RootKeyDoesNotMatch, QString::fromLatin1(signer->toHex()));
    }
    auto next = readKeySet(signedKeySet, trust.root, trust.keySet.fleet);
    if (!next) {
        return failure(next.error());
    }
    if (next->version <= trust.keySet.version) {
        return failure(CentreError::KeySetNotNewer, {},
                       QStringLiteral("%1, %2").arg(next->version).arg(trust.keySet.version));
    }
    if (next->notAfter <= now) {
        return failure(CentreError::KeySetExpired, QString::number(next->version), toIso(next->notAfter));
    }
    const KeyFolder folder(centreFolder);
    if (const auto complete = checkPrivateHalves(folder, *next); !complete) {
        return failure(complete.error());
    }
    if (const auto written = writeFileAtomically(folder.keySet(), signedKeySet); !written) {
        return failure(written.error());
    }
    dropRevoked(folder, trust.keySet, *next);
    return CentreTrust{trust.root, *std::move(next), signedKeySet};
}

} // namespace rds
