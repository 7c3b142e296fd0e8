// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

namespace rds::cli {

/// What the program ends with; documented in --help and in README.md.
enum ExitCode {
    Success = 0,
    Failure = 1, ///< the sentence on stderr says why
    UsageError = 2, ///< the command line is not right
    AgentsFailed = 3, ///< the batch ran to its end, and at least one agent has failed; or has not enrolled in time
};

} // namespace rds::cli
