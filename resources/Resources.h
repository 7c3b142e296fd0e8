// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

namespace rds {

/// Makes `:/icons/…` readable. A static library's resources are linked only when they are asked for;
/// calling it again does nothing.
void initIcons();

/// Makes `:/i18n/rds_<language>.qm` readable. The same holds.
void initTranslations();

} // namespace rds
