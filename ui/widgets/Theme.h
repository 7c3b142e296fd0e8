// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

namespace rds {

enum class Theme {
    System, ///< light or dark as the desktop is when this is called
    Light,
    Dark,
};

/// The look of the whole application: the desktop's own style where it has one for Qt, else calm colours of our
/// own. Light and Dark never ask the desktop. Call it after QApplication is made.
void applyTheme(Theme theme);

} // namespace rds
