// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FileError.h"

#include "ErrorCategory.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

namespace rds {

namespace {

const char* text(FileError code)
{
    switch (code) {
    case FileError::NotFound:
        return "file not found";
    case FileError::NotReadable:
        return "file cannot be read";
    case FileError::NotWritable:
        return "file cannot be written";
    case FileError::DiskFull:
        return "no space left on the disk";
    case FileError::TooLarge:
        return "file is too large";
    case FileError::NotAFile:
        return "not a regular file";
    }
    return "unknown file error";
}

} // namespace

std::error_code make_error_code(FileError code)
{
    return errorCode(code, "file", &text);
}

Error fileError(const QFileDevice& file)
{
    const int systemError = errno;
    if (systemError == ENOSPC || systemError == EDQUOT || file.error() == QFileDevice::ResourceError) {
        return {make_error_code(FileError::DiskFull), file.fileName(), file.errorString()};
    }
    const bool writing = (file.openMode() & QIODevice::WriteOnly) != 0 || file.error() == QFileDevice::WriteError
        || qobject_cast<const QSaveFile*>(&file) != nullptr;
    const FileError code = writing ? FileError::NotWritable : FileError::NotReadable;
    return {make_error_code(code), file.fileName(), file.errorString()};
}

Unexpected writeFailure(const QString& path)
{
    const int systemError = errno;
    const bool full = systemError == ENOSPC || systemError == EDQUOT;
    return failure(full ? FileError::DiskFull : FileError::NotWritable, path, qt_error_string(systemError));
}

Result<QByteArray> readFile(const QString& path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(FileError::NotFound, path);
    }
    if (!info.isFile()) {
        return failure(FileError::NotAFile, path);
    }
    if (info.size() > maxBytes) {
        return failure(FileError::TooLarge, path, QString::number(info.size()));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(fileError(file));
    }
    QByteArray content = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(fileError(file));
    }
    if (content.size() > maxBytes) {
        return failure(FileError::TooLarge, path);
    }
    return content;
}

Result<void> writeFileAtomically(const QString& path, const QByteArray& content, bool ownerOnly)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly)) {
        return failure(fileError(file));
    }
    if (ownerOnly) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    // commit() would not notice that the last buffered bytes did not fit.
    if (file.write(content) != content.size() || !file.flush() || !file.commit()) {
        return failure(fileError(file));
    }
    return {};
}

} // namespace rds
