// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "RowReader.h"

#include <core/domain/AgentStatus.h>

namespace rds::sql {

// Columns and readers that several queries share; a reader takes exactly its columns.

/// Of `agents a`.
inline const QString agentColumns =
    QStringLiteral("a.id, a.address, a.version, a.last_version_check, a.note, a.enrolment_state, a.enrolment_problem, "
                   "CASE WHEN a.code_used_at IS NULL THEN a.code_expires_at END AS code_expires_at, a.key_set_version, "
                   "a.hardware_class");
[[nodiscard]] Agent readAgent(RowReader& row);

/// Of `batch_targets t`.
inline const QString targetColumns = QStringLiteral("t.batch_id, t.agent_id, t.state, t.attempt, t.version_before, "
                                                    "t.version_after, t.cause, t.evidence, t.next_action_at, "
                                                    "t.request_id, t.changed_at");
inline constexpr int targetColumnCount = 11;
[[nodiscard]] BatchTarget readTarget(RowReader& row);

/// Of `batches b`.
inline const QString batchColumns = QStringLiteral("b.id, b.campaign, b.package_id, b.target_version, b.started_at, "
                                                   "b.finished_at, b.allow_downgrade, b.reply_timeout_ms");
[[nodiscard]] BatchUpdate readBatch(RowReader& row);

} // namespace rds::sql
