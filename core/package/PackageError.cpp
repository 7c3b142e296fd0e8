// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageError.h"

#include <core/base/ErrorCategory.h>

namespace rds {

namespace {

const char* text(PackageError code)
{
    switch (code) {
    case PackageError::NoModules:
        return "package has no modules";
    case PackageError::EmptyScript:
        return "install script is empty";
    case PackageError::ScriptNotText:
        return "install script is not a script";
    case PackageError::ModuleMissing:
        return "module file not found";
    case PackageError::DuplicateModule:
        return "module is named twice";
    case PackageError::InvalidModuleName:
        return "not a module name";
    case PackageError::InvalidModuleVersion:
        return "module version is not in the common format";
    case PackageError::TooLarge:
        return "package is over the limits";
    case PackageError::InvalidManifest:
        return "manifest is not valid";
    case PackageError::InvalidArchive:
        return "archive cannot be read";
    case PackageError::MemberNotAllowed:
        return "archive member is not allowed";
    case PackageError::MemberMissing:
        return "archive lacks a member of the manifest";
    case PackageError::MemberMismatch:
        return "archive member is not what the manifest says";
    case PackageError::ArchiveFailed:
        return "archive was not written";
    case PackageError::ScriptHasCarriageReturns:
        return "install script has CRLF line ends";
    }
    return "unknown package error";
}

} // namespace

std::error_code make_error_code(PackageError code)
{
    return errorCode(code, "package", &text);
}

} // namespace rds
