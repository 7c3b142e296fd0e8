// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>

namespace rds {

/// A private key that is carried about (the root's, an approver's): encrypted PKCS#8 and its certificate, two PEM
/// blocks in one file, owner only. Never overwrites. Errors CentreError::FileExists, FileError, CryptoError.
[[nodiscard]] Result<void> writeKeyFile(const QString& path, const Identity& identity, const Secret& passPhrase);

/// Errors CentreError::PassphraseMissing, CryptoError (WrongPassPhrase, InvalidKey, …), FileError; the subject is the
/// file.
[[nodiscard]] Result<Identity> readKeyFile(const QString& path, const Secret& passPhrase, KeyPurpose purpose);

/// The certificate alone, of such a file or of a certificate file; needs no pass phrase. Errors CryptoError, FileError.
[[nodiscard]] Result<Certificate> readCertificateFile(const QString& path, KeyPurpose purpose);

/// Makes the key of an approver (two-person rule): `path` with the encrypted key, and `path` + `.crt` with the
/// certificate alone, which the centre gets. Errors as of writeKeyFile.
[[nodiscard]] Result<Identity> createApproverKey(const QString& path, const QString& name, const Secret& passPhrase,
                                                 Timestamp now);

} // namespace rds
