// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "TransitionTable.h"

#include <core/domain/BatchStore.h>
#include <core/domain/PackageManifest.h>

namespace rds {

/// Moves targets of one batch through the transition table, and keeps what moved together with its history.
/// Lives within one transaction.
class TargetLedger {
public:
    /// @param package gives the wait of S1204
    TargetLedger(const BatchUpdate& batch, const PackageManifest& package, Timestamp now);

    /// Moves `target` if the table has a row for its state. An end gets the cause; everything else clears it.
    /// @return false where nothing happens in this state
    bool apply(BatchTarget& target, TargetEvent event, FailureCause cause = FailureCause::None,
               const QString& evidence = {});

    [[nodiscard]] Result<void> save(BatchStore& store) const;
    [[nodiscard]] const std::vector<BatchTarget>& moved() const { return m_moved; }

private:
    [[nodiscard]] std::optional<Timestamp> timerFor(TargetTimer timer, const BatchTarget& target) const;

    const BatchUpdate& m_batch;
    const PackageManifest& m_package;
    Timestamp m_now;
    std::vector<BatchTarget> m_moved;
    std::vector<BatchEvent> m_events;
};

} // namespace rds
