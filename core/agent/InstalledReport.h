// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Inventory.h"

#include <core/domain/VersionReport.h>

namespace rds {

/// S1001: the report of what is really there, found by comparing every file's bytes with those of the known releases.
///
/// A file that no release knows is listed with the version `0.0.00-unknown` and the day on which it was changed.
/// The software version is that of the newest known release of which every module is there, intact; where there
/// is none, it is the installed one's with `+damaged` after it: equal to no target, so that nobody
/// takes a damaged agent for an updated one (SPEC.md, Versions).
///
/// @pre `known` begins with the installed release and is not empty
[[nodiscard]] VersionReport reportInstalled(const std::vector<Release>& known, const Inventory& files);

} // namespace rds
