// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PackageError.h"

class QJsonObject;

namespace rds {

/// Canonical JSON: UTF-8, keys sorted, no white space, integers only. One object has one form. See docs/protocol.md.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject& object);

/// One object and nothing after it, depth at most 8, at most `maxBytes`. Error InvalidManifest.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray& json, qsizetype maxBytes);

/// The same for what others have signed: only the canonical form is taken, so that a field that is there twice, or a
/// number in another notation, cannot be read in two ways. Error InvalidManifest.
[[nodiscard]] Result<QJsonObject> parseCanonicalJson(const QByteArray& json, qsizetype maxBytes);

} // namespace rds
