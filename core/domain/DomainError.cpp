// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DomainError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(DomainError code)
{
    switch (code) {
    case DomainError::InvalidAgentId:
        return "not an agent ID";
    case DomainError::InvalidMailAddress:
        return "not a mail address";
    case DomainError::InvalidSoftwareVersion:
        return "not a version in the common format";
    case DomainError::InvalidModule:
        return "not a module";
    case DomainError::InvalidVersionReport:
        return "not a version report";
    case DomainError::DuplicateAgent:
        return "agent ID exists already";
    case DomainError::DuplicateMailAddress:
        return "mail address belongs to another agent";
    case DomainError::UnknownAgent:
        return "no such agent";
    case DomainError::UnknownBatch:
        return "no such batch";
    case DomainError::UnknownPackage:
        return "no such package";
    case DomainError::BatchRunning:
        return "a batch is running";
    case DomainError::NothingToRetry:
        return "no agent has failed";
    case DomainError::NoAgentsSelected:
        return "no agents to update";
    case DomainError::NotesTooLong:
        return "note is too long";
    case DomainError::InvalidTime:
        return "not a date and time";
    case DomainError::NotEnrolled:
        return "agent is not enrolled";
    case DomainError::InvalidHardwareClass:
        return "not a hardware class";
    }
    return "unknown domain error";
}

} // namespace

std::error_code make_error_code(DomainError code)
{
    return errorCode(code, "domain", &text);
}

} // namespace rds
