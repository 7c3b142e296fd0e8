// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>
#include <core/protocol/Reply.h>

#include <vector>

namespace rds {

class BatchJournal;
class VersionAsker;
struct BatchStep;

/// Judges notices: an agent that says by itself that it refused an update, or that the update came to nothing, has
/// failed at once. It is asked for its version nevertheless, so that the list is right after the batch (S1205). A
/// notice speaks to the attempt that it names and changes no version. Engine thread.
class NoticeJudge {
public:
    NoticeJudge(BatchParts parts, int groupSize, BatchJournal& journal, VersionAsker& asker);

    /// Call it inside the transaction that marks their mails handled.
    [[nodiscard]] Result<void> judge(const std::vector<UpdateNotice>& notices);

private:
    /// A target that a notice ends, and how.
    struct Refusal;

    [[nodiscard]] Result<void> judgeInBatch(BatchId batch, const std::vector<const UpdateNotice*>& notices);
    [[nodiscard]] Result<void> withdrawUpdates(const BatchStep& step, const std::vector<Refusal>& refusals);
    [[nodiscard]] Result<void> askVersions(const BatchStep& step, std::vector<Refusal>& refusals);

    BatchParts m_parts;
    int m_groupSize;
    BatchJournal& m_journal;
    VersionAsker& m_asker;
};

} // namespace rds
