// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <core/package/UpdatePackage.h>

#include <memory>

namespace rds {

/// A package with what others than the centre have signed about it (two-person rule, core/protocol/Approval.h).
struct ShelvedPackage : UpdatePackage {
    std::vector<QByteArray> approvals; ///< valid ones of different approvers
};

/// The content of the packages that the centre has stored. Engine thread.
class PackageLibrary {
public:
    virtual ~PackageLibrary() = default;
    /// Read and verified once, then shared. Error DomainError::UnknownPackage, or why the file is not good.
    [[nodiscard]] virtual Result<std::shared_ptr<const ShelvedPackage>> load(qint64 packageId) = 0;
};

} // namespace rds
