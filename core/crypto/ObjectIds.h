// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArrayView>

namespace rds::oid {

// Object identifiers as the content octets of their DER.
inline constexpr QByteArrayView data("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"); // RFC 5652, 4
inline constexpr QByteArrayView signedData("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"); // RFC 5652, 5.1
inline constexpr QByteArrayView authEnvelopedData("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"); // RFC 5083, 2.1
inline constexpr QByteArrayView contentType("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"); // RFC 5652, 11.1
inline constexpr QByteArrayView messageDigest("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"); // RFC 5652, 11.2
inline constexpr QByteArrayView signingTime("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"); // RFC 5652, 11.3
inline constexpr QByteArrayView sha256("\x60\x86\x48\x01\x65\x03\x04\x02\x01"); // RFC 5754, 2.2
inline constexpr QByteArrayView ecdsaWithSha256("\x2a\x86\x48\xce\x3d\x04\x03\x02"); // RFC 5758, 3.2
inline constexpr QByteArrayView aes256Gcm("\x60\x86\x48\x01\x65\x03\x04\x01\x2e"); // RFC 5084, 3.2
inline constexpr QByteArrayView aes256Wrap("\x60\x86\x48\x01\x65\x03\x04\x01\x2d"); // RFC 3565, 2.3.2
inline constexpr QByteArrayView ecPublicKey("\x2a\x86\x48\xce\x3d\x02\x01"); // RFC 5480, 2.1.1
inline constexpr QByteArrayView prime256v1("\x2a\x86\x48\xce\x3d\x03\x01\x07"); // RFC 5480, 2.1.1.1
inline constexpr QByteArrayView stdDhSha256Kdf("\x2b\x81\x04\x01\x0b\x01"); // RFC 5753, 7.1.4

} // namespace rds::oid
