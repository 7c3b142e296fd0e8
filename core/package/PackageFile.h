// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "UpdatePackage.h"

#include <core/crypto/Identity.h>

namespace rds {

/// @{ A package file (`.rdspkg`): SignedData of the centre around a container of the manifest and the payload
/// (docs/protocol.md). Whoever changes a byte of it makes it unusable.
[[nodiscard]] Result<QByteArray> writePackageFile(const UpdatePackage& package, const Identity& centreSigning);
/// Errors CryptoError, PackageError. The payload is compared with the manifest too.
[[nodiscard]] Result<UpdatePackage> readPackageFile(const QByteArray& bytes, const Certificate& centreSigning);
/// @}

} // namespace rds
