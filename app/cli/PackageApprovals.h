// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/centre/CentreKeys.h>
#include <core/domain/PackageManifest.h>

namespace rds::cli {

class CliContext;

/// How many approvers have validly approved the package file; what lies beside it and does not count is told on
/// standard error, each with its reason. Error FileError.
[[nodiscard]] Result<int> countApprovalsBeside(CliContext& context, const QString& packagePath,
                                               const PackageManifest& package, const KeySet& keySet);

/// Whom to trust on a machine without the centre's folder: the root certificate and the key set of the centre's folder
/// keys/, carried here. Errors FileError, CryptoError, ProtocolError; the subject is the file.
[[nodiscard]] Result<CentreTrust> readCarriedTrust(const QString& rootCertificatePath, const QString& keySetPath);

} // namespace rds::cli
