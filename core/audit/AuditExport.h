// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>
#include <core/domain/AgentStore.h>

#include <functional>

namespace rds {

class BatchStore;

/// What goes into the audit of versions: every agent as it stands, with the modules of its newest report.
struct AuditData {
    std::vector<AgentStatus> agents; ///< sorted by id
    std::vector<StoredReport> reports; ///< the newest of each agent
};

[[nodiscard]] Result<AuditData> readAuditData(const BatchStore& batches, const AgentStore& agents);

/// Says in words why an agent is in its state; the words are the caller's.
using ReasonText = std::function<QString(const AgentStatus&)>;

/// CSV (RFC 4180, UTF-8, CRLF): agent_id, mail_address, software_version, target_version, last_version_check
/// (UTC), state and cause (stable words), reason, rom_version, note, hardware_class, enrolment (stable word),
/// key_set_version; then a column per module of the fleet, `module <name>`, with version and date. Thread-safe.
[[nodiscard]] QByteArray auditCsv(const AuditData& data, const ReasonText& reason);

} // namespace rds
