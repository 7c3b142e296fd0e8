// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Why a package was not built or not accepted. The subject is a file or a member.
enum class PackageError {
    NoModules = 1,
    EmptyScript,
    ScriptNotText,
    ModuleMissing,
    DuplicateModule,
    InvalidModuleName,
    InvalidModuleVersion,
    TooLarge,
    InvalidManifest,
    InvalidArchive,
    MemberNotAllowed, ///< a member of a kind or name that no package has, or twice, or that the manifest does not list
    MemberMissing, ///< the manifest lists it
    MemberMismatch, ///< other bytes than the manifest says
    ArchiveFailed,
    ScriptHasCarriageReturns, ///< CRLF line ends: `sh` would take the CR for part of each word
};

[[nodiscard]] std::error_code make_error_code(PackageError code);

} // namespace rds
