// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageApprovals.h"

#include <QCoreApplication>

namespace rds {

namespace {

struct ApprovalsText {
    Q_DECLARE_TR_FUNCTIONS(PackageApprovals)
};

} // namespace

QString PackageApprovals::sentence() const
{
    if (required <= 0) {
        return {};
    }
    const QString count = ApprovalsText::tr("%1 of %2 approvals.").arg(given).arg(required);
    if (areEnough() || missing.isEmpty()) {
        return count;
    }
    //: between names
    const QString names = missing.join(ApprovalsText::tr(", "));
    return ApprovalsText::tr("%1 %2").arg(
        count,
        ApprovalsText::tr("Ask for approval: %1. Put the approval files beside the package, then check again.")
            .arg(names));
}

} // namespace rds
