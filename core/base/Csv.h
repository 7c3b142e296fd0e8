// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Result.h"

#include <vector>

namespace rds {

/// Why a CSV text was not read. The subject names the line, counted from 1.
enum class CsvError {
    NotUtf8 = 1,
    TooLarge,
    UnclosedQuote,
    TextAfterQuote,
    MissingColumn, ///< the header lacks it; the detail names it
    WrongFieldCount,
    Empty,
};

[[nodiscard]] std::error_code make_error_code(CsvError code);

/// One record with the line on which it begins.
struct CsvRecord {
    int line = 0;
    QStringList fields;
};

/// RFC 4180: quotes, line ends inside quotes, CRLF or LF; a UTF-8 byte order mark is skipped, empty lines too.
/// At most 64 MiB.
[[nodiscard]] Result<std::vector<CsvRecord>> parseCsv(const QByteArray& bytes);

/// One record with CRLF at its end, quoted where needed. A field that a spreadsheet would run as a formula
/// (it begins with `=`, `+`, `-`, `@`, tab or CR) gets an apostrophe before it.
[[nodiscard]] QByteArray csvLine(const QStringList& fields);

} // namespace rds
