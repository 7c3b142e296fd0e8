// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QStringList>

namespace rds {

/// How far a package is with the two-person rule.
struct PackageApprovals {
    int required = 0; ///< 0: the rule is off
    int given = 0;
    QStringList missing; ///< approvers who have not approved it, by name

    [[nodiscard]] bool areEnough() const { return given >= required; }
    /// "1 of 2 approvals. Ask …", in the program's language; empty where the rule is off.
    [[nodiscard]] QString sentence() const;
};

} // namespace rds
