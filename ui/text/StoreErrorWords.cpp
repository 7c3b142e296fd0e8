// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/base/FileError.h>
#include <core/domain/DomainError.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace

ErrorWords errorWords(FileError code)
{
    switch (code) {
    case FileError::NotFound:
        return {ErrorText::tr("The file does not exist."), ErrorText::tr("Check its name and folder.")};
    case FileError::NotReadable:
        return {ErrorText::tr("The file cannot be read."), ErrorText::tr("Check its permissions.")};
    case FileError::NotWritable:
        return {ErrorText::tr("The file cannot be written."),
                ErrorText::tr("Check the permissions of the file and its folder, or choose another folder.")};
    case FileError::DiskFull:
        return {ErrorText::tr("The disk is full; nothing was written."),
                ErrorText::tr("Free some space and try again.")};
    case FileError::TooLarge:
        return {ErrorText::tr("The file is too large."), ErrorText::tr("Choose the right file, or a smaller one.")};
    case FileError::NotAFile:
        return {ErrorText::tr("This is not a regular file."), ErrorText::tr("Choose a file.")};
    }
    return {};
}

ErrorWords errorWords(DomainError code)
{
    switch (code) {
    case DomainError::InvalidAgentId:
        return {ErrorText::tr("This is not an agent ID."),
                ErrorText::tr("An ID has 1 to 64 letters, digits, dots, hyphens or underscores, and begins with a "
                              "letter or digit.")};
    case DomainError::InvalidMailAddress:
        return {ErrorText::tr("This is not a mail address."),
                ErrorText::tr("Write it as name@domain, in ASCII letters.")};
    case DomainError::InvalidSoftwareVersion:
        return {ErrorText::tr("This is not a version in the common format."),
                ErrorText::tr("Write it like 1.0.02 or 1.0.02-0.")};
    case DomainError::InvalidModule:
        return {ErrorText::tr("This is not a module."),
                ErrorText::tr("A module needs a name of letters, digits, dots, hyphens or underscores, a version and "
                              "a date.")};
    case DomainError::InvalidVersionReport:
        return {ErrorText::tr("This is not a version report."), ErrorText::tr("Ask the agent for its version again.")};
    case DomainError::DuplicateAgent:
        return {ErrorText::tr("An agent with this ID is in the list already."),
                ErrorText::tr("Use another ID, or remove the other agent first.")};
    case DomainError::DuplicateMailAddress:
        return {ErrorText::tr("This mail address belongs to another agent."),
                ErrorText::tr("Give each agent an address of its own.")};
    case DomainError::UnknownAgent:
        return {ErrorText::tr("There is no such agent in the list."), ErrorText::tr("Check the agent ID.")};
    case DomainError::UnknownBatch:
        return {ErrorText::tr("There is no such batch update."), ErrorText::tr("Start one first.")};
    case DomainError::UnknownPackage:
        return {ErrorText::tr("There is no such update package."), ErrorText::tr("Choose the package file again.")};
    case DomainError::BatchRunning:
        return {ErrorText::tr("A batch update is running."), ErrorText::tr("Wait until it has ended.")};
    case DomainError::NothingToRetry:
        return {ErrorText::tr("No agent has failed."), ErrorText::tr("There is nothing to retry.")};
    case DomainError::NoAgentsSelected:
        return {ErrorText::tr("There are no agents to update."),
                ErrorText::tr("Add agents to the list, or select some.")};
    case DomainError::NotesTooLong:
        return {ErrorText::tr("The note is too long."), ErrorText::tr("Shorten it to 1,000 characters.")};
    }
    return {};
}

} // namespace rds
