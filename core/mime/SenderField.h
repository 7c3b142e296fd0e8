// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>

namespace rds {

/// The address of a `From` that is one mailbox (RFC 5322, section 3.4): `a@b.example`, or a display name, quoted or
/// not, before `<a@b.example>`; comments may stand between. Empty for everything else: lists, groups, routes, a second
/// address in an unquoted name, quoted local parts. Visible ASCII with one `@`; more is the caller's to check.
[[nodiscard]] QByteArray readSenderAddress(const QByteArray& fieldValue);

} // namespace rds
