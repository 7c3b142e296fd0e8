// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Identity.h"

namespace rds {

/// Whether the text names a key on a PKCS#11 token (RFC 7512): `pkcs11:token=…;object=…`.
[[nodiscard]] bool isTokenUri(const QString& text);

/// The identity of a P-256 key that stays on its PKCS#11 token (a smart card, an HSM). Signing with it goes through
/// the token's library, which the `module-path` attribute of the URI names, or p11-kit's. The URI names the key
/// (`object` or `id`) and holds no PIN. Errors TokenFailed, KeyDoesNotMatch, InvalidCertificate, WrongKeyUsage (also
/// for any purpose but signing).
[[nodiscard]] Result<Identity> openTokenIdentity(const QString& uri, const Secret& pin, const QByteArray& certificate,
                                                 KeyPurpose purpose);

/// A certificate for such a key, self-signed by the token, and the identity with it. Errors TokenFailed,
/// KeyGenerationFailed, WrongKeyUsage.
[[nodiscard]] Result<Identity> certifyTokenKey(const QString& uri, const Secret& pin, KeyPurpose purpose,
                                               const QString& commonName, Timestamp notBefore, Timestamp notAfter);

} // namespace rds
