// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

/// Text from outside for a terminal or a log: control characters (escape sequences among them) and bidirectional
/// overrides become U+FFFD; line ends and tabs stay.
[[nodiscard]] QString printable(QString text);

} // namespace rds
