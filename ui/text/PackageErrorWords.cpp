// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/package/PackageError.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString getAgain()
{
    return ErrorText::tr("Build the package again, or get an undamaged copy.");
}

} // namespace

ErrorWords errorWords(PackageError code)
{
    switch (code) {
    case PackageError::NoModules:
        return {ErrorText::tr("The package has no modules."), ErrorText::tr("Add at least one module.")};
    case PackageError::EmptyScript:
        return {ErrorText::tr("The install script is empty."), ErrorText::tr("Write the script, or choose another.")};
    case PackageError::ScriptNotText:
        return {ErrorText::tr("The install script is not a shell script."),
                ErrorText::tr("It must be text and begin with #!/bin/sh.")};
    case PackageError::ScriptHasCarriageReturns:
        return {ErrorText::tr("The install script has Windows line ends, which /bin/sh does not understand."),
                ErrorText::tr("Save it with Unix line ends (LF).")};
    case PackageError::ModuleMissing:
        return {ErrorText::tr("The module’s file does not exist."), ErrorText::tr("Check its name and folder.")};
    case PackageError::DuplicateModule:
        return {ErrorText::tr("The package has two modules of this name."),
                ErrorText::tr("Remove one, or give it another name.")};
    case PackageError::InvalidModuleName:
        return {ErrorText::tr("The module’s name is not allowed."),
                ErrorText::tr("Use letters, digits, dots, hyphens and underscores only.")};
    case PackageError::InvalidModuleVersion:
        return {ErrorText::tr("The module’s version is not in the common format."),
                ErrorText::tr("Write it like 1.0.02.")};
    case PackageError::TooLarge:
        return {ErrorText::tr("The package is larger than allowed."),
                ErrorText::tr("Leave out modules, or send them in several packages.")};
    case PackageError::InvalidManifest:
        return {ErrorText::tr("The package’s list of contents is not valid."), getAgain()};
    case PackageError::InvalidArchive:
        return {ErrorText::tr("This is not an update package, or it is damaged."), getAgain()};
    case PackageError::MemberNotAllowed:
        return {ErrorText::tr("The package holds something that is not allowed in one."), getAgain()};
    case PackageError::MemberMissing:
        return {ErrorText::tr("A file that the package’s list of contents names is missing in it."), getAgain()};
    case PackageError::MemberMismatch:
        return {ErrorText::tr("A file in the package is not the one that its list of contents names."), getAgain()};
    case PackageError::ArchiveFailed:
        return {ErrorText::tr("The package could not be packed."), ErrorText::tr("Check free memory and try again.")};
    }
    return {};
}

} // namespace rds
