// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>
#include <core/protocol/Reply.h>

#include <map>
#include <vector>

namespace rds {

class BatchJournal;

/// Judges verified replies (S1206-S1210), whichever request they answer: a match is believed at any time, also
/// after the deadline; a difference counts only as the answer to the request in force. Engine thread.
class ReplyJudge {
public:
    ReplyJudge(BatchParts parts, BatchJournal& journal);

    /// Call it inside the transaction that keeps the reports.
    [[nodiscard]] Result<void> judge(const std::vector<VersionReply>& replies);

private:
    using RepliesByBatch = std::map<BatchId, std::vector<const VersionReply*>>;

    [[nodiscard]] Result<RepliesByBatch> byBatch(const std::vector<VersionReply>& replies) const;
    [[nodiscard]] Result<void> judgeInBatch(BatchId batch, const std::vector<const VersionReply*>& replies);

    BatchParts m_parts;
    BatchJournal& m_journal;
};

} // namespace rds
