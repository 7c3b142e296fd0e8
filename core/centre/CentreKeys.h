// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>
#include <core/protocol/KeySet.h>

#include <optional>
#include <vector>

namespace rds {

// The folder `keys/` of a centre, owner only:
//
//     root-certificate.pem     whom agents pin; the private half is elsewhere (KeyFile.h)
//     key-set.p7m              the key set in force, signed by the root
//     <key id>.pem             a private key of the day: encrypted PKCS#8, then its certificate
//     <key id>.token           a PKCS#11 URI, then the certificate of the key that stays on that token

/// What is no secret about a centre's keys.
struct CentreTrust {
    Certificate root;
    KeySet keySet; ///< in force
    QByteArray signedKeySet;
};

/// The keys of the day, ready for use.
struct CentreKeys {
    CentreTrust trust;
    Identity signing; ///< of keySet.signing.front()
    std::vector<Identity> encryption; ///< those of keySet.encryption whose private half is here; the first one is
};

/// What opens the keys of the day.
struct KeySecrets {
    Secret passPhrase;
    Secret tokenPin; ///< only where needsTokenPin
};

inline constexpr Duration defaultKeySetLifetime = std::chrono::hours(24 * 365);

/// What a new centre needs.
struct NewCentreKeys {
    QString folder; ///< of the centre
    QString fleet;
    QString rootKeyPath; ///< new file for the root key
    Secret passPhrase; ///< of the keys of the day
    Secret rootPassPhrase;
    Duration lifetime = defaultKeySetLifetime; ///< of key set 1
};

/// Makes root key, signing key, encryption key and key set 1. A centre of before key sets keeps its signing key, now
/// encrypted. What was cut off before its end may be called again. Errors CentreError::AlreadySetUp (there is a key
/// set), FileExists (the root key's file), PassphraseMissing (subject: `key` or `root`), FileError, CryptoError.
[[nodiscard]] Result<CentreKeys> createCentreKeys(const NewCentreKeys& order, Timestamp now);

/// Needs no pass phrase. Errors CentreError::KeysMissing, FileError, CryptoError, ProtocolError; the subject is the
/// file. An expired key set is no error here.
[[nodiscard]] Result<CentreTrust> loadCentreTrust(const QString& centreFolder, const QString& fleet);

/// Whether the signing key in force is on a PKCS#11 token.
[[nodiscard]] bool needsTokenPin(const QString& centreFolder, const CentreTrust& trust);

/// Errors PassphraseMissing (subject: `key` or `token`), CryptoError::WrongPassPhrase and others, KeysMissing,
/// FileError; the subject is the file.
[[nodiscard]] Result<CentreKeys> loadCentreKeys(const QString& centreFolder, const CentreTrust& trust,
                                                const KeySecrets& secrets);

/// KeySetExpired, or KeySetExpiresSoon (within 30 days), with the day as detail; none where all is well.
[[nodiscard]] std::optional<Error> keySetWarning(const KeySet& keySet, Timestamp now);

} // namespace rds
