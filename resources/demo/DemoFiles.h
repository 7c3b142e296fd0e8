// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

/// Makes the demo's files readable under `demoFilesFolder()`; call it before the first use, as often as you like.
///
/// There: `fleet.csv`; `install.sh`, the install script of the demo package; `module-kinds.csv`; and, per software
/// version, `releases/<version>/` with `version-report.txt` and every module that the report lists.
void initDemoFiles();

/// `:/demo`
[[nodiscard]] QString demoFilesFolder();

} // namespace rds
