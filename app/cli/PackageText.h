// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/PackageManifest.h>

#include <QStringList>

namespace rds::cli {

/// What a package holds, as lines for people.
[[nodiscard]] QStringList packageLines(const PackageManifest& manifest);

} // namespace rds::cli
