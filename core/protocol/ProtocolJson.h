// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"

#include <core/base/JsonFields.h>
#include <core/crypto/Certificate.h>
#include <core/domain/AgentId.h>

#include <optional>
#include <vector>

namespace rds {

// Private to core/protocol: what its signed documents have in common (docs/protocol.md). Whatever is wrong with one is
// error Malformed.

inline constexpr qsizetype maxNameLength = 64;
/// The largest integer that every JSON reader takes exactly (RFC 8259, section 6).
inline constexpr qint64 maxJsonInteger = (1LL << 53) - 1;
inline constexpr qint64 maxCommandSequence = 1'000'000;

/// The object of a document in its canonical form.
[[nodiscard]] Result<QJsonObject> readDocument(const QByteArray& json, qsizetype maxBytes);

/// The two fields that every document begins with.
[[nodiscard]] QJsonObject documentOf(const QString& type);
void checkDocument(JsonFields& fields, const QString& type);

[[nodiscard]] AgentId readAgentId(JsonFields& fields, const QString& key);

[[nodiscard]] QString toBase64(const QByteArray& bytes);
/// Nothing but what toBase64 writes.
[[nodiscard]] std::optional<QByteArray> fromBase64(const QString& text);

/// @{ Certificates as base64 of their DER. In an array, no key comes twice.
[[nodiscard]] QJsonArray toJson(const std::vector<Certificate>& certificates);
[[nodiscard]] std::vector<Certificate> readCertificates(JsonFields& fields, const QString& key, KeyPurpose purpose,
                                                        qsizetype minSize, qsizetype maxSize);
[[nodiscard]] std::optional<Certificate> readCertificate(JsonFields& fields, const QString& key, KeyPurpose purpose);
/// @}

/// The certificate of this key identifier, or null.
[[nodiscard]] const Certificate* findCertificate(const std::vector<Certificate>& certificates, const QByteArray& keyId);

} // namespace rds
