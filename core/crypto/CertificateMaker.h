// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Certificate.h"
#include "OpenSsl.h"

namespace rds {

/// A self-signed X.509 version 3 certificate of `key`, as DER: random serial number of 128 bits, subject and issuer
/// `commonName`, critical basic constraints (no authority) and key usage, extended key usage e-mail protection,
/// subject key identifier (RFC 5280, section 4.2). The container of a pinned key; it chains to nothing.
/// Error KeyGenerationFailed.
[[nodiscard]] Result<QByteArray> makeCertificate(EVP_PKEY* key, KeyPurpose purpose, const QString& commonName,
                                                 Timestamp notBefore, Timestamp notAfter);

} // namespace rds
