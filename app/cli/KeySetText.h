// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/centre/CentreKeys.h>

#include <QStringList>

class QJsonObject;

namespace rds::cli {

/// A key set as lines for people: version, validity, keys and the two-person rule.
[[nodiscard]] QStringList keySetLines(const KeySet& keySet);
/// The same for scripts. Keys are named by their identifiers in hex, times are UTC.
[[nodiscard]] QJsonObject keySetJson(const KeySet& keySet);

/// The identifier of a certificate's key, in hex.
[[nodiscard]] QString keyName(const Certificate& certificate);
/// SHA-256 of the whole certificate, as `openssl x509 -fingerprint -sha256` prints it.
[[nodiscard]] QString fingerprint(const Certificate& certificate);

} // namespace rds::cli
