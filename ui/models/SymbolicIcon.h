// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Tint.h"

#include <QIcon>

namespace rds {

/// One of `resources/icons/NAME.svg`, drawn in the colour that `tint` has in the application's palette at the
/// moment of painting: it follows a change of theme by itself. Sharp at every size and scale.
[[nodiscard]] QIcon symbolicIcon(const QString& name, Tint tint = Tint::Text);
[[nodiscard]] QIcon stateIcon(TargetState state);
/// The program's own icon, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace rds
