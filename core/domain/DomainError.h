// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Values from outside that are not what the domain allows.
enum class DomainError {
    InvalidAgentId = 1,
    InvalidMailAddress,
    InvalidSoftwareVersion,
    InvalidModule,
    InvalidVersionReport,
    DuplicateAgent,
    DuplicateMailAddress,
    UnknownAgent,
    UnknownBatch,
    UnknownPackage,
    BatchRunning,
    NothingToRetry,
    NoAgentsSelected,
    NotesTooLong,
    InvalidTime,
    NotEnrolled, ///< subject: the agent
    InvalidHardwareClass,
};

[[nodiscard]] std::error_code make_error_code(DomainError code);

} // namespace rds
