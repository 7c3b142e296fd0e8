// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ModuleStore.h"

namespace rds {

/// What a new agent begins with: a release's report and the bytes of every module that it lists.
struct InitialRelease {
    VersionReport report;
    qint64 releaseSequence = 0;
    std::vector<ModuleFile> files;
};

/// Reads `version-report.txt` and the modules beside it; there is nothing else in the folder.
/// Errors BadModuleFolder, DomainError, FileError.
[[nodiscard]] Result<InitialRelease> readInitialRelease(const QString& folder);

/// Sets a new agent up: makes its folder and installs its first modules. Error AlreadyProvisioned.
[[nodiscard]] Result<void> provision(const AgentFolder& folder, const InitialRelease& initial);

} // namespace rds
