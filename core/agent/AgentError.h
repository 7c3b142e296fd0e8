// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why an agent does not start or did not do something. The subject is a path, with the field where there is one.
enum class AgentError {
    InvalidSettings = 1, ///< the detail says what is wrong with the field
    SettingsExposed, ///< others than the owner may read the file, and it holds keys
    InvalidState,
    InvalidRelease,
    NotProvisioned, ///< no modules are installed yet
    AlreadyProvisioned, ///< modules are installed already
    BadModuleFolder, ///< the first modules: a file is missing, or one too many
    FolderInUse, ///< another agent runs on this data folder
    ScriptNotStarted,
    InvalidKeys, ///< a key file of the agent is damaged or incomplete; the detail says what to do
};

[[nodiscard]] std::error_code make_error_code(AgentError code);

} // namespace rds
