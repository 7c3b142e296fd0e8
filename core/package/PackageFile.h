// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "UpdatePackage.h"

#include <core/crypto/Identity.h>

#include <vector>

namespace rds {

/// @{ A package file (`.rdspkg`): SignedData of the centre around a container of the manifest and the payload
/// (docs/protocol.md). Whoever changes a byte of it makes it unusable.
[[nodiscard]] Result<QByteArray> writePackageFile(const UpdatePackage& package, const Identity& centreSigning);
/// @param signers the signing certificates of the centre's key set: any of them may have signed
/// Errors CryptoError (WrongSigner: none of them), PackageError. The payload is compared with the manifest too.
[[nodiscard]] Result<UpdatePackage> readPackageFile(const QByteArray& bytes, const std::vector<Certificate>& signers);
/// @}

} // namespace rds
