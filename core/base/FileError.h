// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Result.h"

class QFileDevice;

namespace rds {

/// What went wrong with a file or folder. The subject is its path.
enum class FileError {
    NotFound = 1,
    NotReadable,
    NotWritable,
    DiskFull,
    TooLarge,
    NotAFile,
};

[[nodiscard]] std::error_code make_error_code(FileError code);

/// Turns the state of a file that has just failed to open, read or write into an Error.
/// A full disk is told apart from the rest by errno.
[[nodiscard]] Error fileError(const QFileDevice& file);

/// What errno says of a write to `path` that a system call has just refused.
[[nodiscard]] Unexpected writeFailure(const QString& path);

/// The whole file, or why not. @param maxBytes a larger file is refused before it is read.
[[nodiscard]] Result<QByteArray> readFile(const QString& path, qint64 maxBytes);

/// Writes to a temporary file beside `path`, syncs it and renames it: the old content or the new,
/// never a half. @param ownerOnly creates it with mode 0600.
[[nodiscard]] Result<void> writeFileAtomically(const QString& path, const QByteArray& content, bool ownerOnly = false);

} // namespace rds
