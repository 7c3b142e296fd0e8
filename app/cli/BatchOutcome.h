// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <core/domain/BatchUpdate.h>

namespace rds {
class Centre;
}

namespace rds::cli {

class CliContext;

/// Error UnknownBatch where there never was one.
[[nodiscard]] Result<BatchId> newestBatch(const Centre& centre);

/// Watches a batch to its end (or, with `untilSent`, until its mails are sent), prints the failed agents and
/// the outcome. @return an ExitCode: AgentsFailed where some have failed
[[nodiscard]] int followBatch(CliContext& context, Centre& centre, BatchId batch, bool untilSent);

} // namespace rds::cli
