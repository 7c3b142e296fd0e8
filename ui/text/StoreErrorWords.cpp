// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/base/Csv.h>
#include <core/base/FileError.h>
#include <db/DbError.h>

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

ErrorWords errorWords(CsvError code)
{
    switch (code) {
    case CsvError::NotUtf8:
        return {ErrorText::tr("The file is not UTF-8 text."),
                ErrorText::tr("In the spreadsheet, save it as “CSV UTF-8”; nothing was imported.")};
    case CsvError::TooLarge:
        return {ErrorText::tr("The CSV file is too large."), ErrorText::tr("Divide it into smaller files.")};
    case CsvError::UnclosedQuote:
        return {ErrorText::tr("A quotation mark is opened and never closed."),
                ErrorText::tr("Correct the line and try again; nothing was imported.")};
    case CsvError::TextAfterQuote:
        return {ErrorText::tr("Text follows a closing quotation mark."),
                ErrorText::tr("Double quotation marks inside a field; nothing was imported.")};
    case CsvError::MissingColumn:
        return {ErrorText::tr("A column that is needed is missing."),
                ErrorText::tr("The first line must name agent_id and mail_address; nothing was imported.")};
    case CsvError::WrongFieldCount:
        return {ErrorText::tr("The line has more or fewer fields than the first line."),
                ErrorText::tr("Correct the line and try again; nothing was imported.")};
    case CsvError::Empty:
        return {ErrorText::tr("The file holds no lines."), ErrorText::tr("Choose the right file.")};
    }
    return {};
}

ErrorWords errorWords(DbError code)
{
    switch (code) {
    case DbError::CannotOpen:
        return {ErrorText::tr("The database cannot be opened."),
                ErrorText::tr("Check that its folder exists and that you may write there.")};
    case DbError::NotWritable:
        return {ErrorText::tr("The database cannot be written."),
                ErrorText::tr("Check the permissions of the file and its folder.")};
    case DbError::NotADatabase:
        return {ErrorText::tr("The file is not a database."),
                ErrorText::tr("Choose another data folder, or restore the database from a backup.")};
    case DbError::ForeignDatabase:
        return {ErrorText::tr("The database belongs to another program."),
                ErrorText::tr("Choose another data folder.")};
    case DbError::Corrupt:
        return {ErrorText::tr("The database is damaged."), ErrorText::tr("Restore it from a backup.")};
    case DbError::NewerSchema:
        return {ErrorText::tr("The database was made by a newer version of this program."),
                ErrorText::tr("Update this program; the database was not changed.")};
    case DbError::Locked:
        return {ErrorText::tr("Another program is using the database."),
                ErrorText::tr("Close the other program, or wait; it is tried again by itself.")};
    case DbError::DiskFull:
        return {ErrorText::tr("The disk is full; nothing of the change was kept."),
                ErrorText::tr("Free some space and try again.")};
    case DbError::IoFailed:
        return {ErrorText::tr("The database cannot be read or written."), ErrorText::tr("Check the disk.")};
    case DbError::BackupFailed:
        return {ErrorText::tr("No backup of the database could be made, so it was left as it was."),
                ErrorText::tr("Check free space and permissions, then start again.")};
    case DbError::MigrationFailed:
        return {ErrorText::tr("The database could not be brought up to date."),
                ErrorText::tr("Its backup is beside it; report the problem.")};
    case DbError::ConstraintViolated:
        return {ErrorText::tr("The database refused a value that contradicts others."),
                ErrorText::tr("Nothing was changed; report the problem.")};
    case DbError::InvalidRow:
        return {ErrorText::tr("A value in the database is not valid."),
                ErrorText::tr("Restore the database from a backup, or report the problem.")};
    case DbError::NoSuchRow:
        return {ErrorText::tr("What was asked for is no longer in the database."),
                ErrorText::tr("Refresh the list and try again.")};
    case DbError::DuplicateSigningKey:
        return {ErrorText::tr("Another agent has the same signing key."),
                ErrorText::tr("Give each agent keys of its own.")};
    case DbError::StatementFailed:
        return {ErrorText::tr("The database could not carry out a command."),
                ErrorText::tr("Try again; if it stays, report the problem.")};
    }
    return {};
}

} // namespace rds
