// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Logging.h"

namespace rds {

Q_LOGGING_CATEGORY(logCentre, "rds.centre", QtInfoMsg)
Q_LOGGING_CATEGORY(logBatch, "rds.batch", QtInfoMsg)
Q_LOGGING_CATEGORY(logAgent, "rds.agent", QtInfoMsg)
Q_LOGGING_CATEGORY(logNet, "rds.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logDb, "rds.db", QtInfoMsg)

} // namespace rds
