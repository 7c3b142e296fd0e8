// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreFolder.h"
#include "SecretSource.h"

namespace rds {

/// The query for one of this centre's secrets: its command as set, its entry in the key store.
[[nodiscard]] Result<SecretQuery> secretQuery(CentreFolder& folder, SecretName name);

/// Gets what opens the centre's keys of the day, and opens them. `done` is called once. `folder` and `secrets`
/// outlive the query. Errors as of SecretSource::get and CentreFolder::unlock.
void unlockCentre(CentreFolder& folder, SecretSource& secrets, std::function<void(Result<void>)> done);

} // namespace rds
