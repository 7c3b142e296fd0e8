// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/MailAddress.h>

#include <QByteArray>

namespace rds {

/// A delivery status notification as a mail server writes it (RFC 3464): for `to`, which could not be
/// reached, sent back to `sender`, with the headers of the mail that failed.
///
/// @param reply the SMTP reply line that is given as the reason
[[nodiscard]] QByteArray bounceMail(const MailAddress& sender, const MailAddress& to, const QByteArray& reply,
                                    const QByteArray& failedMail, Timestamp now);

} // namespace rds
