// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QLoggingCategory>

namespace rds {

// One category per part; QT_LOGGING_RULES="rds.net=true" switches a part's debug lines on.
// Secrets (passwords, AUTH exchanges, keys) are never logged.
Q_DECLARE_LOGGING_CATEGORY(logCentre)
Q_DECLARE_LOGGING_CATEGORY(logBatch)
Q_DECLARE_LOGGING_CATEGORY(logAgent)
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logDb)

} // namespace rds
