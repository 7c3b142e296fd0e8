// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {
class CentreDatabase;
}

namespace rds::cli {

/// The highest release number that this centre has built or sent; 0: none. Agents refuse lower ones, and absurdly
/// higher ones, so packages count on from it.
[[nodiscard]] Result<qint64> lastReleaseNumber(CentreDatabase& database);
/// Remembers the number of a package that was built, unless a higher one is known. May be done while another program
/// runs the centre: it is one value, and only `package build` writes it.
[[nodiscard]] Result<void> keepReleaseNumber(CentreDatabase& database, qint64 number);

} // namespace rds::cli
