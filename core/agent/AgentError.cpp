// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(AgentError code)
{
    switch (code) {
    case AgentError::InvalidSettings:
        return "settings file is not valid";
    case AgentError::SettingsExposed:
        return "settings file may be read by others";
    case AgentError::InvalidState:
        return "state file is not valid";
    case AgentError::InvalidRelease:
        return "release record is not valid";
    case AgentError::NotProvisioned:
        return "no modules are installed";
    case AgentError::AlreadyProvisioned:
        return "modules are installed already";
    case AgentError::BadModuleFolder:
        return "folder does not hold what its version report lists";
    case AgentError::FolderInUse:
        return "another agent uses this folder";
    case AgentError::ScriptNotStarted:
        return "install script could not be started";
    case AgentError::InvalidKeys:
        return "key file is not valid";
    }
    return "unknown agent error";
}

} // namespace

std::error_code make_error_code(AgentError code)
{
    return errorCode(code, "agent", &text);
}

} // namespace rds
