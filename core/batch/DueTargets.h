// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "BatchParts.h"

#include <core/domain/BatchStore.h>

namespace rds {

class BatchJournal;
class VersionAsker;
struct BatchStep;

/// What time alone does to the targets of a batch: those that have settled are asked (S1204-S1205), those that
/// stayed silent have failed (S1207). Engine thread.
class DueTargets {
public:
    DueTargets(BatchParts parts, int groupSize, BatchJournal& journal, VersionAsker& asker);

    /// One transaction for up to a thousand targets. @return true where more may be due
    [[nodiscard]] Result<bool> handle(BatchId batch);

private:
    [[nodiscard]] Result<void> ask(const BatchStep& step, const std::vector<BatchTarget>& settled);
    [[nodiscard]] Result<void> askGroup(const BatchStep& step, const std::vector<AgentStatus>& group);
    [[nodiscard]] Result<void> failSilent(const BatchStep& step, std::vector<BatchTarget> silent);

    BatchParts m_parts;
    int m_groupSize;
    BatchJournal& m_journal;
    VersionAsker& m_asker;
};

} // namespace rds
