// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>

namespace rds {

/// The keys of a centre, as PEM files in its folder `keys/` (owner only).
struct CentreKeys {
    Identity signing; ///< signs commands and packages; agents pin its certificate
};

/// Makes the keys of a new centre. Existing ones are never overwritten: error CentreError::AlreadySetUp.
[[nodiscard]] Result<CentreKeys> createCentreKeys(const QString& centreFolder, Timestamp now);

/// Errors FileError, CryptoError; the subject is the file.
[[nodiscard]] Result<CentreKeys> loadCentreKeys(const QString& centreFolder);

} // namespace rds
