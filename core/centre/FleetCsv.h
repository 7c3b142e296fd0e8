// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/Agent.h>

#include <vector>

namespace rds {

/// Reads a list of agents. Columns by header: `agent_id` and `mail_address` must be there,
/// `software_version`, `last_version_check` (ISO 8601; without a zone it is local time), `note` and
/// `hardware_class` may be; others are passed over. All lines are good, or the first bad one is the error: CsvError, or
/// a DomainError (InvalidAgentId, InvalidMailAddress, InvalidSoftwareVersion, DuplicateAgent, DuplicateMailAddress,
/// NotesTooLong, InvalidHardwareClass) with the subject `<fileName>, line N` and the value as detail.
[[nodiscard]] Result<std::vector<Agent>> parseFleetCsv(const QByteArray& csv, const QString& fileName);

/// The error of adding what parseFleetCsv has read, told as parseFleetCsv tells its own: DuplicateAgent and
/// DuplicateMailAddress get the line as subject and the value as detail. Others stay as they are.
[[nodiscard]] Error tellCsvLine(const Error& error, const QByteArray& csv, const QString& fileName);

} // namespace rds
