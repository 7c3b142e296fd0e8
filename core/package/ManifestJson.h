// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CanonicalJson.h"

#include <core/domain/PackageManifest.h>

namespace rds {

[[nodiscard]] QJsonObject toJson(const PackageManifest& manifest);
/// Every field is checked; an unknown field or a missing one is an error. Error InvalidManifest, subject: the field.
[[nodiscard]] Result<PackageManifest> manifestFromJson(const QJsonObject& object);

} // namespace rds
