// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PackageError.h"

#include <core/domain/PackageManifest.h>

class QJsonObject;

namespace rds {

/// Canonical JSON: UTF-8, keys sorted, no white space, integers only. See docs/protocol.md.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject& object);

/// One object and nothing after it; duplicate-free by construction of QJsonDocument, depth at most 8,
/// at most `maxBytes`. Error InvalidManifest.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray& json, qsizetype maxBytes);

[[nodiscard]] QJsonObject toJson(const PackageManifest& manifest);
/// Every field is checked; an unknown field or a missing one is an error. Error InvalidManifest, subject: the field.
[[nodiscard]] Result<PackageManifest> manifestFromJson(const QJsonObject& object);

} // namespace rds
