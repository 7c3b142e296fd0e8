// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Reply.h"

#include <core/package/PackageError.h>

namespace rds {

QString outcomeCodeFor(const Error& packageError)
{
    if (packageError.is(PackageError::MemberMissing)) {
        return outcomeCode::memberMissing;
    }
    if (packageError.is(PackageError::MemberNotAllowed)) {
        return outcomeCode::memberAdded;
    }
    if (packageError.is(PackageError::MemberMismatch)) {
        return outcomeCode::memberChanged;
    }
    return packageError.is(PackageError::TooLarge) ? outcomeCode::tooLarge : outcomeCode::badPayload;
}

} // namespace rds
