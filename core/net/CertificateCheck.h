// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "NetError.h"

#include <QList>

class QSslError;

namespace rds {

/// The one thing to tell about a certificate that was not accepted: a wrong time before an unknown issuer before
/// a wrong host name. The detail names everything that was found, with the certificate's names and dates.
[[nodiscard]] Error certificateError(const QList<QSslError>& errors, const QString& endpoint);

} // namespace rds
