// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

namespace rds {

/// Keeps keys, pass phrases and passwords out of crash dumps: this process leaves no core file, whatever takes them on
/// this machine, and no other process of the user reads its memory. What it starts may have core files again.
/// To be called first in `main`.
void forbidCrashDumps();

} // namespace rds
